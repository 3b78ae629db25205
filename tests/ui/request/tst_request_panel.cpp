// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"
#include "accounts/extraction_link.h"
#include "api/api_client.h"
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "scripted_store.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/request/rate_gauge.h"
#include "ui/request/request_panel.h"
#include "ui/request/request_preview.h"
#include "ui/request/segmented_row.h"
#include "ui/widgets/extract_button.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

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
        Account account{QUuid::createUuid(), name, product, mode, channels};
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

    void open()
    {
        m_panel = std::make_unique<RequestPanel>(
            RequestPanel::Parts{m_rig->catalogue, m_rig->accounts, m_rig->desk, m_rig->clock});
        m_panel->resize(300, 800);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get(), 60'000));
    }
    ExtractButton *button() const { return m_panel->findChild<ExtractButton *>(); }
    QString buttonName() const { return button()->accessibleName(); }
    QString preview() const { return m_panel->findChild<RequestPreview *>()->toPlainText(); }
    template<typename Widget>
    Widget *part(const QString &name) const
    {
        Widget *found = m_panel->findChild<Widget *>(name);
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
        RequestPanel panel({m_rig->catalogue, relocked, desk, m_rig->clock});
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
        bool ruled = false;
        for (const QLabel *label : m_panel->findChildren<QLabel *>())
            ruled = ruled || label->text() == u"30 calls a minute (4 channels × 5 + 10)"_s;
        QVERIFY(ruled);
    }

    void anotherPlanCanBeAskedAndSaved()
    {
        const QUuid id = m_rig->add(u"East"_s, Product::ShortLived, Mode::Elastic, 1, u"TESTKEY01"_s);
        open();
        auto *save = part<QPushButton>(u"savePlan"_s);
        auto *back = part<QPushButton>(u"backToPlan"_s);
        QVERIFY(!save->isVisible());
        segment(u"Even"_s)->click();
        QVERIFY(save->isVisible());
        m_panel->press();
        QCOMPARE(QByteArray(m_rig->log.at(0).endpoint->id), "short.even.get");
        QCOMPARE(m_rig->accounts.find(id)->mode, Mode::Elastic);
        back->click();
        QCOMPARE(m_panel->currentEndpoint()->mode, Mode::Elastic);
        QVERIFY(!save->isVisible());

        segment(u"Even"_s)->click();
        save->click();
        QTRY_COMPARE(m_rig->accounts.find(id)->mode, Mode::Even);
        QTRY_VERIFY(!save->isVisible());
        QVERIFY(m_rig->accounts.secrets(id)->key == Secret(u"TESTKEY01"_s));
        QCOMPARE(m_panel->currentEndpoint()->mode, Mode::Even);
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
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 1, u"TESTKEY01"_s, u"TESTPWD01"_s);
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
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Elastic, 1, u"TESTKEY01"_s, u"TESTPWD01"_s);
        const QUuid west = m_rig->add(u"West"_s, Product::ShortLived, Mode::Channel, 4, u"TESTKEY02"_s);
        QSettings settings(m_rig->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        open();
        part<QLineEdit>(u"area"_s)->setFocus();
        QTest::keyClicks(part<QLineEdit>(u"area"_s), u"350500,330700"_s);
        m_panel->selectAccount(west);
        segment(u"Extract and list"_s)->click();
        part<QSpinBox>(u"num"_s)->setValue(9);
        m_panel->saveState(settings);
        settings.sync();
        QFile file(settings.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("TEST"));
        m_panel.reset();

        open();
        m_panel->restoreState(settings);
        QCOMPARE(m_panel->currentAccount(), west);
        QCOMPARE(m_panel->currentEndpoint()->action, Action::ExtractAndList);
        QCOMPARE(buttonName(), u"Extract 9 and list"_s);
        segment(u"Elastic"_s)->click();
        QCOMPARE(part<QLineEdit>(u"area"_s)->text(), u"350500, 330700"_s);
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
        part<QToolButton>(u"newKey"_s)->setFocus();
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
        QVERIFY(stops >= 12);
    }

    void arrowsChooseTheMode()
    {
        m_rig->add(u"East"_s, Product::ShortLived, Mode::Channel, 1, u"TESTKEY01"_s);
        open();
        segment(u"Channel"_s)->setFocus();
        QTest::keyClick(segment(u"Channel"_s), Qt::Key_Right);
        QCOMPARE(m_panel->currentEndpoint()->mode, Mode::Elastic);
        QVERIFY(segment(u"Elastic"_s)->hasFocus());
    }

    void nothingIsClippedInThreeHundredPixels()
    {
        m_rig->add(u"A rather long name for a key"_s, Product::ShortLived, Mode::Channel, 20, u"TESTKEY01"_s);
        open();
        QCOMPARE(m_panel->width(), 300);
        for (const QString &product : {u"Short-lived"_s, u"Exclusive"_s, u"Region lock"_s, u"Global"_s})
            QVERIFY2(segment(product) && !segment(product)->visibleRegion().isEmpty(), qPrintable(product));
        for (const Action action : {Action::Extract, Action::ListInUse, Action::ExtractAndList}) {
            segment(actionName(action))->click();
            QTest::qWait(1);
            for (const QAbstractButton *one : m_panel->findChildren<QAbstractButton *>()) {
                if (!one->isVisible() || qobject_cast<const QComboBox *>(one->parentWidget()))
                    continue;
                QVERIFY2(one->width() >= one->sizeHint().width() && one->height() >= one->sizeHint().height(),
                         qPrintable(one->text()));
                const int right = one->mapTo(m_panel.get(), one->rect().bottomRight()).x();
                QVERIFY2(right < m_panel->width(), qPrintable(one->text()));
            }
        }
    }
};

QTEST_MAIN(TestRequestPanel)
#include "tst_request_panel.moc"
