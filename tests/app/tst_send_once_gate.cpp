// SPDX-License-Identifier: MIT
// Without proof that one press is one request, no extraction is sent, and the window says why.
#include "rig.h"

#include "formats/format_book.h"
#include "log/log.h"
#include "log/redactor.h"
#include "ui/desktop/clipboard.h"
#include "ui/help/diagnostics.h"
#include "ui/look/theme.h"
#include "ui/request/request_panel.h"
#include "ui/widgets/extract_button.h"
#include "ui/widgets/note_label.h"
#include "ui/window/main_window.h"
#include "ui/wording/call_texts.h"
#include "ui/wording/language.h"

#include <QSettings>
#include <QTcpServer>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using sim::KeyPlan;
using sim::Plan;

namespace {

std::unique_ptr<QIODevice> noBody() { return nullptr; }

/// The rig with a window.
struct WindowRig : Rig
{
    explicit WindowRig(const ApiClient::MakeBody &makeBody = {})
        : Rig(makeBody)
    {
        account = addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 5},
                             Product::ShortLived, Mode::Channel);
        window.requestPanel().selectAccount(account);
        window.show();
    }

    bool isInFront()
    {
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window, 60'000);
    }
    QString note() const { return window.findChild<NoteLabel *>(u"refusal"_s)->text(); }
    /// Presses like the operator and waits for the end of the call; returns its record.
    Call press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        const int before = log.size();
        clock.advance(1'000); // the same press at once would be ignored
        QTest::keyClick(&window, key, modifiers);
        const bool ended = QTest::qWaitFor([&] { return log.size() == before + 1 && log.at(before).isOver(); }, 60'000);
        return ended ? log.at(before) : Call();
    }
    Call extract() { return press(Qt::Key_Return, Qt::ControlModifier); }
    int extractions() const { return simulator.requests("share.proxy.qg.net", "/get"); }
    QString diagnosis()
    {
        return diagnosticsText(diagnostics(
            {catalogue, accounts, desk, vendorClock, language, fileLog, [] { return QString(); }, folder.path()}));
    }

    Language language;
    Theme theme;
    Clipboard clipboard;
    FormatBook formats;
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Redactor redactor;
    Log fileLog{folder.filePath(u"log"_s), clock, redactor};
    MainWindow window{{clock, catalogue, accounts, desk, leases, view, regionLocks, vendorClock, &ledger, language,
                       theme, clipboard, formats, settings}};
    QUuid account;
};

} // namespace

class TestSendOnceGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withTheGuardItIsSent();
    void withABrokenGuardNothingThatChargesIsSent();
    void whatCannotBeCheckedIsTriedAgainAtTheNextPress();
    void takenBackWhileItIsChecked();
    void severalWaitForOneCheck();
};

void TestSendOnceGate::withTheGuardItIsSent()
{
    WindowRig rig;
    QVERIFY(rig.isInFront());
    QVERIFY(rig.diagnosis().contains(u"One press, one request: not checked yet"_s));
    const Call call = rig.extract();
    QVERIFY(call.isOver());
    QVERIFY(!call.error);
    QCOMPARE(rig.extractions(), 1);
    QCOMPARE(rig.note(), QString());
    QVERIFY(rig.diagnosis().contains(u"One press, one request: checked with this Qt on "_s));
}

void TestSendOnceGate::withABrokenGuardNothingThatChargesIsSent()
{
    WindowRig rig(noBody);
    QVERIFY(rig.isInFront());
    for (int i = 0; i < 3; ++i) {
        const Call call = rig.extract();
        QVERIFY(call.isOver());
        QVERIFY(call.error);
        QCOMPARE(call.error->kind, ApiError::Kind::NotSent);
        QCOMPARE(call.error->cause, ApiError::Cause::RepeatsPossible);
        QVERIFY(!call.error->maybeCharged);
        QVERIFY(callOutcomeText(call, rig.catalogue, 0).contains(u"Extraction is off"_s));
    }
    QTest::qWait(200);
    QCOMPARE(rig.extractions(), 0);
    QCOMPARE(rig.simulator.leasesHandedOut(u"TESTKEY01"_s), 0);
    // Shown next to the button, with what to do, as long as the state lasts.
    QVERIFY2(rig.note().contains(u"Extraction is off"_s) && rig.note().contains(u"newest version"_s),
             qPrintable(rig.note()));
    QVERIFY(rig.window.findChild<NoteLabel *>(u"refusal"_s)->isVisible());
    QVERIFY(rig.diagnosis().contains(u"extraction is off"_s));
    // The slots of refused calls are free again.
    QCOMPARE(rig.desk.meter(rig.account, *rig.catalogue.find(u"short.channel.get")).used, 0);

    const Call list = rig.press(Qt::Key_F5);
    QVERIFY(list.isOver());
    QVERIFY(!list.error);
    QCOMPARE(rig.simulator.requests("share.proxy.qg.net", "/query"), 1);
}

