// SPDX-License-Identifier: MIT
// Local ports: the data path beside HAProxy (mode tcp) and tinyproxy (upstream), leases that are dead, deadlines,
// sessions, the choice of a lease. Whoever hands connections on does it in a process of its own, and so do the leases.
#include "bench/report.h"

#include "gateway_parts.h"
#include "gateway_path.h"
#include "tunnel_origin.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTextStream>

#include <sys/resource.h>

using namespace proxydeck::bench;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max; // a thousand tunnels; children inherit it
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (QCoreApplication::arguments().value(1) == u"--origin")
        return TunnelOrigin(leaseUser, leasePassword).run();

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Local ports, beside HAProxy and tinyproxy."_s);
    const QCommandLineOption quickOption(u"quick"_s, u"Only that it runs: few tunnels, one round."_s);
    const QCommandLineOption jsonOption(u"json"_s, u"Write the results here too."_s, u"file"_s);
    const QCommandLineOption roundsOption(u"rounds"_s, u"Rounds of the data path."_s, u"number"_s, u"5"_s);
    const QCommandLineOption partOption(u"part"_s, u"Only one: path, dead, deadlines, sticky, choice or stall."_s,
                                        u"name"_s);
    const QCommandLineOption hourOption(
        u"hour"_s, u"Instead: so many minutes of 50 requests a second over leases of 60 s."_s, u"minutes"_s);
    parser.addOptions({quickOption, jsonOption, roundsOption, partOption, hourOption});
    parser.addHelpOption();
    parser.process(application);
    const bool isQuick = parser.isSet(quickOption);
    const QString part = parser.value(partOption);
    const auto isAsked = [&part](const QString &name) { return part.isEmpty() || part == name; };

    const QTemporaryDir folder;
    Report report;
    GatewayParts parts(folder.path(), isQuick);
    bool isRight = true;
    if (parser.isSet(hourOption)) {
        parts.hour(report, parser.value(hourOption).toDouble());
    } else {
        if (isAsked(u"path"_s)) {
            GatewayPath::Scale scale;
            scale.rounds = parser.value(roundsOption).toInt();
            if (isQuick)
                scale = {1, 60, 5, 100, 300, 60, 2, 1'000'000, 100};
            GatewayPath path(scale, folder.path());
            path.play();
            path.report(report);
            isRight = path.isRight();
        }
        if (isAsked(u"dead"_s))
            parts.dead(report);
        if (isAsked(u"deadlines"_s))
            parts.deadlines(report);
        if (isAsked(u"sticky"_s))
            parts.sticky(report);
        if (isAsked(u"choice"_s))
            parts.choice(report);
        if (isAsked(u"stall"_s))
            parts.stall(report);
    }
    const bool isWritten = report.finish(u"Local ports"_s, aboutThisRun(), parser.value(jsonOption));
    return isWritten && isRight && parts.isRight() ? 0 : 1;
}
