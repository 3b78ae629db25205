// SPDX-License-Identifier: MIT
#include "bench/meter.h"
#include "bench/stall_meter.h"

#include "base/system_clock.h"
#include "check/checker.h"
#include "check_load.h"

#include <QEventLoop>
#include <QTimer>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

CheckFigures checkByUs(const CheckLoad &load)
{
    const SystemClock clock;
    CheckFigures figures;
    figures.restingThreads = threadsNow();
    Checker checker(clock, [](const std::function<void(bool)> &answer) { answer(true); });
    CheckSettings settings;
    settings.addresses = {*CheckAddress::fromUrl(load.url())};
    settings.addresses.first().readsExit = true;
    settings.anyExitCounts = true;
    settings.atOnce = load.atOnce;
    settings.adapts = load.adapts;
    settings.roots = load.roots;
    settings.connectTimeoutMs = 60'000;
    settings.timeoutMs = 120'000;
    checker.setSettings(settings);
    QList<CheckJob> jobs;
    for (int i = 0; i < load.checks; ++i) {
        CheckJob job;
        job.id = quint64(i);
        job.host = u"127.0.0.1"_s;
        job.port = load.port(i);
        job.user = Secret(u"TESTKEY01"_s);
        job.password = Secret(u"TESTPWD02"_s);
        job.declaredExit = u"192.0.2.1"_s;
        job.group = u"bench"_s;
        jobs.append(job);
    }

    QEventLoop loop;
    const qint64 beganMs = clock.utcMs();
    QObject::connect(&checker, &Checker::checked, &loop, [&](const QList<CheckResult> &results) {
        for (const CheckResult &result : results) {
            figures.endsMs.append(double(result.outcome.atMs - beganMs));
            if (result.outcome.verdict == CheckVerdict::Good) {
                ++figures.good;
                figures.totalsMs.append(result.outcome.times.totalMs());
            }
        }
        if (figures.endsMs.size() >= load.checks)
            loop.quit();
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&figures] {
        figures.mostBytes = std::max(figures.mostBytes, double(bytesResident()));
        figures.mostThreads = std::max(figures.mostThreads, threadsNow());
    });
    look.start(100);
    giveBackFreedMemory();
    figures.restingBytes = double(bytesResident());
    const double startMs = processorMs();
    StallMeter stalls;
    checker.check(jobs, CheckPriority::Selection);
    loop.exec();
    figures.longestStallMs = stalls.take().processorMs;
    figures.processorMs = processorMs() - startMs;
    return figures;
}

} // namespace proxydeck::bench
