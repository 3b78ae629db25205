// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "scripted_store.h"
#include "ui/accounts/account_dialog.h"
#include "ui/accounts/delete_account.h"
#include "ui/desktop/clipboard.h"
#include "ui/widgets/note_label.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

const auto shareLink = u"https://share.proxy.qg.net/get?key=TESTKEY01&area=350500,330700&num=5&colour=red"_s;
const auto exclusiveLink = u"https://exclusive.proxy.qg.net/get?key=TESTKEY02&pwd=TESTPWD02&num=3"_s;
const SecretError locked{SecretError::Kind::Locked, u"prompt dismissed"_s};

} // namespace

class TestAccountDialog : public QObject
{
    Q_OBJECT

    Catalogue m_catalogue{Catalogue::vendorEndpoints()};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedStore> m_store;
    std::unique_ptr<AccountBook> m_book;
    std::unique_ptr<Clipboard> m_clipboard;
    std::unique_ptr<AccountDialog> m_dialog;

    void open()
    {
        m_dialog = std::make_unique<AccountDialog>(AccountDialog::Parts{m_catalogue, *m_book, *m_clipboard});
        m_dialog->show();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get(), 60'000));
    }
    template<typename Widget>
    Widget *part(const QString &name) const
    {
        Widget *found = m_dialog->findChild<Widget *>(name);
        Q_ASSERT(found);
        return found;
    }
    QPushButton *saveButton() const
    {
        return m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    }
    QString note(const QString &name) const { return part<NoteLabel>(name)->text(); }
    QString problemBeside(const QString &input) const
    {
        for (const NoteLabel *label : part<QWidget>(input)->parentWidget()->findChildren<NoteLabel *>()) {
            if (label->isVisibleTo(m_dialog.get()))
                return label->text();
        }
        return {};
    }
    void fillIn()
    {
        part<QLineEdit>(u"name"_s)->setText(u"East crawl"_s);
        part<QComboBox>(u"mode"_s)->setCurrentIndex(part<QComboBox>(u"mode"_s)->findData(int(Mode::Channel)));
        part<QSpinBox>(u"channels"_s)->setValue(20);
        part<QLineEdit>(u"key"_s)->clear();
        QTest::keyClicks(part<QLineEdit>(u"key"_s), u"TESTKEY01"_s);
    }
    QUuid addAccount(const QString &name, const QString &key)
    {
        Account account;
        account.id = QUuid::createUuid();
        account.name = name;
        bool added = false;
        m_book->add(account, {Secret(key), Secret(u"TESTPWD01"_s), {}, {}}, AccountBook::Keep::InStore,
                    [&](const auto &result) { added = result.has_value(); });
        [&] { QTRY_VERIFY(added); }();
        return account.id;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ScriptedStore>();
        m_book = std::make_unique<AccountBook>(m_folder->path(), *m_store);
        m_clipboard = std::make_unique<Clipboard>();
        QGuiApplication::clipboard()->clear();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_book.reset();
    }

    void savesWhatWasEntered()
    {
        open();
        fillIn();
        part<QLineEdit>(u"apiPassword"_s)->setText(u"TESTPWD01"_s);
        part<QLineEdit>(u"proxyUser"_s)->setText(u"TESTUSER"_s);
        QSignalSpy saved(m_dialog.get(), &AccountDialog::saved);
        QSignalSpy link(m_dialog.get(), &AccountDialog::linkAccepted);
        saveButton()->click();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(link.size(), 0);
        QCOMPARE(m_book->size(), 1);
        const Account &account = m_book->at(0);
        QCOMPARE(account.id, saved.at(0).at(0).toUuid());
        QCOMPARE(account.name, u"East crawl"_s);
        QCOMPARE(account.product, Product::ShortLived);
        QCOMPARE(account.mode, Mode::Channel);
        QCOMPARE(account.channels, 20);
        const AccountSecrets *secrets = m_book->secrets(account.id);
        QVERIFY(secrets);
        QVERIFY(secrets->key == Secret(u"TESTKEY01"_s));
        QVERIFY(secrets->apiPassword == Secret(u"TESTPWD01"_s));
        QVERIFY(secrets->proxyUser == Secret(u"TESTUSER"_s));
        QVERIFY(secrets->proxyPassword.isEmpty());
        QVERIFY(m_store->has(u"TESTKEY01"_s));
        QVERIFY(part<QLineEdit>(u"key"_s)->text().isEmpty());
    }

