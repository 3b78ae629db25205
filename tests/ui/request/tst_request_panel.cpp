// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"
#include "accounts/extraction_link.h"
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "client/api_client.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "preferences/key_values.h"
#include "scripted_store.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/accounts/plan_dialog.h"
#include "ui/press/rate_gauge.h"
#include "ui/request/request_panel.h"
#include "ui/request/request_preview.h"
#include "ui/request/segmented_row.h"
#include "ui/widgets/extract_button.h"
#include "ui/widgets/note_label.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// The program below the window; its calls go to a loopback server that counts them and never answers.
struct Rig
{
    QTemporaryDir folder;
    FakeClock clock;
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    ScriptedStore store;
    AccountBook accounts{folder.path(), store};
    QTcpServer server;
    RateScheduler scheduler{clock};
    ApiClient client;
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    RegionLockModel regionLocks{{}};
    CallLog log;
    Desk desk{{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, log, nullptr}};

    Rig()
        : client(clock, route(server))
    {
    }

    static LoopbackRoute route(QTcpServer &server)
    {
        server.listen(QHostAddress::LocalHost);
        return {u"127.0.0.1"_s, server.serverPort()};
    }

    QUuid add(const QString &name, Product product, Mode mode, int channels, const QString &key,
              const QString &password = {})
    {
        Account account;
        account.id = QUuid::createUuid();
        account.name = name;
        account.product = product;
        account.mode = mode;
        account.channels = channels;
        account.channelsEntered = true;
        bool added = false;
        accounts.add(account, {Secret(key), Secret(password), {}, {}}, AccountBook::Keep::InStore,
                     [&](const auto &result) { added = result.has_value(); });
        [&] { QTRY_VERIFY(added); }();
        return account.id;
    }
};

} // namespace

class TestRequestPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<RequestPanel> m_panel;

    void open(KeyValues *values = nullptr)
    {
        m_panel = std::make_unique<RequestPanel>(RequestPanel::Parts{
            m_rig->catalogue, m_rig->accounts, m_rig->desk, m_rig->clock, m_rig->leases, {}, values});
        m_panel->resize(300, 800);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get(), 60'000));
    }
    ExtractButton *button() const { return m_panel->findChild<ExtractButton *>(u"extract"_s); }
    QString buttonName() const { return button()->accessibleName(); }
    QString preview() const { return m_panel->findChild<RequestPreview *>()->toPlainText(); }
    template<typename Widget>
    Widget *part(const QString &name) const
    {
        auto *found = m_panel->findChild<Widget *>(name);
        Q_ASSERT(found);
        return found;
    }
    QAbstractButton *segment(const QString &text) const
    {
        for (const SegmentedRow *row : m_panel->findChildren<SegmentedRow *>()) {
            for (QAbstractButton *candidate : row->findChildren<QAbstractButton *>()) {
                if (candidate->text() == text && candidate->isVisible())
                    return candidate;
            }
        }
        return nullptr;
    }
    int calls() const { return m_rig->log.size(); }

