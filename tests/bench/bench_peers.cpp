// SPDX-License-Identifier: MIT The table of leases beside the two ways in which one is usually built, and beside one
// that was written with some care, all in one run. Targets are held against the better of the first two. Each is
// measured in a process of its own, so that none profits from what another left behind; the runs of the four take
// turns. Processor time, since the machine may be busy with other things.
//
//   bench_peers [--rows 100000] [--repeat 3] [--seconds 5] [--json FILE]
#include "bench/contender.h"
#include "bench/meter.h"
#include "bench/report.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QEventLoop>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QWidget>

using namespace proxydeck;
using namespace proxydeck::bench;
using namespace Qt::StringLiterals;

namespace {

const QStringList names{u"ours"_s, u"item model"_s, u"table widget"_s, u"vector model"_s};

/// One key after the other, as somebody types: an address, an area, a request. Nothing that occurs in times: ours does
/// not look there, and would be ahead.
const QStringList typed{u".5"_s, u".54"_s, u".54."_s, u"金"_s, u"金华"_s, u"f"_s, u"f0"_s, QString()};

std::unique_ptr<Contender> make(const QString &name)
{
    return name == names[0] ? makeOurs()
        : name == names[1]  ? makeItemModel()
        : name == names[2]  ? makeTableWidget()
                            : makeVectorModel();
}

/// Everything that can be measured of one contender, in the order in which it is printed.
QJsonObject measure(const QString &name, int rows, int seconds)
{
    QJsonObject results;
    const QTemporaryDir folder;
    const auto settle = [] {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    {
        // Once on a small scale: fonts, collation tables and time zones get loaded.
        const auto few = make(name);
        few->widget().resize(1200, 1400);
        few->widget().show();
        few->fill(makeBatches(300, QDateTime::currentMSecsSinceEpoch()));
        for (int column = 0; column < columns; ++column)
            few->sort(column);
        few->filter(u"1"_s);
        few->writeCsv(folder.filePath(u"few.csv"_s));
        settle();
    }
    const auto contender = make(name);
    contender->widget().resize(1200, 1400); // 60 rows
    contender->widget().show();
    settle();

    // The leases themselves go before memory is looked at: texts that a contender shares with them are then its own.
    const qint64 before = bytesAllocated();
    QList<Batch> batches = makeBatches(rows, QDateTime::currentMSecsSinceEpoch());
    results.insert(u"fill"_s, processorMsOf([&] { contender->fill(batches); }));
    batches = {};
    settle();
    results.insert(u"memory"_s, double(bytesAllocated() - before) / rows);

    // Not qWait(), which looks a hundred times a second.
    const auto wait = [](int ms) {
        QEventLoop loop;
        QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
    };
    if (seconds > 0) {
        contender->countDown(true);
        wait(1'500); // what was put off
        const double start = processorMs();
        wait(seconds * 1000);
        results.insert(u"countdown"_s, (processorMs() - start) / seconds);
        // In a sorted QTableWidget it would take minutes: each text that is set looks for its place among all items.
        contender->countDown(false);
    }

    results.insert(u"csv"_s, processorMsOf([&] { contender->writeCsv(folder.filePath(u"all.csv"_s)); }));
    for (int column = 0; column < columns; ++column) {
        results.insert(u"sort%1"_s.arg(column), processorMsOf([&] { contender->sort(column); }));
        settle();
    }
    contender->sort(int(LeaseColumn::Server));
    settle();
    QJsonArray shown;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        results.insert(u"filter%1"_s.arg(i), processorMsOf([&] { contender->filter(typed[i]); }));
        shown.append(contender->shown());
        settle();
    }
    results.insert(u"shown"_s, shown); // all must have done the same
    return results;
}

QJsonObject measureInProcess(const QString &name, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--contender"_s, name} + arguments);
    process.waitForFinished(-1);
    const QJsonObject results = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    if (process.exitCode() != 0 || results.isEmpty())
        qFatal("%s could not be measured", qPrintable(name));
    return results;
}

/// The median of each over all runs, by contender.
using Medians = QHash<QString, QHash<QString, double>>;

Medians measureAll(int repeat, const QStringList &arguments)
{
    QHash<QString, QHash<QString, QList<double>>> values;
    QJsonValue shown;
    for (int run = 0; run < repeat; ++run) {
        for (const QString &name : names) {
            const QJsonObject results = measureInProcess(name, arguments);
            for (auto it = results.begin(); it != results.end(); ++it)
                values[name][it.key()].append(it->toDouble());
            if (shown.isUndefined() || shown.isNull())
                shown = results.value(u"shown"_s);
            if (shown != results.value(u"shown"_s))
                qFatal("%s filtered otherwise", qPrintable(name));
        }
    }
    Medians medians;
    for (const QString &name : names) {
        for (auto it = values[name].cbegin(); it != values[name].cend(); ++it)
            medians[name][it.key()] = median(it.value());
    }
    return medians;
}

Report::Line compared(const Medians &medians, const QString &what, const QString &unit, const QString &key,
                      std::optional<double> times)
{
    const double first = medians[names[1]][key];
    const double second = medians[names[2]][key];
    return {.what = what,
            .unit = unit,
            .ours = medians[names[0]][key],
            .peer = std::min(first, second),
            .peerName = first <= second ? names[1] : names[2],
            .times = times,
            .atMost = {},
            .carefulPeer = medians[names[3]][key]};
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"How many leases."_s, u"n"_s, u"100000"_s);
    const QCommandLineOption repeatOption(u"repeat"_s, u"Runs, of which the medians are told."_s, u"n"_s, u"3"_s);
    const QCommandLineOption secondsOption(u"seconds"_s, u"How long to watch the countdown; 0: not."_s, u"n"_s, u"5"_s);
    const QCommandLineOption jsonOption(u"json"_s, u"Write the results here too."_s, u"file"_s);
    QCommandLineOption contenderOption(u"contender"_s, u"Measure this one only, once."_s, u"name"_s);
    contenderOption.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({rowsOption, repeatOption, secondsOption, jsonOption, contenderOption});
    parser.addHelpOption();
    parser.process(application);
    const int rows = std::max(parser.value(rowsOption).toInt(), 1);
    const int seconds = std::max(parser.value(secondsOption).toInt(), 0);
    if (parser.isSet(contenderOption)) {
        QTextStream(stdout) << QJsonDocument(measure(parser.value(contenderOption), rows, seconds)).toJson();
        return 0;
    }

    const Medians medians = measureAll(std::max(parser.value(repeatOption).toInt(), 1),
                                       {u"--rows"_s, QString::number(rows), u"--seconds"_s, QString::number(seconds)});
    Report report;
    const auto add = [&](const QString &what, const QString &unit, const QString &key, double times) {
        report.add(compared(medians, what, unit, key, times));
    };
    add(u"fill, batches of %1"_s.arg(batchSize), u"ms"_s, u"fill"_s, 15);
    add(u"memory"_s, u"bytes/lease"_s, u"memory"_s, 8);
    const QStringList titles{u"state"_s,    u"server"_s,    u"exit IP"_s, u"area"_s,    u"ISP"_s,
                             u"deadline"_s, u"remaining"_s, u"plan"_s,    u"account"_s, u"request"_s};
    for (int column = 0; column < columns; ++column)
        add(u"sort by "_s + titles[column], u"ms"_s, u"sort%1"_s.arg(column), 30);
    for (qsizetype i = 0; i < typed.size(); ++i)
        add(typed[i].isEmpty() ? u"filter cleared"_s : u"filter, key %1 of \"%2\""_s.arg(typed[i].size()).arg(typed[i]),
            u"ms"_s, u"filter%1"_s.arg(i), 30);
    if (seconds > 0)
        add(u"a second of countdown, a full screen visible"_s, u"ms"_s, u"countdown"_s, 100);
    add(u"CSV of all"_s, u"ms"_s, u"csv"_s, 4);
    QJsonObject about = aboutThisRun();
    about.insert(u"rows"_s, rows);
    return report.finish(u"%1 leases; milliseconds are of processor time"_s.arg(rows), about, parser.value(jsonOption))
        ? 0
        : 1;
}
