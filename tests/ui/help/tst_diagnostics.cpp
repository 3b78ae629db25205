// SPDX-License-Identifier: MIT
#include "ui/help/diagnostics.h"

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "log/log.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/desktop/clipboard.h"
#include "ui/help/diagnostics_dialog.h"
#include "ui/wording/language.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// The program's objects after some work, without a window or network.
struct World
{
    QTemporaryDir folder;
    FakeClock clock;
    const Catalogue catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore store;
    AccountBook accounts{folder.path(), store};
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    RegionLockModel regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler scheduler{clock};
    ApiClient client{clock, LoopbackRoute{u"127.0.0.1"_s, 9}}; // no server listens there
    CallLog calls;
    Ledger ledger{folder.path()};
    Desk desk{
        Desk::Parts{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, calls, &ledger}};
    Redactor redactor;
    Log log{folder.filePath(u"log"_s), clock, redactor};
    Language language;
    Clipboard clipboard;
    QString ledgerProblem;

    DiagnosticsSources sources() const
    {
        return {catalogue,     accounts, desk, vendorClock, language, log, [this] { return ledgerProblem; },
                folder.path(), true};
    }
    QString text() const { return diagnosticsText(diagnostics(sources())); }

    QUuid add(const QString &name)
    {
        Account account;
        account.name = name;
        account.product = Product::ShortLived;
        account.mode = Mode::Channel;
        account.channels = 20;
        AccountSecrets secrets;
        secrets.key = Secret(u"TESTKEY01"_s);
        secrets.apiPassword = Secret(u"Watery-Test-1"_s);
        redactor.know(secrets.key);
        redactor.know(secrets.apiPassword);
        const int row = accounts.rowCount();
        accounts.add(account, secrets, AccountBook::Keep::InStore, [](const auto &) {});
        return QTest::qWaitFor([&] { return accounts.rowCount() > row; }, 60'000) ? accounts.at(row).id : QUuid();
    }

    void addCall(CallId id, const QString &code, const QString &requestId)
    {
        Call call;
        call.id = id;
        call.endpoint = catalogue.find(u"short.channel.get");
        call.enter(Call::Stage::Sent, 1);
        call.enter(Call::Stage::Recorded, 1);
        call.pressedMs = clock.utcMs();
        call.durationMs = 187;
        call.requestId = requestId;
        if (!code.isEmpty()) {
            ApiError error;
            error.kind = ApiError::Kind::Vendor;
            error.code = code;
            call.error = error;
        }
        calls.append(call);
    }
};

} // namespace

class TestDiagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatSupportAsks()
    {
        QCoreApplication::setApplicationVersion(u"9.8.7"_s);
        World world;
        const QUuid account = world.add(u"East crawl"_s);
        QVERIFY(!account.isNull());
        QVERIFY(world.text().contains(u"not known before the first answer"_s));
        const qint64 now = world.clock.utcMs();
        const qint64 steady = world.clock.steadyMs();
        world.vendorClock.observe({now - 7'000, now - 100, steady - 100, steady});
        world.addCall(1, {}, u"83158ebe-be6c-40f7-a158-688741083edc"_s);
        world.addCall(2, u"NO_RESOURCE_FOUND"_s, u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s);
        world.addCall(3, u"INTERNAL_ERROR"_s, {});
        world.log.write(LogLevel::Warning, u"ledger"_s, u"something was wrong"_s);
        world.log.write(LogLevel::Info, u"ledger"_s, u"something was right"_s);
        const QString text = world.text();
        for (
            const QString &wanted : {
                u"ProxyDeck: 9.8.7\n"_s,
                u"Qt: "_s + QString::fromLatin1(qVersion()),
                u"Keychain: none: keys are kept for this session only\n"_s,
                u"East crawl: Short-lived · Channel, for this session only\n"_s,
                u" s fast (± "_s,
                u"East crawl · Extract: 0 of 110 calls used (20 channels × 5 + 10)\n"_s,
                u"East crawl · List in use: 0 of 60 calls used\n"_s,
                u" short.channel.get: ok, 187 ms, request_id 83158ebe-be6c-40f7-a158-688741083edc\n"_s,
                u" short.channel.get: refused NO_RESOURCE_FOUND, 187 ms, request_id 51024a8b-a8a5-4e78-9301-cb500a8c083e\n"_s,
                u"INTERNAL_ERROR, 187 ms, no request_id\n"_s,
                u"Record of leases: well, "_s,
                u"Data folder: "_s,
                u"Screen: "_s,
                u"warning ledger: something was wrong\n"_s,
            })
            QVERIFY2(text.contains(wanted), qPrintable(wanted + u"\nis not in\n"_s + text));
        QVERIFY(!text.contains(u"something was right"_s));
        // The newest call first.
        QVERIFY(text.indexOf(u"INTERNAL_ERROR"_s) < text.indexOf(u"NO_RESOURCE_FOUND"_s));
        world.ledgerProblem = u"No space left on device"_s;
        QVERIFY(world.text().contains(u"Record of leases: not being written: No space left on device; "_s));
    }

    void callsThatWaitAreInTheWindow()
    {
        World world;
        const QUuid account = world.add(u"East crawl"_s);
        for (int i = 0; i < 3; ++i)
            QVERIFY(world.desk.press(account, *world.catalogue.find(u"short.channel.get"), {}) != 0);
        QVERIFY2(
            world.text().contains(u"East crawl · Extract: 0 of 110 calls used (20 channels × 5 + 10), 3 waiting"_s),
            qPrintable(world.text()));
    }

    void holdsNoSecretWhoeverPutItThere()
    {
        World world;
        // The likeliest accident: the key pasted as the name.
        QVERIFY(!world.add(u"my testkey01"_s).isNull());
        world.addCall(1, u"ECHO_Watery-Test-1"_s, u"TESTKEY01-83158ebe"_s);
        world.addCall(2, u"ECHO"_s, u"http://somebody:hidden22@203.0.113.7:8080/"_s);
        world.ledgerProblem = u"cannot write key=UNKNOWN1"_s;
        const QString text = world.text();
        for (const QString &secret : {u"TESTKEY01"_s, u"Watery-Test-1"_s, u"hidden22"_s, u"somebody"_s, u"UNKNOWN1"_s})
            QVERIFY2(!text.contains(secret, Qt::CaseInsensitive), qPrintable(text));
        QVERIFY(text.contains(u"my \u2022"_s));
    }

    void saysWhichWayCallsTake()
    {
        World world;
        DiagnosticsSources sources = world.sources();
        QVERIFY(!diagnosticsText(diagnostics(sources)).contains(u"[Route to the vendor]"_s));
        CallWay way;
        way.unused = u"https_proxy"_s;
        sources.way = [&way] { return way; };
        const QString system = diagnosticsText(diagnostics(sources));
        QVERIFY2(system.contains(u"[Route to the vendor]\nas the system is set\n"_s), qPrintable(system));
        QVERIFY2(system.contains(u"The environment variable https_proxy is set, but"_s), qPrintable(system));
        way = {};
        way.through = CallWay::Through::OwnProxy;
        way.proxy = u"127.0.0.1:7890"_s;
        const QString own = diagnosticsText(diagnostics(sources));
        QVERIFY2(own.contains(u"through the proxy 127.0.0.1:7890, set in ProxyDeck"_s), qPrintable(own));

        Call call;
        call.id = 7;
        call.endpoint = world.catalogue.find(u"short.channel.get");
        call.enter(Call::Stage::Recorded, 1);
        call.pressedMs = world.clock.utcMs();
        call.way = way;
        world.calls.append(call);
        const QString calls = diagnosticsText(diagnostics(world.sources()));
        QVERIFY2(calls.contains(u"set in ProxyDeck"_s), qPrintable(calls));
    }

    void theOperatorsNameIsNotInAnyFolder()
    {
        World world;
        DiagnosticsSources sources = world.sources();
        sources.dataFolder = QDir::homePath() + u"/.local/share/ProxyDeck"_s;
        QVERIFY(diagnosticsText(diagnostics(sources))
                    .contains(u"Data folder: "_s + QDir::toNativeSeparators(u"~/.local/share/ProxyDeck"_s)));
        const QString user = QDir(QDir::homePath()).dirName();
        sources.dataFolder = u"/media/%1/stick/ProxyDeck"_s.arg(user);
        QVERIFY2(
            diagnosticsText(diagnostics(sources)).contains(QDir::toNativeSeparators(u"/media/~/stick/ProxyDeck"_s)),
            qPrintable(diagnosticsText(diagnostics(sources))));
    }

    void inTheDemoNothingIsKept()
    {
        World world;
        DiagnosticsSources sources = world.sources();
        sources.hasLedger = false;
        QVERIFY(
            diagnosticsText(diagnostics(sources)).contains(u"Record of leases: none: nothing is kept in the demo"_s));
    }

    void whatIsShownIsWhatIsCopied()
    {
        World world;
        QVERIFY(!world.add(u"East crawl"_s).isNull());
        DiagnosticsDialog dialog(world.sources(), world.clipboard);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog, 60'000));
        auto *tree = dialog.findChild<QTreeWidget *>();
        QVERIFY(!tree->accessibleName().isEmpty());
        QString shown;
        for (int section = 0; section < tree->topLevelItemCount(); ++section) {
            const QTreeWidgetItem *title = tree->topLevelItem(section);
            QVERIFY(title->isExpanded() && title->childCount() > 0);
            shown += (section ? u"\n["_s : u"["_s) + title->text(0) + u"]\n"_s;
            for (int fact = 0; fact < title->childCount(); ++fact) {
                const QString name = title->child(fact)->text(0);
                shown += (name.isEmpty() ? QString() : name + u": "_s) + title->child(fact)->text(1) + u'\n';
            }
        }
        dialog.findChild<QPushButton *>(u"copyDiagnostics"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), shown);
        QVERIFY(!shown.contains(u"came later"_s));

        world.log.write(LogLevel::Warning, u"program"_s, u"came later"_s);
        QTest::keyClick(&dialog, Qt::Key_F5);
        QVERIFY(dialog.text().contains(u"came later"_s));

        tree->setCurrentItem(tree->topLevelItem(0)->child(0));
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"ProxyDeck: "_s + QCoreApplication::applicationVersion());
    }
};

QTEST_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
