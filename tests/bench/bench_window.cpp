// SPDX-License-Identifier: MIT
// The whole program with its real window, and very many leases that are checked at once: for how long the window ever
// fails to answer meanwhile, and how much memory it takes.
//
//   bench_window [--leases 10000] [--delay-ms 50] [--json FILE]
//
// Shows its window wherever QT_QPA_PLATFORM says. The leases are in a process of their own, on loopback.
#include "bench/check_leases.h"
#include "bench/meter.h"
#include "bench/report.h"
#include "bench/stall_meter.h"

#include "accounts/account_book.h"
#include "application.h"
#include "lease/vendor_clock.h"
#include "options.h"
#include "table/lease_table.h"
#include "ui/check/check_command.h"
#include "ui/leases/leases_panel.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace proxydeck::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int doors = 256; ///< addresses of leases; each key has one lease at each
constexpr int longMs = 20 * 60 * 1'000;

QList<QUuid> addKeys(Application &program, int number)
{
    QList<QUuid> keys;
    for (int i = 0; i < number; ++i) {
        Account account;
        account.id = QUuid(1 + uint(i), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        account.name = u"key %1"_s.arg(i + 1);
        AccountSecrets secrets;
        secrets.key = Secret(u"TESTKEY%1"_s.arg(i + 1, 2, 10, QChar(u'0')));
        secrets.apiPassword = Secret(u"TESTPASS%1"_s.arg(i + 1, 2, 10, QChar(u'0')));
        program.accounts().add(account, secrets, AccountBook::Keep::ForThisSession, [](const auto &) {});
        keys.append(account.id);
    }
    if (!QTest::qWaitFor([&] { return program.accounts().size() == number; }, 60'000))
        qFatal("the keys are not taken");
    return keys;
}

QList<RowId> addLeases(Application &program, const QList<QUuid> &keys, const QList<quint16> &ports, int number)
{
    LeaseTable &table = program.leases();
    const qint64 deadlineMs = table.clock().nowMs() / 1'000 * 1'000 + longMs;
    for (const QUuid &key : keys) {
        LeaseOrigin origin;
        origin.account = key;
        origin.accountName = program.accounts().find(key)->name;
        origin.keyNumber = program.accounts().find(key)->keyNumber;
        origin.endpoint = u"short.channel.get"_s;
        origin.obtainedMs = table.clock().nowMs();
        QList<Lease> leases;
        for (const quint16 port : ports) {
            if (table.size() + leases.size() >= number)
                break;
            Lease lease;
            lease.host = u"127.0.0.1"_s;
            lease.port = port;
            lease.server = u"127.0.0.1:%1"_s.arg(port);
            lease.area = u"福建省泉州市"_s;
            lease.isp = u"电信"_s;
            lease.deadlineMs = deadlineMs;
            leases.append(lease);
        }
        table.add(leases, origin);
        QTest::qWait(0);
    }
    return table.rows();
}

template<typename Object>
Object *part(MainWindow &window, const QString &name = {})
{
    auto *found = window.findChild<Object *>(name);
    if (!found)
        qFatal("the window has no %s %s", Object::staticMetaObject.className(), qPrintable(name));
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"ProxyDeck"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    if (QCoreApplication::arguments().value(1) == u"--serve")
        return serveCheckLeases(QCoreApplication::arguments().mid(2));
    QCommandLineParser parser;
    const QCommandLineOption leasesOption(u"leases"_s, u"How many."_s, u"n"_s, u"10000"_s);
    const QCommandLineOption delayOption(u"delay-ms"_s, u"Before a lease's answer."_s, u"ms"_s, u"50"_s);
    const QCommandLineOption jsonOption(u"json"_s, u"Write the results here too."_s, u"file"_s);
    parser.addOptions({leasesOption, delayOption, jsonOption});
    parser.addHelpOption();
    parser.process(application);
    const int number = std::max(parser.value(leasesOption).toInt(), 1);

    QProcess leases;
    leases.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    leases.start(QCoreApplication::applicationFilePath(),
                 {u"--serve"_s, QString::number(doors), parser.value(delayOption)});
    while (!leases.canReadLine() && leases.waitForReadyRead(60'000)) { }
    QList<quint16> ports;
    for (const QByteArray &port : leases.readLine().simplified().split(' '))
        ports.append(port.toUShort());

    const QTemporaryDir folder;
    {
        // They are checked when the selection is, all at once.
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        settings.setValue(u"checks/new"_s, false);
    }
    Options options;
    options.dataDir = folder.path();
    options.connectTo = LoopbackRoute{u"127.0.0.1"_s, 1}; // nothing is called
    StallMeter stalls;
    Report report;
    const auto stall = [&](const QString &during) {
        QTest::qWait(50); // what was put off
        const StallMeter::Stall longest = stalls.take();
        report.add({u"longest stall: "_s + during, u"ms"_s, longest.processorMs, {}, {}, {}, 50});
        report.add({u"  by the clock on the wall"_s, u"ms"_s, longest.wallMs, {}, {}, {}, {}});
    };
    Application program(options);
    if (!program.start() || !QTest::qWaitForWindowExposed(&program.window()))
        qFatal("it does not start");
    program.window().resize(1366, 768);
    const QList<QUuid> keys = addKeys(program, (number + doors - 1) / doors);
    QTest::qWait(2'000);
    stalls.take();
    const QList<RowId> rows = addLeases(program, keys, ports, number);
    stall(u"%1 leases come"_s.arg(rows.size()));

    LeaseTable &table = program.leases();
    const auto checked = [&] {
        return std::count_if(rows.begin(), rows.end(), [&](RowId row) { return table.check(row).has_value(); });
    };
    const auto underWay = [&] {
        return std::count_if(rows.begin(), rows.end(), [&](RowId row) {
            const CheckState state = table.checkState(row);
            return state == CheckState::Waiting || state == CheckState::Running;
        });
    };
    giveBackFreedMemory();
    const double restingBytes = bytesResident();
    double mostBytes = restingBytes;
    part<LeasesPanel>(program.window())->selectAllAction()->trigger();
    stall(u"all are selected"_s);
    QElapsedTimer elapsed;
    elapsed.start();
    part<QAction>(program.window(), u"checkLeases"_s)->trigger();
    if (!QTest::qWaitFor(
            [&] {
                mostBytes = std::max(mostBytes, double(bytesResident()));
                return checked() == rows.size();
            },
            longMs))
        qFatal("only %d were checked", int(checked()));
    const double seconds = double(elapsed.elapsed()) / 1'000;
    stall(u"all are checked"_s);
    const auto good = std::count_if(rows.begin(), rows.end(), [&](RowId row) {
        const std::optional<CheckOutcome> outcome = table.check(row);
        return outcome && isGood(outcome->verdict);
    });
    report.add({u"not good"_s, u""_s, double(rows.size() - good), {}, {}, {}, 0});
    report.add({u"checks a second"_s, u""_s, double(rows.size()) / seconds, {}, {}, {}, {}});
    report.add(
        {u"memory over the window with its leases"_s, u"MB"_s, (mostBytes - restingBytes) / 1e6, {}, {}, {}, 60});

    part<QAction>(program.window(), u"checkLeases"_s)->trigger();
    if (!QTest::qWaitFor([&] { return underWay() > 0; }, 60'000))
        qFatal("they are not checked again");
    QTest::qWait(1'000);
    const qsizetype waiting = underWay();
    part<CheckCommand>(program.window())->cancel();
    if (!QTest::qWaitFor([&] { return underWay() == 0; }, 60'000))
        qFatal("it is not cancelled");
    stall(u"%1 are cancelled"_s.arg(waiting));
    program.window().quitWithoutAsking();
    leases.closeWriteChannel();
    leases.waitForFinished(60'000);

    QJsonObject about = aboutThisRun();
    about.insert(u"leases"_s, int(rows.size()));
    about.insert(u"platform"_s, QGuiApplication::platformName());
    return report.finish(u"%1 leases checked in the real window"_s.arg(rows.size()), about, parser.value(jsonOption))
            && good == rows.size()
        ? 0
        : 1;
}
