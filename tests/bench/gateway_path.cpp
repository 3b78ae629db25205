// SPDX-License-Identifier: MIT
#include "gateway_path.h"

#include "bench/meter.h"
#include "bench/report.h"
#include "tunnel_load.h"

#include <QTextStream>
#include <QThread>

#include <algorithm>
#include <optional>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr Relay::Kind kinds[] = {Relay::Kind::Us, Relay::Kind::HaProxy, Relay::Kind::TinyProxy};
constexpr int leaseCount = 20;

} // namespace

GatewayPath::GatewayPath(const Scale &scale, QString folder)
    : m_scale(scale)
    , m_folder(std::move(folder))
{
}

void GatewayPath::play()
{
    QTextStream out(stdout);
    for (const Relay::Kind kind : kinds) {
        if (!Relay::isInstalled(kind))
            out << "Left out: " << Relay::name(kind) << ", it is not installed\n";
    }
    out.flush();
    Origin origin;
    for (int round = 0; round < m_scale.rounds; ++round) {
        for (int turn = 0; turn < int(std::size(kinds)); ++turn) {
            const Relay::Kind kind = kinds[(turn + round) % int(std::size(kinds))];
            if (Relay::isInstalled(kind))
                m_figures[kind].append(measure(kind, origin));
        }
    }
}