private Q_SLOTS:
    void init() { m_rig = std::make_unique<Rig>(); }
    void cleanup()
    {
        m_panel.reset();
        m_rig.reset();
    }

    void oneClickIsOneCall()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        open();
        QSignalSpy pressed(m_panel.get(), &RequestPanel::pressed);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(calls(), 1);
        QCOMPARE(pressed.size(), 1);
        QCOMPARE(pressed.at(0).at(0).value<CallId>(), m_rig->log.at(0).id);
        QCOMPARE(QByteArray(m_rig->log.at(0).endpoint->id), "short.channel.get");
        int arrived = 0;
        connect(&m_rig->server, &QTcpServer::newConnection, this, [&] { ++arrived; });
        QTRY_VERIFY(m_rig->log.at(0).isUnderWay());
        QCOMPARE(calls(), 1);
    }

    void aDoubleClickIsOneCall()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        open();
        // The event sequence of a double click, as a window system reports it.
        QTest::mousePress(button(), Qt::LeftButton);
        QTest::mouseRelease(button(), Qt::LeftButton);
        QTest::mouseDClick(button(), Qt::LeftButton);
        QTest::mouseRelease(button(), Qt::LeftButton);
        QCOMPARE(calls(), 1);
    }

    void aHeldKeyIsOneCall_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("return") << Qt::Key_Return;
        QTest::newRow("space") << Qt::Key_Space;
    }
    void aHeldKeyIsOneCall()
    {
        QFETCH(Qt::Key, key);
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        open();
        button()->setFocus();
        const auto send = [&](QEvent::Type type, bool repeated) {
            QKeyEvent event(type, key, Qt::NoModifier, key == Qt::Key_Space ? u" "_s : u"\r"_s, repeated);
            QApplication::sendEvent(button(), &event);
        };
        send(QEvent::KeyPress, false);
        for (int i = 0; i < 20; ++i) {
            send(QEvent::KeyRelease, true);
            send(QEvent::KeyPress, true);
        }
        send(QEvent::KeyRelease, false);
        QCOMPARE(calls(), 1);
    }

    /// On X11 most repeats of a held key come without the flag, and the release and press of one bear the same time.
    void aHeldKeyIsOneCallWithoutTheFlag()
    {
        QFETCH(Qt::Key, key);
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        open();
        button()->setFocus();
        QSignalSpy message(m_panel.get(), &RequestPanel::message);
        quint64 now = 5'000;
        const auto send = [&](QEvent::Type type) {
            QKeyEvent event(type, key, Qt::NoModifier, key == Qt::Key_Space ? u" "_s : u"\r"_s);
            event.setTimestamp(now);
            QApplication::sendEvent(button(), &event);
        };
        send(QEvent::KeyPress);
        for (int i = 0; i < 200; ++i) {
            const int every = i % 2 ? 33 : 700;
            m_rig->clock.advance(every);
            now += quint64(every);
            send(QEvent::KeyRelease);
            send(QEvent::KeyPress);
        }
        now += 20;
        send(QEvent::KeyRelease);
        QCOMPARE(calls(), 1);
        QVERIFY(!message.isEmpty());
        QVERIFY(message.constLast().at(0).toString().startsWith(u"Ignored: "_s));
    }
    void aHeldKeyIsOneCallWithoutTheFlag_data() { aHeldKeyIsOneCall_data(); }

    void pressesAtOnceAreOneCallWhateverTheyArePressedWith()
    {
        const QUuid east = m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY02"_s);
        open();
        m_panel->selectAccount(east);
        QSignalSpy message(m_panel.get(), &RequestPanel::message);
        QSignalSpy ignored(m_panel.get(), &RequestPanel::ignored);
        for (int i = 0; i < 3; ++i) {
            QTest::mouseClick(button(), Qt::LeftButton);
            m_rig->clock.advance(60);
        }
        m_panel->press(); // as the menu, the tray and the shortcut do
        QCOMPARE(calls(), 1);
        QCOMPARE(ignored.size(), 3);
        QCOMPARE(message.size(), 3);
        m_panel->selectAccount(west);
        m_panel->press();
        QCOMPARE(calls(), 2);
        m_panel->pressListInUse();
        m_panel->pressListInUse();
        QCOMPARE(calls(), 3);
        m_rig->clock.advance(400);
        m_panel->press();
        QCOMPARE(calls(), 4);
    }

    void theButtonSaysWhatItDoes()
    {
        open();
        QCOMPARE(buttonName(), u"Add a key…"_s);
        QSignalSpy wanted(m_panel.get(), &RequestPanel::newKeyRequested);
        m_panel->press();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(calls(), 0);

        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        QCOMPARE(buttonName(), u"Extract 1"_s);
        auto *number = part<QSpinBox>(u"num"_s);
        number->selectAll();
        QTest::keyClicks(number, u"5"_s);
        QCOMPARE(buttonName(), u"Extract 5"_s);
        QVERIFY(button()->text().startsWith(u"Extract 5"_s));
        QVERIFY(button()->text().contains(QKeySequence(u"Ctrl+Return"_s).toString(QKeySequence::NativeText)));
        segment(u"List in use"_s)->click();
        QCOMPARE(buttonName(), u"List in use"_s);
        segment(u"Extract and list"_s)->click();
        QCOMPARE(buttonName(), u"Extract 1 and list"_s); // it has its own form
        segment(u"Extract"_s)->click();
        QCOMPARE(buttonName(), u"Extract 5"_s);
    }

    void nothingIsSentWithAWrongField()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        open();
        QSignalSpy message(m_panel.get(), &RequestPanel::message);
        auto *area = part<QLineEdit>(u"area"_s);
        QTest::keyClicks(area, u"3505"_s);
        m_panel->press();
        QCOMPARE(calls(), 0);
        QVERIFY(area->hasFocus());
        QCOMPARE(message.size(), 1);
        QTest::keyClicks(area, u"00"_s);
        m_rig->clock.advance(1'000);
        m_panel->press();
        QCOMPARE(calls(), 1);
        QCOMPARE(m_rig->log.at(0).items, (QueryItems{{u"area"_s, u"350500"_s}}));
    }

    void nothingIsSentWithoutTheSecret()
    {
        const QUuid id = m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        m_rig->store.failure = SecretError{SecretError::Kind::Locked, {}};
        AccountBook relocked(m_rig->folder.path(), m_rig->store);
        CallLog log;
        Desk desk({m_rig->clock, m_rig->catalogue, relocked, m_rig->scheduler, m_rig->client, m_rig->vendorClock,
                   m_rig->leases, m_rig->regionLocks, log, nullptr});
        RequestPanel panel({m_rig->catalogue, relocked, desk, m_rig->clock, m_rig->leases});
        panel.resize(300, 800);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel, 60'000));
        QSignalSpy message(&panel, &RequestPanel::message);
        panel.press(); // the secret is still being loaded
        QCOMPARE(message.size(), 1);
        auto *remedy = panel.findChild<QPushButton *>(u"remedy"_s);
        QTRY_VERIFY(remedy->isVisible());
        m_rig->clock.advance(1'000);
        panel.press();
        QCOMPARE(message.size(), 2);
        QVERIFY(remedy->hasFocus());
        QCOMPARE(log.size(), 0);

        m_rig->store.failure.reset();
        remedy->click();
        QTRY_VERIFY(relocked.secrets(id));
        QVERIFY(!remedy->isVisible());
        m_rig->clock.advance(1'000);
        panel.press();
        QCOMPARE(log.size(), 1);
    }

    void aKeyBringsItsPlan()
    {
        const QUuid east = m_rig->add(u"East"_s, Product::ShortLived, Mode::Elastic, 1, u"TESTKEY01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::Exclusive, Mode::None, 4, u"TESTKEY02"_s);
        open();
        QCOMPARE(m_panel->currentAccount(), east);
        QCOMPARE(QByteArray(m_panel->currentEndpoint()->id), "short.elastic.get");
        m_panel->selectAccount(west);
        QCOMPARE(QByteArray(m_panel->currentEndpoint()->id), "exclusive.get");
        QCOMPARE(m_panel->currentForm()->endpoint().id, m_panel->currentEndpoint()->id);
        QVERIFY(m_panel->findChild<QProgressBar *>()->toolTip().contains(u"30 calls a minute (4 channels × 5 + 10)"_s));
    }

    void aCallIsMadeAgainWithItsOwnKeyAndValues()
    {
        const QUuid east = m_rig->add(u"East"_s, Product::ShortLived, Mode::Elastic, 1, u"TESTKEY01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::Exclusive, Mode::None, 4, u"TESTKEY02"_s);
        open();
        m_panel->selectAccount(east);
        part<QSpinBox>(u"num"_s)->setValue(3);
        QSignalSpy pressed(m_panel.get(), &RequestPanel::pressed);
        QSignalSpy said(m_panel.get(), &RequestPanel::message);
        m_panel->press();
        QCOMPARE(pressed.size(), 1);
        const auto first = pressed.first().first().value<CallId>();
        part<QSpinBox>(u"num"_s)->setValue(9); // entered meanwhile: not that call's
        m_panel->selectAccount(west);
        m_rig->clock.advance(1'000);
        m_panel->pressAgain(first);
        QCOMPARE(pressed.size(), 2);
        const Call *again = m_rig->log.find(pressed.last().first().value<CallId>());
        QVERIFY(again);
        QVERIFY(again->id != first);
        QCOMPARE(again->account, east);
        QCOMPARE(again->items, m_rig->log.find(first)->items);
        QCOMPARE(again->endpoint, m_rig->log.find(first)->endpoint);

        m_panel->pressAgain(first); // at once: a slip
        QCOMPARE(pressed.size(), 2);
        m_panel->pressAgain(first + 1'000); // no such call
        QCOMPARE(pressed.size(), 2);

        Account changed = *m_rig->accounts.find(east);
        changed.mode = Mode::Even;
        m_rig->accounts.update(changed, {}, AccountBook::Keep::InStore, [](const auto &) {});
        QTRY_COMPARE(m_rig->accounts.find(east)->mode, Mode::Even);
        m_rig->clock.advance(1'000);
        m_panel->pressAgain(first);
        QCOMPARE(pressed.size(), 2);
        QCOMPARE(said.last().first().toString(), u"Nothing was sent: the plan of the key is another one now."_s);

        m_rig->accounts.remove(east, [](const auto &) {});
        QTRY_VERIFY(!m_rig->accounts.find(east));
        m_rig->clock.advance(1'000);
        m_panel->pressAgain(first);
        QCOMPARE(pressed.size(), 2);
        QCOMPARE(said.last().first().toString(), u"Nothing was sent: the key is gone or cannot be read."_s);
    }

    void thePlanIsTheKeysAndChangedOnlyWhenConfirmed()
    {
        const QUuid id = m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 1, u"TESTKEY01"_s);
        open();
        QVERIFY(!segment(u"Elastic"_s)); // no slip of the mouse can ask for another plan
        for (int i = 0; i < 20; ++i) {   // 15 go, 5 wait
            m_rig->clock.advance(1'000);
            m_panel->press();
        }
        QVERIFY(m_rig->desk.waiting(id) >= 5);

        part<QToolButton>(u"changePlan"_s)->click();
        auto *dialog = m_panel->findChild<PlanDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        auto *save = part<QPushButton>(u"savePlan"_s);
        QVERIFY(!save->isEnabled()); // nothing is changed yet
        auto *mode = part<QComboBox>(u"planMode"_s);
        mode->setCurrentIndex(mode->findData(int(Mode::Even)));
        QVERIFY(save->isEnabled());
        QTRY_VERIFY(part<NoteLabel>(u"planWaits"_s)
                        ->text()
                        .startsWith(u"%1 calls of this key are waiting."_s.arg(m_rig->desk.waiting(id))));
        bool told = false;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            told = told || label->text().startsWith(u"60 calls a minute instead of 15."_s);
        QVERIFY(told);
        dialog->reject();
        QCOMPARE(m_rig->accounts.find(id)->mode, Mode::Channel);
        QVERIFY(m_rig->desk.waiting(id) >= 5);

        QTRY_VERIFY(!m_panel->findChild<PlanDialog *>());
        part<QToolButton>(u"changePlan"_s)->click();
        mode = part<QComboBox>(u"planMode"_s);
        mode->setCurrentIndex(mode->findData(int(Mode::Even)));
        part<QPushButton>(u"savePlan"_s)->click();
        QTRY_COMPARE(m_rig->accounts.find(id)->mode, Mode::Even);
        QTRY_COMPARE(m_rig->desk.waiting(id), 0); // cancelled
        QVERIFY(m_rig->accounts.secrets(id)->key == Secret(u"TESTKEY01"_s));
        QCOMPARE(QByteArray(m_panel->currentEndpoint()->id), "short.even.get");
    }

    void valuesBelongToTheKey()
    {
        const QUuid east = m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY02"_s);
        open();
        QTest::keyClicks(part<QLineEdit>(u"area"_s), u"350500"_s);
        part<QSpinBox>(u"num"_s)->setValue(5);
        m_panel->selectAccount(west);
        QCOMPARE(part<QLineEdit>(u"area"_s)->text(), QString());
        QCOMPARE(buttonName(), u"Extract 1"_s);
        part<QSpinBox>(u"num"_s)->setValue(2);
        segment(u"List in use"_s)->click();
        m_panel->selectAccount(east);
        QCOMPARE(buttonName(), u"Extract 5"_s); // its own action too
        QCOMPARE(part<QLineEdit>(u"area"_s)->text(), u"350500"_s);
        m_rig->clock.advance(1'000);
        m_panel->press();
        QCOMPARE(m_rig->log.at(0).items, (QueryItems{{u"area"_s, u"350500"_s}, {u"num"_s, u"5"_s}}));
        QCOMPARE(m_rig->log.at(0).account, east);
        m_panel->selectAccount(west);
        QCOMPARE(buttonName(), u"List in use"_s);
    }

    void theNumberIsBoundedByTheChannelsThatWereEntered()
    {
        const QUuid id = m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 3, u"TESTKEY01"_s);
        open();
        auto *number = part<QSpinBox>(u"num"_s);
        number->setValue(3);
        number->stepBy(1);
        QCOMPARE(number->value(), 3);
        number->selectAll();
        QTest::keyClicks(number, u"4"_s);
        m_rig->clock.advance(1'000);
        m_panel->press();
        QCOMPARE(calls(), 0);
        bool explained = false;
        for (const NoteLabel *note : m_panel->findChildren<NoteLabel *>())
            explained = explained || (note->isVisible() && note->text().contains(u"3 channels"_s));
        QVERIFY(explained);
        QVERIFY(!part<QSpinBox>(u"askedChannels"_s)->isVisible());

        Account unsaid = *m_rig->accounts.find(id);
        unsaid.channels = 1;
        unsaid.channelsEntered = false;
        m_rig->accounts.update(unsaid, {}, AccountBook::Keep::InStore, {});
        QTRY_VERIFY(part<QSpinBox>(u"askedChannels"_s)->isVisible());
        QCOMPARE(buttonName(), u"Extract 4"_s); // a default bounds nothing
        part<QSpinBox>(u"askedChannels"_s)->setValue(10);
        part<QPushButton>(u"saveChannels"_s)->click();
        QTRY_COMPARE(m_rig->accounts.find(id)->channels, 10);
        QVERIFY(m_rig->accounts.find(id)->channelsEntered);
        QVERIFY(!part<QSpinBox>(u"askedChannels"_s)->isVisible());
    }

    void theChannelsAreAskedForOnce()
    {
        const QUuid id = m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 1, u"TESTKEY01"_s);
        Account unsaid = *m_rig->accounts.find(id);
        unsaid.channelsEntered = false;
        m_rig->accounts.update(unsaid, {}, AccountBook::Keep::InStore, {});
        QTRY_VERIFY(!m_rig->accounts.find(id)->channelsEntered);
        QSettings settings(m_rig->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            KeyValues values(&settings);
            open(&values);
            QVERIFY(part<QSpinBox>(u"askedChannels"_s)->isVisible());
            part<QPushButton>(u"declineChannels"_s)->click();
            QVERIFY(!part<QSpinBox>(u"askedChannels"_s)->isVisible());
            m_panel.reset();
        }
        KeyValues values(&settings);
        open(&values);
        QVERIFY(!part<QSpinBox>(u"askedChannels"_s)->isVisible());
        m_panel.reset();
    }

    void severalKeysArePressedOnceEachAfterOneSummary()
    {
        const QUuid east = m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::Exclusive, Mode::None, 20, u"TESTKEY02"_s);
        const QUuid north = m_rig->add(u"North"_s, Product::ShortLived, Mode::Elastic, 1, u"TESTKEY03"_s);
        open();
        QTest::keyClicks(part<QLineEdit>(u"area"_s), u"350500"_s);
        part<QSpinBox>(u"num"_s)->setValue(5);
        m_panel->selectAccount(west);
        part<QSpinBox>(u"num"_s)->setValue(8);
        m_panel->selectAccount(north);
        part<QSpinBox>(u"num"_s)->setValue(2);
        part<QTreeView>(u"keys"_s)->selectAll();
        QCOMPARE(m_panel->selectedAccounts(), (QList<QUuid>{east, west, north}));
        QCOMPARE(buttonName(), u"Extract 15 with 3 keys"_s);

        QSignalSpy copies(m_panel.get(), &RequestPanel::copyWanted);
        m_rig->clock.advance(1'000);
        m_panel->press();
        QCOMPARE(calls(), 0);
        auto *summary = part<QLabel>(u"selectionSummary"_s);
        QVERIFY(summary->isVisible());
        QVERIFY2(summary->text().startsWith(u"3 keys, 15 IPs"_s), qPrintable(summary->text()));
        part<QPushButton>(u"cancelSelection"_s)->click();
        QVERIFY(!summary->isVisible());
        QCOMPARE(calls(), 0);
        m_rig->clock.advance(1'000);
        m_panel->press();
        m_rig->clock.advance(1'000);
        part<QPushButton>(u"confirmSelection"_s)->click();
        QCOMPARE(calls(), 3);
        QVERIFY(!summary->isVisible());
        QCOMPARE(m_rig->log.at(0).account, east);
        QCOMPARE(m_rig->log.at(0).items, (QueryItems{{u"area"_s, u"350500"_s}, {u"num"_s, u"5"_s}}));
        QCOMPARE(m_rig->log.at(1).account, west);
        QCOMPARE(m_rig->log.at(1).items, (QueryItems{{u"num"_s, u"8"_s}}));
        QCOMPARE(m_rig->log.at(2).account, north);
        QCOMPARE(m_rig->log.at(2).items, (QueryItems{{u"num"_s, u"2"_s}}));
        QCOMPARE(copies.size(), 0);

        m_rig->clock.advance(1'000);
        m_panel->pressAndCopy(); // not asked again for this set of keys
        QCOMPARE(calls(), 6);
        QCOMPARE(copies.size(), 3);

        m_panel->selectAccount(east);
        part<QTreeView>(u"keys"_s)->selectionModel()->select(part<QTreeView>(u"keys"_s)->model()->index(1, 0),
                                                             QItemSelectionModel::Select);
        m_rig->clock.advance(1'000);
        m_panel->press(); // another set
        QCOMPARE(calls(), 6);
        QVERIFY(summary->text().startsWith(u"2 keys, 13 IPs"_s));
        m_rig->clock.advance(1'000);
        m_panel->press(); // pressing again confirms it
        QCOMPARE(calls(), 8);
    }

    void aKeyThatCannotBePressedIsLeftOut()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY02"_s);
        open();
        m_panel->selectAccount(west);
        QTest::keyClicks(part<QLineEdit>(u"area"_s), u"3505"_s);
        part<QTreeView>(u"keys"_s)->selectAll();
        m_rig->clock.advance(1'000);
        m_panel->press();
        QVERIFY2(part<QLabel>(u"selectionSummary"_s)->text().contains(u"West is left out: “3505”"_s),
                 qPrintable(part<QLabel>(u"selectionSummary"_s)->text()));
        m_rig->clock.advance(1'000);
        m_panel->press();
        QCOMPARE(calls(), 1);
        QVERIFY(m_rig->log.at(0).account != west);
    }

    void presetsFillTheForm()
    {
        const QUuid east = m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        m_rig->add(u"West"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY02"_s);
        KeyValues values;
        QVERIFY(values.keepPreset(
            east, {u"泉州 5"_s, u"short.channel.get"_s, {{u"area"_s, u"350500"_s}, {u"num"_s, u"5"_s}}}));
        open(&values);
        segment(u"List in use"_s)->click();
        auto *first = part<QAction>(u"preset1"_s);
        QVERIFY(first->isEnabled());
        QVERIFY(!part<QAction>(u"preset2"_s)->isEnabled());
        QCOMPARE(first->shortcut(), QKeySequence(u"Ctrl+Alt+1"_s));
        QTest::keyClick(m_panel.get(), Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(buttonName(), u"Extract 5"_s);
        QCOMPARE(m_panel->currentForm()->queryItems(), (QueryItems{{u"area"_s, u"350500"_s}, {u"num"_s, u"5"_s}}));
        m_panel->stepKey(1);
        QVERIFY(!first->isEnabled()); // presets are the key's
        m_panel.reset();
    }

    void theAdviceOfTheDocumentationStandsAtTheForm()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        const QUuid world = m_rig->add(u"World"_s, Product::Global, Mode::Metered, 1, u"TESTKEY02"_s);
        open();
        QVERIFY(!part<NoteLabel>(u"advice"_s)->isVisible());
        m_panel->selectAccount(world);
        QVERIFY(part<NoteLabel>(u"advice"_s)->isVisible());
        QVERIFY(part<NoteLabel>(u"advice"_s)->text().contains(u"whitelist"_s));
        QSignalSpy opened(m_panel.get(), &RequestPanel::openUrl);
        part<QToolButton>(u"adviceLink"_s)->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).toUrl(), QUrl(u"https://www.qg.net/user/proxyipResource"_s));
    }

    void theButtonDoesWhatWasChosen()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        open();
        QSignalSpy copies(m_panel.get(), &RequestPanel::copyWanted);
        m_rig->clock.advance(1'000);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(copies.size(), 0);
        part<QAction>(u"buttonCopies"_s)->trigger();
        QCOMPARE(buttonName(), u"Extract 1 and copy"_s);
        m_rig->clock.advance(1'000);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(copies.size(), 1);
        QCOMPARE(copies.at(0).at(0).value<CallId>(), m_rig->log.at(1).id);
        segment(u"List in use"_s)->click(); // nothing to copy
        QCOMPARE(buttonName(), u"List in use"_s);
        m_rig->clock.advance(1'000);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(calls(), 3);
        QCOMPARE(copies.size(), 1);
        part<QAction>(u"buttonExtracts"_s)->trigger();
        segment(u"Extract"_s)->click();
        m_rig->clock.advance(1'000);
        m_panel->pressAndCopy(); // the other way, whatever the button does
        QCOMPARE(copies.size(), 2);
    }

    void whatIsInUseIsListedWhateverIsChosen()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 1, u"TESTKEY01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::Exclusive, Mode::None, 4, u"TESTKEY02"_s);
        open();
        QSignalSpy message(m_panel.get(), &RequestPanel::message);
        part<QSpinBox>(u"num"_s)->setValue(7);
        m_panel->pressListInUse();
        QCOMPARE(calls(), 1);
        QCOMPARE(QByteArray(m_rig->log.at(0).endpoint->path), "/query");
        QCOMPARE(m_rig->log.at(0).items, QueryItems());
        QCOMPARE(message.size(), 0);
        m_panel->selectAccount(west);
        m_panel->pressListInUse();
        QCOMPARE(calls(), 1);
        QCOMPARE(message.size(), 1);
    }

    void thePreviewMasksWhatTheCopyHolds()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s, u"TESTPWD01"_s);
        open();
        part<QSpinBox>(u"num"_s)->setValue(5);
        QVERIFY(preview().startsWith(u"GET https://share.proxy.qg.net/get?"_s));
        QVERIFY(preview().contains(u"pwd="_s));
        QVERIFY(preview().endsWith(u"&num=5"_s));
        QVERIFY(!preview().contains(u"TESTKEY01"_s));
        QVERIFY(!preview().contains(u"TESTPWD01"_s));
        QSignalSpy copied(m_panel.get(), &RequestPanel::copyRequested);
        part<QToolButton>(u"copyAsCurl"_s)->click();
        QCOMPARE(copied.size(), 1);
        const QString text = copied.at(0).at(0).toString();
        QVERIFY(text.startsWith(u"curl "_s));
        QVERIFY(text.contains(u"https://share.proxy.qg.net/get?key=TESTKEY01&pwd=TESTPWD01&num=5"_s));
        QCOMPARE(copied.at(0).at(1).toBool(), true);
        QCOMPARE(calls(), 0);
    }

    void whatWasEnteredComesBack()
    {
        const QUuid east = m_rig->add(u"East"_s, Product::ShortLived, Mode::Elastic, 1, u"TESTKEY01"_s, u"TESTPWD01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::ShortLived, Mode::Channel, 40, u"TESTKEY02"_s);
        QSettings settings(m_rig->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            KeyValues values(&settings);
            open(&values);
            part<QLineEdit>(u"area"_s)->setFocus();
            QTest::keyClicks(part<QLineEdit>(u"area"_s), u"350500,330700"_s);
            m_panel->selectAccount(west);
            segment(u"Extract and list"_s)->click();
            part<QSpinBox>(u"num"_s)->setValue(9);
            m_panel->saveState(settings);
            m_panel.reset();
        }
        settings.sync();
        QFile file(settings.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("TEST"));

        KeyValues values(&settings);
        open(&values);
        m_panel->restoreState(settings);
        QCOMPARE(m_panel->currentAccount(), west);
        QCOMPARE(m_panel->currentEndpoint()->action, Action::ExtractAndList);
        QCOMPARE(buttonName(), u"Extract 9 and list"_s);
        m_panel->selectAccount(east);
        QCOMPARE(part<QLineEdit>(u"area"_s)->text(), u"350500, 330700"_s);
        m_panel.reset();
    }

    void aLinkFillsTheForm()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Even, 1, u"TESTKEY01"_s);
        open();
        part<QLineEdit>(u"area"_s)->setText(u"440100"_s);
        const auto link = parseExtractionLink(
            u"https://share.proxy.qg.net/get?key=TESTKEY01&num=5&isp=2&distinct=true"_s, m_rig->catalogue);
        QVERIFY(link);
        m_panel->applyLink(*link);
        QCOMPARE(m_panel->currentEndpoint()->mode, Mode::Even); // the link fits four modes; the key's plan decides
        const QueryItems wanted{{u"isp"_s, u"2"_s}, {u"num"_s, u"5"_s}, {u"distinct"_s, u"true"_s}};
        QCOMPARE(m_panel->currentForm()->queryItems(), wanted);
        QCOMPARE(calls(), 0);
    }

    void theGaugeSleepsUnlessSomethingChangesInSight()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 1, u"TESTKEY01"_s);
        open();
        auto *gauge = m_panel->findChild<RateGauge *>();
        QVERIFY(!gauge->isTicking());
        m_panel->press();
        QTRY_VERIFY(gauge->isTicking());
        m_panel->hide();
        QVERIFY(!gauge->isTicking());
        m_panel->show();
        QVERIFY(gauge->isTicking());
        m_panel->showMinimized();
        QTRY_VERIFY(!gauge->isTicking());
        gauge->refresh(); // as caused by a call in progress
        QVERIFY(!gauge->isTicking());
        m_panel->showNormal();
        QTRY_VERIFY(gauge->isTicking());
    }

    void tabFollowsTheEye()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 1, u"TESTKEY01"_s);
        open();
        segment(u"Extract and list"_s)->click(); // creates a new form
        QTRY_VERIFY(part<QLineEdit>(u"area"_s)->isVisible());
        part<QTreeView>(u"keys"_s)->setFocus();
        int y = -1;
        int stops = 0;
        do {
            const QWidget *now = QApplication::focusWidget();
            const int here = now->mapTo(m_panel.get(), now->rect().center()).y();
            QVERIFY2(here >= y - 12, qPrintable(now->objectName()));
            y = here;
            ++stops;
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        } while (!button()->hasFocus() && stops < 40);
        QVERIFY(button()->hasFocus());
        QVERIFY(stops >= 10);
    }

    void arrowsChooseTheAction()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 1, u"TESTKEY01"_s);
        open();
        segment(u"Extract"_s)->setFocus();
        QTest::keyClick(segment(u"Extract"_s), Qt::Key_Right);
        QCOMPARE(m_panel->currentEndpoint()->action, Action::ListInUse);
        QVERIFY(segment(u"List in use"_s)->hasFocus());
    }

    void nothingIsClippedInThreeHundredPixels()
    {
        m_rig->add(u"A rather long name for a key"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        open();
        QCOMPARE(m_panel->width(), 300);
        for (const Action action : {Action::Extract, Action::ListInUse, Action::ExtractAndList}) {
            segment(actionName(action))->click();
            QTest::qWait(1);
            for (const QAbstractButton *one : m_panel->findChildren<QAbstractButton *>()) {
                if (!one->isVisible() || qobject_cast<const QComboBox *>(one->parentWidget()))
                    continue;
                QVERIFY2(one->width() >= one->minimumSizeHint().width() && one->height() >= one->sizeHint().height(),
                         qPrintable(one->text()));
                const int right = one->mapTo(m_panel.get(), one->rect().bottomRight()).x();
                QVERIFY2(right < m_panel->width(), qPrintable(one->text()));
            }
        }
    }
};

QTEST_MAIN(TestRequestPanel)
#include "tst_request_panel.moc"
