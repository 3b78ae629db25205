// SPDX-License-Identifier: MIT
// The whole program: how long until its window is painted, beside a program with an empty window; the same with a large
// ledger beside an empty one; and what it costs while nobody does anything.
//
//   bench_process [--runs 15] [--leases 1000000] [--alive 100000] [--seconds 10] [--hidden-seconds 180] [--json FILE]
#include "application.h"
#include "bench/ledger_maker.h"
#include "bench/report.h"
#include "bench/samples.h"
#include "bench/stall_meter.h"
#include "desk/desk.h"
#include "table/lease_table.h"
#include "ui/window/main_window.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#if defined(Q_OS_UNIX)
#include <sys/resource.h>
#endif

using namespace proxydeck;
using namespace proxydeck::bench;
using namespace Qt::StringLiterals;

namespace {

/// Of all ended children together.
double childrenMs()
{
#if defined(Q_OS_UNIX)
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto ms = [](const timeval &time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
#else
    return 0;
#endif
}

struct Start
{
    QString program;
    QStringList arguments;
    QList<double> wallMs;
    QList<double> processorMs;

    void run()
    {
        const double before = childrenMs();
        QElapsedTimer elapsed;
        elapsed.start();
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(program, arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            qFatal("%s did not start or end well", qPrintable(program));
        wallMs.append(double(elapsed.nsecsElapsed()) / 1e6);
        processorMs.append(childrenMs() - before);
    }
};

void addStart(Report &report, const QString &what, const Start &ours, const Start &peer, const QString &peerName,
              std::optional<double> atMost)
{
    report.add({what + u", processor time"_s,
                u"ms"_s,
                median(ours.processorMs),
                median(peer.processorMs),
                peerName,
                {},
                atMost});
    report.add({what + u", elapsed"_s, u"ms"_s, median(ours.wallMs), median(peer.wallMs), peerName, {}, atMost});
}

void measureStarts(Report &report, int runs)
{
    const QTemporaryDir data;
    const QString once = u"--quit-after-first-paint"_s;
    Start empty{QStringLiteral(EMPTY_WINDOW), {}, {}, {}};
    Start label{QStringLiteral(EMPTY_WINDOW), {u"--label"_s}, {}, {}};
    Start ours{QStringLiteral(PROXYDECK), {once, u"--data-dir"_s, data.path()}, {}, {}};
    Start demo{QStringLiteral(PROXYDECK), {once, u"--demo"_s}, {}, {}};
    for (Start *start : {&empty, &label, &ours, &demo})
        start->run(); // brings the files into memory
    for (Start *start : {&empty, &label, &ours, &demo}) {
        start->wallMs.clear();
        start->processorMs.clear();
    }
    for (int run = 0; run < runs; ++run) {
        for (Start *start : {&empty, &label, &ours, &demo})
            start->run();
    }
    addStart(report, u"first paint"_s, ours, empty, u"empty window"_s, 2);
    addStart(report, u"first paint, beside a line of text"_s, ours, label, u"window with a line of text"_s, {});
    addStart(report, u"first paint of the demo"_s, demo, empty, u"empty window"_s, 2);
}

void measureLargeLedger(Report &report, int runs, int leases, int alive)
{
    const QTemporaryDir data;
    const QTemporaryDir none;
    makeLedger(data.path(), leases, alive);
    const QString once = u"--quit-after-first-paint"_s;
    Start large{QStringLiteral(PROXYDECK), {once, u"--data-dir"_s, data.path()}, {}, {}};
    Start small{QStringLiteral(PROXYDECK), {once, u"--data-dir"_s, none.path()}, {}, {}};
    for (int run = 0; run < runs; ++run) {
        small.run();
        large.run();
    }
    addStart(report, u"first paint with %1 leases recorded"_s.arg(leases), large, small, u"empty ledger"_s, 1.5);

    Options options;
    options.dataDir = data.path();
    StallMeter stalls;
    Application application(options);
    stalls.take();
    QElapsedTimer elapsed;
    elapsed.start();
    if (!application.start())
        qFatal("it does not start");
    const double begun = stalls.take().processorMs;
    QSignalSpy restored(&application.desk(), &Desk::restored);
    if (!restored.wait(600'000))
        qFatal("the ledger is not read to its end");
    report.add({u"until the window exists"_s, u"ms"_s, begun, {}, {}, {}, {}});
    report.add({u"until %1 living are back, in the background"_s.arg(application.leases().size()),
                u"ms"_s,
                double(elapsed.elapsed()),
                {},
                {},
                {},
                {}});
    report.add({u"longest stall meanwhile"_s, u"ms"_s, stalls.take().processorMs, {}, {}, {}, 50});
}

/// Times that a thread of this process went to sleep and was woken; -1 where that cannot be told.
qint64 wakes(const QByteArray &task)
{
    QFile status(QStringLiteral("/proc/self/task/%1/status").arg(QString::fromLatin1(task)));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("voluntary_ctxt_switches:"))
            return line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
    }
    return -1;
}

void measureIdleness(Report &report, int seconds, int hiddenSeconds)
{
    const QTemporaryDir data;
    Options options;
    options.dataDir = data.path();
    Application application(options);
    if (!application.start())
        qFatal("it does not start");
    QElapsedTimer sinceStart;
    sinceStart.start();
    for (const Batch &batch : makeBatches(1'000, QDateTime::currentMSecsSinceEpoch()))
        application.leases().add(batch.leases, batch.origin);
    qint64 awakened = 0;
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &application,
                     [&awakened] { ++awakened; });
    const auto wait = [](int howLong) {
        QEventLoop loop;
        QTimer::singleShot(howLong * 1000, &loop, &QEventLoop::quit);
        loop.exec();
    };
    const QByteArray self = QByteArray::number(QCoreApplication::applicationPid());
    const auto watch = [&](const QString &what, int howLong, std::optional<double> mostWakes) {
        wait(3); // what was put off
        awakened = 0;
        const qint64 wakesBefore = wakes(self);
        const double before = processorMs();
        wait(howLong);
        // The end of the waiting is one of them.
        report.add({what + u", processor time of a core"_s,
                    u"%"_s,
                    (processorMs() - before) / (howLong * 10.0),
                    {},
                    {},
                    {},
                    mostWakes ? std::optional<double>() : 0.3});
        report.add({what + u", wakes of the event loop"_s,
                    u"a minute"_s,
                    double(awakened - 1) * 60 / howLong,
                    {},
                    {},
                    {},
                    mostWakes});
        report.add({what + u", wakes of the thread"_s,
                    u"a minute"_s,
                    double(wakes(self) - wakesBefore) * 60 / howLong,
                    {},
                    {},
                    {},
                    {}});
    };
    if (seconds > 0)
        watch(u"1,000 live leases, seen"_s, seconds, {});
    if (hiddenSeconds > 0) {
        // A minute after its start the program sees what of the record has grown too old; that comes once a day.
        wait(std::max(0, 65 - int(sinceStart.elapsed() / 1000)));
        application.window().showMinimized();
        watch(u"minimised"_s, hiddenSeconds, 1);
        application.window().showNormal();
        application.window().hide();
        watch(u"hidden"_s, hiddenSeconds, 1);
    }
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication qt(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser parser;
    const QCommandLineOption runsOption(u"runs"_s, u"Starts, of which the medians are told."_s, u"n"_s, u"15"_s);
    const QCommandLineOption leasesOption(u"leases"_s, u"Leases in the large ledger."_s, u"n"_s, u"1000000"_s);
    const QCommandLineOption aliveOption(u"alive"_s, u"How many of them live."_s, u"n"_s, u"100000"_s);
    const QCommandLineOption secondsOption(u"seconds"_s, u"How long to watch it idle."_s, u"n"_s, u"10"_s);
    const QCommandLineOption hiddenOption(u"hidden-seconds"_s, u"The same while nobody sees it."_s, u"n"_s, u"180"_s);
    const QCommandLineOption jsonOption(u"json"_s, u"Write the results here too."_s, u"file"_s);
    parser.addOptions({runsOption, leasesOption, aliveOption, secondsOption, hiddenOption, jsonOption});
    parser.addHelpOption();
    parser.process(qt);

    Report report;
    const int runs = std::max(parser.value(runsOption).toInt(), 0);
    if (runs > 0)
        measureStarts(report, runs);
    if (const int leases = parser.value(leasesOption).toInt(); runs > 0 && leases > 0)
        measureLargeLedger(report, runs, leases, parser.value(aliveOption).toInt());
    measureIdleness(report, parser.value(secondsOption).toInt(), parser.value(hiddenOption).toInt());
    return report.finish(u"The whole program"_s, aboutThisRun(), parser.value(jsonOption)) ? 0 : 1;
}