GatewayPath::Figures GatewayPath::measure(Relay::Kind kind, Origin &origin)
{
    QTextStream errors(stderr);
    QList<Relay::Lease> itsLeases;
    for (quint64 id = 1; id <= leaseCount; ++id)
        itsLeases.append({id, origin.open(), TunnelOrigin::steadyMs() + hourMs});
    Figures figures;
    {
        Relay relay(kind, itsLeases, m_folder);
        TunnelLoad load(relay.port(), relay.fields());
        const auto must = [&](bool went, const char *what) {
            if (!went)
                errors << Relay::name(kind) << ": " << what << " failed\n";
            m_isRight = m_isRight && went;
        };
        const auto areGood = [](const QList<ConnectEnd> &ends) {
            return std::all_of(ends.begin(), ends.end(), [](const ConnectEnd &end) { return end.isGood(); });
        };
        must(relay.isUp(), "starting");
        const ProcessMeter meter = relay.meter();
        must(areGood(load.connects(20, 20)), "the first connection");
        meter.waitUntilQuiet();
        const auto cpuMs = [&meter](const auto &work) {
            const double before = meter.processorMs();
            work();
            return meter.processorMs() - before;
        };

        const auto bytes = double(meter.bytesResident());
        must(load.open(m_scale.tunnels), "opening tunnels");
        meter.waitUntilQuiet();
        figures.tunnelsMb = (double(meter.bytesResident()) - bytes) / 1e6 * 1'000 / m_scale.tunnels;
        QThread::msleep(1'500); // a tunnel is idle after a second
        const auto wakes = double(meter.wakes());
        const double idleMs = cpuMs([this] { QThread::msleep(ulong(m_scale.idleMs)); });
        figures.wakes = (double(meter.wakes()) - wakes) * 1'000 / m_scale.idleMs;
        figures.idlePercent = idleMs * 100 / m_scale.idleMs;

        QList<double> times;
        const auto roundTrips = [&](int busy, int messages) {
            const double ms = cpuMs([&] { times = load.roundTrips(busy, m_scale.busy, messages); });
            must(times.size() == messages, "round trips");
            return ms * 1'000 / messages;
        };
        figures.busyUs = roundTrips(m_scale.busy, m_scale.busyMessages);
        figures.busyMs = median(times);
        figures.allUs = roundTrips(m_scale.tunnels, m_scale.allMessages);
        figures.allMs = median(times);

        const double downloadMs
            = cpuMs([&] { must(load.download(m_scale.downloads, m_scale.bytesEach), "downloading"); });
        figures.gigabyteS = downloadMs / 1'000 / (double(m_scale.downloads) * double(m_scale.bytesEach) / 1e9);

        load.closeAll();
        meter.waitUntilQuiet();
        const double connectionsMs = cpuMs([&] {
            must(areGood(load.connects(m_scale.connections, 50)), "connections");
            meter.waitUntilQuiet(); // also closing costs
        });
        figures.connectionUs = connectionsMs * 1'000 / m_scale.connections;
    }
    for (const Relay::Lease &lease : itsLeases)
        origin.end(lease.port);
    errors << Relay::name(kind).leftJustified(10) << " connection " << figures.connectionUs << " us, GB "
           << figures.gigabyteS << " s, round trip " << figures.busyUs << " / " << figures.allUs << " us, median "
           << figures.busyMs << " / " << figures.allMs << " ms, 1,000 tunnels " << figures.tunnelsMb << " MB, idle "
           << figures.wakes << " wakes a second, " << figures.idlePercent << " %\n";
    return figures;
}

QList<double> GatewayPath::values(Relay::Kind kind, double Figures::*figure) const
{
    QList<double> values;
    for (const Figures &figures : m_figures.value(kind))
        values.append(figures.*figure);
    return values;
}

/// The median of the rounds' ratios: both of one ratio were taken within the same minute.
void GatewayPath::ratio(Report &report, const QString &what, double Figures::*figure, Relay::Kind peer,
                        double atMost) const
{
    QList<double> ratios;
    const QList<double> ours = values(Relay::Kind::Us, figure);
    const QList<double> theirs = values(peer, figure);
    for (qsizetype round = 0; round < std::min(ours.size(), theirs.size()); ++round) {
        if (theirs[round] > 0)
            ratios.append(ours[round] / theirs[round]);
    }
    if (!ratios.isEmpty())
        report.add({what + u" ÷ "_s + Relay::name(peer), u"times"_s, median(ratios), {}, {}, {}, atMost});
}

/// Without a target.
void GatewayPath::absolute(Report &report, const QString &what, const QString &unit, double Figures::*figure) const
{
    const auto ofPeer = [&](Relay::Kind kind) {
        const QList<double> all = values(kind, figure);
        return all.isEmpty() ? std::optional<double>() : std::optional(median(all));
    };
    report.add({u"  "_s + what,
                unit,
                median(values(Relay::Kind::Us, figure)),
                ofPeer(Relay::Kind::HaProxy),
                Relay::name(Relay::Kind::HaProxy),
                {},
                {},
                ofPeer(Relay::Kind::TinyProxy)});
}

void GatewayPath::report(Report &report) const
{
    const QString all = QString::number(m_scale.tunnels);
    const QString busy = u"CPU per round trip, %1 of %2 busy"_s.arg(m_scale.busy).arg(all);
    ratio(report, busy, &Figures::busyUs, Relay::Kind::HaProxy, 1.3);
    ratio(report, u"CPU per round trip, all busy"_s, &Figures::allUs, Relay::Kind::HaProxy, 1.2);
    ratio(report, u"CPU per GB"_s, &Figures::gigabyteS, Relay::Kind::HaProxy, 0.8);
    ratio(report, u"CPU per GB"_s, &Figures::gigabyteS, Relay::Kind::TinyProxy, 0.6);
    ratio(report, u"CPU per connection"_s, &Figures::connectionUs, Relay::Kind::TinyProxy, 0.7);
    ratio(report, u"median round trip, %1 busy"_s.arg(m_scale.busy), &Figures::busyMs, Relay::Kind::HaProxy, 1.2);
    ratio(report, u"median round trip, all busy"_s, &Figures::allMs, Relay::Kind::HaProxy, 1.2);
    const auto ours = [&](double Figures::*figure) { return median(values(Relay::Kind::Us, figure)); };
    report.add({u"memory of 1,000 idle tunnels"_s, u"MB"_s, ours(&Figures::tunnelsMb), {}, {}, {}, 10});
    report.add({u"wakes of %1 idle tunnels"_s.arg(all), u"/s"_s, ours(&Figures::wakes), {}, {}, {}, 0});
    report.add({u"processor for %1 idle tunnels"_s.arg(all), u"%"_s, ours(&Figures::idlePercent), {}, {}, {}, 0.049});
    // The peers beside it: HAProxy, and as "careful peer" tinyproxy, which does the work that we do.
    absolute(report, u"CPU per round trip, %1 busy"_s.arg(m_scale.busy), u"us"_s, &Figures::busyUs);
    absolute(report, u"CPU per round trip, all busy"_s, u"us"_s, &Figures::allUs);
    absolute(report, u"CPU per GB"_s, u"s"_s, &Figures::gigabyteS);
    absolute(report, u"CPU per connection"_s, u"us"_s, &Figures::connectionUs);
    absolute(report, u"median round trip, %1 busy"_s.arg(m_scale.busy), u"ms"_s, &Figures::busyMs);
    absolute(report, u"median round trip, all busy"_s, u"ms"_s, &Figures::allMs);
    absolute(report, u"memory of 1,000 idle tunnels"_s, u"MB"_s, &Figures::tunnelsMb);
}

} // namespace proxydeck::bench