    void whatFollowsTheExtractionLimitIsAskedWhereOnlyTheOperatorKnows()
    {
        open();
        auto *after = part<QComboBox>(u"afterLimit"_s);
        auto *product = part<QComboBox>(u"product"_s);
        auto *mode = part<QComboBox>(u"mode"_s);
        QVERIFY(!after->isVisible()); // no mode is chosen yet
        for (const Product of : m_catalogue.products()) {
            product->setCurrentIndex(product->findData(int(of)));
            for (int i = 0; i < mode->count(); ++i) {
                mode->setCurrentIndex(i);
                const auto chosen = Mode(mode->itemData(i).toInt());
                QCOMPARE(after->isVisible(), chosen == Mode::Channel || chosen == Mode::Metered);
            }
        }
        product->setCurrentIndex(product->findData(int(Product::ShortLived)));
        fillIn();
        QCOMPARE(after->count(), 4);
        QCOMPARE(after->currentData().toInt(), int(AfterLimit::NotSet));
        after->setCurrentIndex(after->findData(int(AfterLimit::Tomorrow)));
        saveButton()->click();
        QTRY_COMPARE(m_book->size(), 1);
        const QUuid id = m_book->at(0).id;
        QCOMPARE(int(m_book->find(id)->afterLimit), int(AfterLimit::Tomorrow));

        // Another plan, which says it itself, does not make it forgotten; to edit the key does not change it.
        open();
        m_dialog->edit(id);
        QCOMPARE(part<QComboBox>(u"afterLimit"_s)->currentData().toInt(), int(AfterLimit::Tomorrow));
        part<QLineEdit>(u"name"_s)->setText(u"West"_s);
        saveButton()->click();
        QTRY_COMPARE(m_book->find(id)->name, u"West"_s);
        QCOMPARE(int(m_book->find(id)->afterLimit), int(AfterLimit::Tomorrow));

        open();
        m_dialog->edit(id);
        part<QComboBox>(u"afterLimit"_s)
            ->setCurrentIndex(part<QComboBox>(u"afterLimit"_s)->findData(int(AfterLimit::Stop)));
        QSignalSpy changed(m_book.get(), &AccountBook::accountChanged);
        saveButton()->click();
        QTRY_COMPARE(int(m_book->find(id)->afterLimit), int(AfterLimit::Stop));
        QTRY_VERIFY(changed.size() > 0); // whoever acts on it hears of it
    }

    void passwordsLoseTheirLineEnd()
    {
        open();
        fillIn();
        QApplication::clipboard()->setText(u"TESTPWD01\r\n"_s); // of a spreadsheet's row
        part<QLineEdit>(u"apiPassword"_s)->paste();
        QCOMPARE(part<QLineEdit>(u"apiPassword"_s)->text(), u"TESTPWD01"_s);
        QVERIFY2(problemBeside(u"apiPassword"_s).contains(u"removed"), qPrintable(problemBeside(u"apiPassword"_s)));
        part<QLineEdit>(u"proxyUser"_s)->setText(u" TESTUSER"_s);
        QVERIFY(problemBeside(u"proxyUser"_s).contains(u"space"));
        QApplication::clipboard()->setText(u"TEST\tPASS"_s); // two cells
        part<QLineEdit>(u"proxyPassword"_s)->paste();
        QVERIFY2(problemBeside(u"proxyPassword"_s).contains(u"‹U+0009›"),
                 qPrintable(problemBeside(u"proxyPassword"_s)));
        saveButton()->click();
        QCOMPARE(m_dialog->focusWidget(), part<QLineEdit>(u"proxyPassword"_s));
        QCOMPARE(m_store->writes, 0);
        part<QLineEdit>(u"proxyPassword"_s)->setText(u"TESTPASS"_s);
        QCOMPARE(problemBeside(u"proxyPassword"_s), QString());
        QSignalSpy saved(m_dialog.get(), &AccountDialog::saved);
        saveButton()->click();
        QTRY_COMPARE(saved.size(), 1);
        const AccountSecrets *secrets = m_book->secrets(saved.at(0).at(0).toUuid());
        QCOMPARE(secrets->apiPassword, Secret(u"TESTPWD01"_s));
        QCOMPARE(secrets->proxyUser, Secret(u" TESTUSER"_s));
        QCOMPARE(secrets->proxyPassword, Secret(u"TESTPASS"_s));
    }

