// SPDX-License-Identifier: MIT
// The real leases panel, shown, with very many leases: what a second of countdown costs beside a short table, what a
// lease takes of memory, how long a copy of all takes, and for how long the window ever fails to answer while all this
// happens.
//
//   bench_million [--rows 1000000] [--seconds 5] [--json FILE]
#include "bench/panel_under_load.h"
#include "bench/report.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace proxydeck;
using namespace proxydeck::bench;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"How many leases."_s, u"n"_s, u"1000000"_s);
    const QCommandLineOption secondsOption(u"seconds"_s, u"How long to watch the countdown; 0: not."_s, u"n"_s, u"5"_s);
    const QCommandLineOption jsonOption(u"json"_s, u"Write the results here too."_s, u"file"_s);
    parser.addOptions({rowsOption, secondsOption, jsonOption});
    parser.addHelpOption();
    parser.process(application);
    const int rows = std::max(parser.value(rowsOption).toInt(), 1);
    const int seconds = std::max(parser.value(secondsOption).toInt(), 0);

    // The short table first: memory that the long one leaves behind would be its.
    double shortCountdown = 0;
    if (seconds > 0) {
        PanelUnderLoad panel;
        panel.fill(std::min(rows, 1'000));
        shortCountdown = panel.countdown(seconds);
    }
    PanelUnderLoad panel;
    Report report;
    const auto stall = [&report](const QString &during, const StallMeter::Stall &longest) {
        report.add({u"longest stall: "_s + during, u"ms"_s, longest.processorMs, {}, {}, {}, 50});
        report.add({u"  by the clock on the wall"_s, u"ms"_s, longest.wallMs, {}, {}, {}, {}});
    };

    stall(u"filling"_s, panel.fill(rows));
    report.add({u"memory, allocated"_s, u"bytes/lease"_s, panel.bytesAllocatedPerLease(), {}, {}, {}, 200});
    report.add({u"memory, resident"_s, u"bytes/lease"_s, panel.bytesResidentPerLease(), {}, {}, {}, {}});
    if (seconds > 0)
        report.add({u"a second of countdown, beside 1,000 leases"_s,
                    u"ms"_s,
                    panel.countdown(seconds),
                    shortCountdown,
                    u"the same with 1,000"_s,
                    {},
                    1.5});
    for (int column = 0; column < int(LeaseColumn::Count); ++column)
        stall(u"sorting by "_s + panel.columnTitle(column), panel.sort(column));
    stall(u"typing a filter"_s, panel.type(u"123.5"_s));
    stall(u"clearing it"_s, panel.clearFilter());
    stall(u"typing an area"_s, panel.type(u"金华"_s));
    panel.clearFilter();
    stall(u"scrolling"_s, panel.scroll());
    stall(u"selecting all"_s, panel.selectAll());
    double copyMs = 0;
    stall(u"copying all as URL"_s, panel.copyAll(copyMs));
    report.add({u"copying all as URL"_s, u"ms"_s, copyMs, {}, {}, {}, 2000});
    stall(u"sorting with all selected"_s, panel.sort(int(LeaseColumn::Deadline)));
    double exportMs = 0;
    stall(u"exporting all"_s, panel.exportAll(exportMs));
    report.add({u"exporting all"_s, u"ms"_s, exportMs, {}, {}, {}, {}});
    stall(u"all expire"_s, panel.expireAll());
    stall(u"all are forgotten"_s, panel.forgetAll());

    QJsonObject about = aboutThisRun();
    about.insert(u"rows"_s, rows);
    return report.finish(
               u"%1 leases in the real panel; stalls are the processor time of its thread between two beats"_s.arg(
                   rows),
               about, parser.value(jsonOption))
        ? 0
        : 1;
}