void TestSendOnceGate::whatCannotBeCheckedIsTriedAgainAtTheNextPress()
{
    bool allowed = false;
    WindowRig rig;
    SendOnceProof unproved({.clock = rig.clock, .listen = [&allowed](QTcpServer &server) {
                                return allowed && server.listen(QHostAddress::LocalHost);
                            }});
    CallLog log;
    RateScheduler scheduler(rig.clock);
    Desk desk({rig.clock, rig.catalogue, rig.accounts, scheduler, rig.client, rig.vendorClock, rig.leases,
               rig.regionLocks, log, nullptr, nullptr, &unproved});
    RequestPanel panel({rig.catalogue, rig.accounts, desk, rig.clock, rig.leases});
    panel.selectAccount(rig.account);
    panel.show();
    const auto *note = panel.findChild<NoteLabel *>(u"refusal"_s);
    const auto press = [&] {
        rig.clock.advance(1'000);
        QTest::mouseClick(panel.findChild<ExtractButton *>(u"extract"_s), Qt::LeftButton);
        return QTest::qWaitFor([&] { return log.at(log.size() - 1).isOver(); }, 60'000);
    };

    QVERIFY(press());
    QVERIFY(log.at(0).error);
    QCOMPARE(log.at(0).error->cause, ApiError::Cause::RepeatsNotChecked);
    QVERIFY2(note->text().contains(u"waits for a check"_s) && note->text().contains(u"127.0.0.1"_s),
             qPrintable(note->text()));
    QCOMPARE(rig.extractions(), 0);

    allowed = true;
    QVERIFY(press());
    QVERIFY(!log.at(1).error);
    QVERIFY(!note->isVisible());
    QTest::qWait(200);
    QCOMPARE(rig.extractions(), 1); // the press before was refused and is not sent later
}

void TestSendOnceGate::takenBackWhileItIsChecked()
{
    WindowRig rig;
    const Endpoint &get = *rig.catalogue.find(u"short.channel.get");
    QSignalSpy ended(&rig.desk, &Desk::callEnded);
    CallId id = 0;
    // At the moment when the check begins: it takes only some tens of milliseconds.
    connect(&rig.sendOnce, &SendOnceProof::changed, &rig.desk, [&] {
        if (rig.sendOnce.standing() == SendOnceProof::Standing::Running)
            rig.desk.cancel(id);
    });
    id = rig.desk.press(rig.account, get, {});
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
    QCOMPARE(rig.log.at(0).error->kind, ApiError::Kind::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(rig.sendOnce.standing(), SendOnceProof::Standing::Holds, 60'000);
    QTest::qWait(200);
    QCOMPARE(rig.extractions(), 0);
    QCOMPARE(ended.size(), 1);
}

void TestSendOnceGate::severalWaitForOneCheck()
{
    WindowRig rig;
    const Endpoint &get = *rig.catalogue.find(u"short.channel.get");
    QSignalSpy ended(&rig.desk, &Desk::callEnded);
    for (int i = 0; i < 4; ++i)
        QVERIFY(rig.desk.press(rig.account, get, {}));
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 4, 60'000);
    QCOMPARE(rig.extractions(), 4);
    for (int i = 0; i < 4; ++i)
        QVERIFY(!rig.log.at(i).error);
}

QTEST_MAIN(TestSendOnceGate)
#include "tst_send_once_gate.moc"