    void aLinkInTheNameIsALink()
    {
        open();
        QApplication::clipboard()->setText(exclusiveLink);
        auto *name = part<QLineEdit>(u"name"_s);
        const QString suggested = name->text();
        name->clear();
        name->paste();
        QCOMPARE(name->text(), suggested);
        QCOMPARE(part<QLineEdit>(u"key"_s)->text(), u"TESTKEY02"_s);
        QCOMPARE(part<QLineEdit>(u"apiPassword"_s)->text(), u"TESTPWD02"_s);
    }

    void saysWhyALinkIsNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("another call of the vendor's")
            << u"https://share.proxy.qg.net/release?key=TESTKEY01"_s << u"does not know"_s;
        QTest::newRow("somebody else's") << u"https://example.com/get?key=TESTKEY01"_s
                                         << u"not one of the vendor's extraction links"_s;
    }
    void saysWhyALinkIsNone()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        open();
        fillIn();
        QApplication::clipboard()->setText(text);
        part<QPushButton>(u"pasteLink"_s)->click();
        QVERIFY2(note(u"offer"_s).contains(said), qPrintable(note(u"offer"_s)));
        part<QLineEdit>(u"key"_s)->clear();
        part<QLineEdit>(u"key"_s)->paste();
        saveButton()->click();
        QVERIFY2(problemBeside(u"key"_s).contains(said), qPrintable(problemBeside(u"key"_s)));
    }

    void digitsOfAnyWidth()
    {
        open();
        fillIn();
        auto *channels = part<QSpinBox>(u"channels"_s);
        channels->selectAll();
        QInputMethodEvent typed; // QTest::keyClicks() has ASCII only
        typed.setCommitString(u"１５"_s);
        QApplication::sendEvent(channels, &typed);
        QCOMPARE(channels->value(), 15);
        auto *line = channels->findChild<QLineEdit *>();
        line->selectAll();
        QApplication::clipboard()->setText(u"３０\r\n"_s);
        line->paste();
        QCOMPARE(channels->value(), 30);
    }

    void nothingClosesBeforeTheWriteIsProved()
    {
        open();
        fillIn();
        m_store->holds = true;
        QSignalSpy saved(m_dialog.get(), &AccountDialog::saved);
        saveButton()->click();
        QVERIFY(!saveButton()->isEnabled());
        saveButton()->click();
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        m_dialog->close();
        QTest::qWait(20);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(saved.size(), 0);
        QCOMPARE(m_book->size(), 0);
        m_store->release();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_store->writes, 1);
    }

    void aFailingKeychainIsSaidAndTheSessionOffered()
    {
        open();
        fillIn();
        m_store->failure = locked;
        auto *session = part<QPushButton>(u"sessionOnly"_s);
        QVERIFY(!session->isVisible());
        saveButton()->click();
        QTRY_VERIFY(!note(u"failure"_s).isEmpty());
        QVERIFY(m_dialog->isVisible());
        QVERIFY(session->isVisible());
        QCOMPARE(m_dialog->focusWidget(), saveButton());
        QVERIFY(saveButton()->isEnabled());
        QCOMPARE(m_book->size(), 0);
        QCOMPARE(part<QLineEdit>(u"key"_s)->text(), u"TESTKEY01"_s);

        session->click();
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(m_book->size(), 1);
        QCOMPARE(m_book->secretState(m_book->at(0).id), AccountBook::SecretState::SessionOnly);
        QVERIFY(!m_store->has(u"TESTKEY01"_s));
    }

    void withoutAKeychainTheButtonThatHasTheFocusActs()
    {
        open();
        fillIn();
        m_store->failure = SecretError{SecretError::Kind::NoKeychain, {}};
        part<QLineEdit>(u"key"_s)->setFocus();
        QTest::keyClick(part<QLineEdit>(u"key"_s), Qt::Key_Return); // no button has the focus: saves
        QTRY_VERIFY(!note(u"failure"_s).isEmpty());
        // One answer to the question where the key is kept: not the keychain, which failed.
        QVERIFY2(!note(u"where"_s).contains(u"keychain"_s), qPrintable(note(u"where"_s)));
        QVERIFY(note(u"where"_s).contains(u"session"_s));
        auto *session = part<QPushButton>(u"sessionOnly"_s);
        QCOMPARE(m_dialog->focusWidget(), session);
        const int writes = m_store->writes;
        QTest::keyClick(session, Qt::Key_Return);
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(m_store->writes, writes);
        QCOMPARE(m_book->size(), 1);
        QCOMPARE(m_book->secretState(m_book->at(0).id), AccountBook::SecretState::SessionOnly);
    }

    void whereTheListCannotBeSavedTheSessionIsOffered()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"accounts.json/in the way"_s));
        open();
        fillIn();
        saveButton()->click();
        QTRY_VERIFY(!note(u"failure"_s).isEmpty());
        QCOMPARE(m_book->size(), 0);
        auto *session = part<QPushButton>(u"sessionOnly"_s);
        QVERIFY(session->isVisible());
        session->setFocus();
        QTest::keyClick(session, Qt::Key_Return);
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(m_book->size(), 1);
        QVERIFY(m_book->isUnlisted(m_book->at(0).id));
    }

    void aFailingKeychainCanBeTriedAgain()
    {
        open();
        fillIn();
        m_store->failure = locked;
        saveButton()->click();
        QTRY_VERIFY(!note(u"failure"_s).isEmpty());
        m_store->failure.reset();
        saveButton()->click();
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(m_book->size(), 1);
        QCOMPARE(m_book->secretState(m_book->at(0).id), AccountBook::SecretState::Ready);
    }

    void aLinkOnTheClipboardIsOfferedAndNotTaken()
    {
        QGuiApplication::clipboard()->setText(exclusiveLink);
        open();
        QVERIFY(note(u"offer"_s).contains(productName(Product::Exclusive)));
        QVERIFY(!note(u"offer"_s).contains(u"TESTKEY02"_s));
        QVERIFY(part<QLineEdit>(u"key"_s)->text().isEmpty());
        QCOMPARE(QGuiApplication::clipboard()->text(), exclusiveLink);

        part<QPushButton>(u"pasteLink"_s)->click();
        QCOMPARE(part<QLineEdit>(u"key"_s)->text(), u"TESTKEY02"_s);
        QCOMPARE(part<QLineEdit>(u"apiPassword"_s)->text(), u"TESTPWD02"_s);
        QCOMPARE(part<QComboBox>(u"product"_s)->currentData().toInt(), int(Product::Exclusive));
        QVERIFY(!part<QComboBox>(u"mode"_s)->isVisible());
        QVERIFY(part<QSpinBox>(u"channels"_s)->isVisible());
        QCOMPARE(part<QPushButton>(u"pasteLink"_s)->text(), u"Paste extraction link"_s); // not offered once more

        // The link leaves the clipboard once the key is kept, and not before: until then it may be the only copy.
        m_store->failure = locked;
        saveButton()->click();
        QTRY_VERIFY(!note(u"failure"_s).isEmpty());
        QCOMPARE(QGuiApplication::clipboard()->text(), exclusiveLink);
        m_store->failure.reset();
        saveButton()->click();
        QTRY_VERIFY(!m_dialog->isVisible());
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }

    void anAmbiguousLinkLeavesTheModeToTheOperator()
    {
        open();
        QSignalSpy saved(m_dialog.get(), &AccountDialog::saved);
        QList<ExtractionLink> links;
        bool savedFirst = false;
        connect(m_dialog.get(), &AccountDialog::linkAccepted, this, [&](const ExtractionLink &link) {
            links.append(link);
            savedFirst = saved.size() == 1;
        });
        QVERIFY(m_dialog->pasteLink(shareLink));
        auto *mode = part<QComboBox>(u"mode"_s);
        QCOMPARE(mode->currentIndex(), -1);
        QCOMPARE(mode->count(), 4); // one address for all four of the short-lived modes
        QVERIFY(note(u"offer"_s).contains(u"colour"_s));

        saveButton()->click();
        QVERIFY(m_dialog->isVisible());
        QVERIFY(!problemBeside(u"mode"_s).isEmpty());
        QVERIFY(mode->hasFocus());
        QCOMPARE(m_store->writes, 0);

        mode->setCurrentIndex(mode->findData(int(Mode::Even)));
        QVERIFY(problemBeside(u"mode"_s).isEmpty());
        QVERIFY(!part<QSpinBox>(u"channels"_s)->isVisible()); // even: 60 a minute, whatever was bought
        saveButton()->click();
        QTRY_COMPARE(links.size(), 1);
        QVERIFY(savedFirst);
        QCOMPARE(links.at(0).items, (QueryItems{{u"area"_s, u"350500,330700"_s}, {u"num"_s, u"5"_s}}));
        QCOMPARE(m_book->at(0).mode, Mode::Even);
    }

    void aLinkPastedIntoTheKeyIsRecognised()
    {
        open();
        QGuiApplication::clipboard()->setText(shareLink + u'\n');
        auto *key = part<QLineEdit>(u"key"_s);
        key->setFocus();
        QTest::keySequence(key, QKeySequence::Paste);
        QCOMPARE(key->text(), u"TESTKEY01"_s);
        QVERIFY(m_dialog->link().has_value());
        QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        part<QComboBox>(u"mode"_s)->setCurrentIndex(0);
        saveButton()->click();
        QTRY_VERIFY(!m_dialog->isVisible());
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }

    void aLinkIsOfItsOwnKeyOnly()
    {
        QGuiApplication::clipboard()->setText(exclusiveLink);
        open();
        part<QPushButton>(u"pasteLink"_s)->click();
        QSignalSpy link(m_dialog.get(), &AccountDialog::linkAccepted);
        part<QLineEdit>(u"key"_s)->setText(u"TESTKEY09"_s);
        saveButton()->click();
        QTRY_VERIFY(!m_dialog->isVisible());
        QVERIFY(m_book->secrets(m_book->at(0).id)->key == Secret(u"TESTKEY09"_s));
        QCOMPARE(link.size(), 0);
        QCOMPARE(QGuiApplication::clipboard()->text(), exclusiveLink);
    }

    void whatElseTheClipboardHoldsStays()
    {
        open();
        QGuiApplication::clipboard()->setText(u"notes"_s);
        QVERIFY(m_dialog->pasteLink(shareLink));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"notes"_s);
        QVERIFY(!m_dialog->pasteLink(u"https://example.com/get?key=TESTKEY03"_s));
        part<QPushButton>(u"pasteLink"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"notes"_s);
        QVERIFY(!note(u"offer"_s).isEmpty());
        QCOMPARE(part<QLineEdit>(u"key"_s)->text(), u"TESTKEY01"_s);
    }

    void wrongFieldsSaySoAndNothingIsSaved()
    {
        addAccount(u"West"_s, u"TESTKEY09"_s);
        open();
        fillIn();
        auto *name = part<QLineEdit>(u"name"_s);
        auto *key = part<QLineEdit>(u"key"_s);
        name->setText(u" west "_s);
        key->setText(u"TEST KEY"_s);
        const int before = m_store->writes;
        saveButton()->click();
        QVERIFY(name->hasFocus());
        QVERIFY(!problemBeside(u"name"_s).isEmpty());
        QVERIFY(!problemBeside(u"key"_s).isEmpty());
        QCOMPARE(key->accessibleDescription(), problemBeside(u"key"_s));
        name->setText(u"South"_s);
        QVERIFY(problemBeside(u"name"_s).isEmpty());
        key->clear();
        saveButton()->click();
        QVERIFY(key->hasFocus());
        QVERIFY(!problemBeside(u"key"_s).isEmpty());
        key->setText(u"https://example.com/?key=x"_s);
        QVERIFY(!problemBeside(u"key"_s).isEmpty());
        QCOMPARE(m_store->writes, before);
    }

    void theSameKeyTwiceIsWarnedOf()
    {
        addAccount(u"West"_s, u"TESTKEY09"_s);
        open();
        fillIn();
        QVERIFY(problemBeside(u"key"_s).isEmpty());
        part<QLineEdit>(u"key"_s)->setText(u"TESTKEY09"_s);
        QVERIFY(problemBeside(u"key"_s).contains(u"West"_s));
        saveButton()->click();
        QTRY_COMPARE(m_book->size(), 2);
    }

    void secretsAreHiddenUntilAskedFor()
    {
        open();
        for (const auto &name : {u"key"_s, u"apiPassword"_s, u"proxyUser"_s, u"proxyPassword"_s})
            QCOMPARE(part<QLineEdit>(name)->echoMode(), QLineEdit::Password);
        part<QCheckBox>(u"showSecrets"_s)->click();
        QCOMPARE(part<QLineEdit>(u"key"_s)->echoMode(), QLineEdit::Normal);
        part<QCheckBox>(u"showSecrets"_s)->click();
        QCOMPARE(part<QLineEdit>(u"key"_s)->echoMode(), QLineEdit::Password);
    }

    void editing()
    {
        const QUuid id = addAccount(u"West"_s, u"TESTKEY09"_s);
        open();
        m_dialog->edit(id);
        QCOMPARE(part<QLineEdit>(u"name"_s)->text(), u"West"_s);
        QCOMPARE(part<QLineEdit>(u"key"_s)->text(), u"TESTKEY09"_s);
        QVERIFY(!m_dialog->link());
        part<QLineEdit>(u"name"_s)->setText(u"Far west"_s);
        part<QLineEdit>(u"apiPassword"_s)->clear();
        saveButton()->click();
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(m_book->size(), 1);
        QCOMPARE(m_book->find(id)->name, u"Far west"_s);
        QVERIFY(m_book->secrets(id)->key == Secret(u"TESTKEY09"_s));
        QVERIFY(m_book->secrets(id)->apiPassword.isEmpty());
    }

    void anotherPlanIsConfirmed()
    {
        const QUuid id = addAccount(u"West"_s, u"TESTKEY09"_s);
        const Account before = *m_book->find(id);
        AccountDialog dialog({m_catalogue, *m_book, *m_clipboard, [](const QUuid &) { return 3; }});
        dialog.edit(id);
        dialog.show();
        auto *mode = dialog.findChild<QComboBox *>(u"mode"_s);
        const int other = mode->currentIndex() == 0 ? 1 : 0;
        mode->setCurrentIndex(other);
        auto *save = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
        const auto question = [&dialog] { return dialog.findChild<QMessageBox *>(u"planQuestion"_s); };

        save->click();
        QVERIFY(question());
        QVERIFY(question()->informativeText().contains(u"a minute"_s));
        QVERIFY(question()->informativeText().contains(u"3 calls of this key are waiting"_s));
        question()->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(!question());
        QVERIFY(dialog.isVisible()); // what was entered stays
        QCOMPARE(mode->currentIndex(), other);
        QCOMPARE(m_book->find(id)->mode, before.mode);

        save->click();
        question()->defaultButton()->click();
        QTRY_VERIFY(!dialog.isVisible());
        QVERIFY(m_book->find(id)->mode != before.mode);
        QVERIFY(m_book->secrets(id)->key == Secret(u"TESTKEY09"_s));
    }

    void anUnreadableSecretSurvivesARename()
    {
        const QUuid id = addAccount(u"West"_s, u"TESTKEY09"_s);
        m_book.reset();
        m_store->failure = locked;
        m_book = std::make_unique<AccountBook>(m_folder->path(), *m_store);
        QTRY_COMPARE(m_book->secretState(id), AccountBook::SecretState::Unavailable);
        open();
        m_dialog->edit(id);
        QVERIFY(part<QLineEdit>(u"key"_s)->text().isEmpty());
        part<QLineEdit>(u"name"_s)->setText(u"Far west"_s);
        part<QLineEdit>(u"proxyUser"_s)->setText(u"TESTUSER"_s);
        saveButton()->click();
        QVERIFY(!problemBeside(u"key"_s).isEmpty());
        part<QLineEdit>(u"proxyUser"_s)->clear();
        saveButton()->click();
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(m_book->find(id)->name, u"Far west"_s);
        m_store->failure.reset();
        m_book->reloadSecrets(id);
        QTRY_VERIFY(m_book->secrets(id));
        QVERIFY(m_book->secrets(id)->key == Secret(u"TESTKEY09"_s));
    }

    void deletingAsksAndTellsOfFailure()
    {
        const QUuid id = addAccount(u"<b>West</b>"_s, u"TESTKEY09"_s);
        QWidget window;
        window.show();
        const auto box = [&](const QString &name) { return window.findChild<QMessageBox *>(name); };
        const auto destroy = [&] {
            for (QAbstractButton *button : box(u"deleteAccount"_s)->buttons()) {
                if (box(u"deleteAccount"_s)->buttonRole(button) == QMessageBox::DestructiveRole)
                    return button->click();
            }
        };
        deleteAccount(&window, *m_book, id);
        QVERIFY(box(u"deleteAccount"_s));
        QCOMPARE(box(u"deleteAccount"_s)->textFormat(), Qt::PlainText);
        QVERIFY(box(u"deleteAccount"_s)->text().contains(u"<b>West</b>"_s));
        QTest::keyClick(box(u"deleteAccount"_s), Qt::Key_Return); // the default keeps the key
        QTRY_VERIFY(!box(u"deleteAccount"_s));
        QTest::qWait(20);
        QCOMPARE(m_book->size(), 1);

        m_store->failure = locked;
        deleteAccount(&window, *m_book, id);
        destroy();
        QTRY_VERIFY(box(u"deleteFailure"_s));
        QCOMPARE(m_book->size(), 1);
        box(u"deleteFailure"_s)->close();

        m_store->failure.reset();
        QTRY_VERIFY(!box(u"deleteAccount"_s));
        deleteAccount(&window, *m_book, id);
        destroy();
        QTRY_COMPARE(m_book->size(), 0);
        QVERIFY(!m_store->has(u"TESTKEY09"_s));
    }

    void dialogsSayHowManyCallsWait()
    {
        const QUuid id = addAccount(u"West"_s, u"TESTKEY09"_s);
        QWidget window;
        window.show();
        int calls = 0;
        const auto waiting = [&calls, id](const QUuid &asked) { return asked == id ? calls : 0; };
        const auto text = [&] {
            deleteAccount(&window, *m_book, id, waiting);
            auto *box = window.findChild<QMessageBox *>(u"deleteAccount"_s);
            const QString said = box ? box->informativeText() : QString();
            delete box;
            return said;
        };
        QVERIFY(!text().contains(u"wait"_s));
        calls = 8;
        QVERIFY(text().contains(u"8 calls wait"_s));

        AccountDialog dialog({m_catalogue, *m_book, *m_clipboard, waiting});
        dialog.edit(id);
        dialog.show();
        auto *note = dialog.findChild<QWidget *>(u"waitingCalls"_s);
        QVERIFY(note && note->isVisible());
        calls = 0;
        dialog.edit(id);
        QVERIFY(!note->isVisible());
    }

    void itGrowsWithWhatItHasToSay()
    {
        addAccount(u"West by north "_s.repeated(7), u"TESTKEY01"_s);
        open();
        QVERIFY(m_dialog->pasteLink(shareLink));
        part<QLineEdit>(u"name"_s)->clear();
        m_store->failure = locked;
        saveButton()->click();
        part<QLineEdit>(u"name"_s)->setText(u"South"_s);
        part<QComboBox>(u"mode"_s)->setCurrentIndex(0);
        saveButton()->click();
        QTRY_VERIFY(!note(u"failure"_s).isEmpty());
        QTRY_VERIFY(m_dialog->height() >= m_dialog->layout()->totalHeightForWidth(m_dialog->width()));
        for (const QLineEdit *line : m_dialog->findChildren<QLineEdit *>()) {
            if (line->isVisible() && !qobject_cast<const QAbstractSpinBox *>(line->parentWidget()))
                QTRY_VERIFY2(line->height() >= line->sizeHint().height(), qPrintable(line->objectName()));
        }
    }

    void withoutAKeychainItSaysSo()
    {
        MemorySecretStore memory;
        AccountBook book(m_folder->path(), memory);
        AccountDialog dialog({m_catalogue, book, *m_clipboard});
        bool said = false;
        for (const NoteLabel *label : dialog.findChildren<NoteLabel *>())
            said = said || label->text().contains(u"this session only"_s);
        QVERIFY(said);
    }
};

QTEST_MAIN(TestAccountDialog)
#include "tst_account_dialog.moc"
