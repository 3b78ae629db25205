// SPDX-License-Identifier: MIT
#include "gateway_parts.h"

#include "bench/meter.h"
#include "bench/report.h"
#include "pool/port_pool.h"
#include "tunnel_load.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

double share(QList<double> values, double part)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, qsizetype(std::ceil(part * double(values.size()))))];
}

/// Body of the answer to one GET of \a host on a connection of its own, as session \a session; in a tunnel or not.
QByteArray bodyThrough(quint16 port, const QByteArray &host, const QByteArray &session, bool isTunnel)
{
    constexpr int bodyMs = 30'000;
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    const QByteArray login = "Proxy-Authorization: Basic " + (session + ':').toBase64() + "\r\n";
    QByteArray answer;
    const auto readHead = [&] {
        while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(bodyMs))
            answer += socket.readAll();
    };
    if (isTunnel) {
        socket.write("CONNECT " + host + ":80 HTTP/1.1\r\nHost: " + host + ":80\r\n" + login + "\r\n");
        readHead();
        if (!answer.startsWith("HTTP/1.1 200"))
            return {};
        answer.clear();
        socket.write("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    } else {
        socket.write("GET http://" + host + "/ HTTP/1.1\r\nHost: " + host + "\r\n" + login + "\r\n");
    }
    readHead();
    const qsizetype head = answer.indexOf("\r\n\r\n") + 4;
    while ((answer.size() == head || !answer.endsWith('\n')) && socket.waitForReadyRead(bodyMs))
        answer += socket.readAll();
    return answer.mid(head).trimmed();
}

} // namespace

GatewayParts::GatewayParts(QString folder, bool isQuick)
    : m_folder(std::move(folder))
    , m_isQuick(isQuick)
{
}

void GatewayParts::must(bool went, const char *what)
{
    if (!went)
        QTextStream(stderr) << "ours: " << what << " failed\n";
    m_isRight = m_isRight && went;
}

void GatewayParts::dead(Report &report)
{
    const int fifths = m_isQuick ? 2 : 10; // one of each five does not work
    const double perSecond = m_isQuick ? 20 : 100;
    const double firstMs = m_isQuick ? 1'000 : 10'000;
    const int number = m_isQuick ? 40 : 4'000;
    const QByteArray kinds[] = {"refuse", "silent", "login"};
    Origin origin;
    QList<Relay::Lease> leases;
    for (int i = 0; i < 5 * fifths; ++i) {
        const QByteArray kind = i % 5 == 4 ? kinds[i / 5 % 3] : "good";
        leases.append({quint64(i) + 1, origin.open(kind), TunnelOrigin::steadyMs() + hourMs});
    }
    Relay relay(Relay::Kind::Us, leases, m_folder);
    must(relay.isUp(), "starting");
    const QList<ConnectEnd> ends
        = TunnelLoad(relay.port(), {}).paced(perSecond, number, [](int) { return QByteArray("echo.test:80"); });
    for (const bool isFirst : {true, false}) {
        int all = 0;
        int failed = 0;
        QList<double> times;
        for (const ConnectEnd &end : ends) {
            if ((end.beganMs < firstMs) != isFirst)
                continue;
            ++all;
            failed += end.isGood() ? 0 : 1;
            times.append(end.ms);
        }
        const QString when = isFirst ? u", first %1 s"_s.arg(firstMs / 1'000) : QString();
        const auto target = [isFirst](double atMost) { return isFirst ? std::optional<double>() : atMost; };
        report.add({u"1 of 5 leases dead: failed"_s + when,
                    u"%"_s,
                    all > 0 ? failed * 100.0 / all : 100,
                    {},
                    {},
                    {},
                    target(0.1)});
        report.add(
            {u"1 of 5 leases dead: 99th percentile"_s + when, u"ms"_s, share(times, 0.99), {}, {}, {}, target(2'200)});
        report.add({u"  median"_s + when, u"ms"_s, median(times), {}, {}, {}, {}});
    }
}

void GatewayParts::deadlines(Report &report)
{
    // What a connection takes from its choice to the lease's door, on a machine that does other things as well.
    constexpr qint64 slackMs = 250;
    const int number = m_isQuick ? 5 : 60;
    const int seconds = m_isQuick ? 2 : 16;
    const int leastLeftS = 20;
    Origin origin;
    QList<Relay::Lease> leases{{1, origin.open(), TunnelOrigin::steadyMs() + hourMs}};
    const qint64 nowMs = TunnelOrigin::steadyMs();
    for (int i = 1; i <= number; ++i) {
        leases.append(
            {quint64(i) + 1, origin.open(), nowMs + leastLeftS * 1'000 + qint64(seconds - 1) * 1'000 * i / number});
    }
    Relay relay(Relay::Kind::Us, leases, m_folder,
                {{u"policy"_s, int(PoolPolicy::RoundRobin)}, {u"leastLeftS"_s, leastLeftS}});
    must(relay.isUp(), "starting");
    const QList<ConnectEnd> ends
        = TunnelLoad(relay.port(), {}).paced(200, 200 * seconds, [](int) { return QByteArray("echo.test:80"); });
    must(std::all_of(ends.begin(), ends.end(), [](const ConnectEnd &end) { return end.isGood(); }), "a connection");
    int late = 0;
    double latestMs = 0;
    for (const Relay::Lease &lease : leases) {
        const qint64 lastMs = origin.lastMs(lease.port) - (lease.endsMs - leastLeftS * 1'000);
        latestMs = std::max(latestMs, double(lastMs));
        late += lastMs > slackMs ? 1 : 0;
    }
    report.add({u"leases used with less than the least time left"_s, u""_s, double(late), {}, {}, {}, 0});
    report.add({u"  latest beginning after it"_s, u"ms"_s, latestMs, {}, {}, {}, {}});
}

void GatewayParts::sticky(Report &report)
{
    const int sessions = m_isQuick ? 5 : 100;
    const int uses = m_isQuick ? 4 : 20;
    Origin origin;
    QList<Relay::Lease> leases;
    for (quint64 id = 1; id <= 50; ++id)
        leases.append({id, origin.open(), TunnelOrigin::steadyMs() + hourMs + qint64(id)});
    Relay relay(Relay::Kind::Us, leases, m_folder, {{u"sticky"_s, int(PoolSticky::UserName)}});
    must(relay.isUp(), "starting");
    int moved = 0;
    QList<QByteArray> exits(sessions);
    for (int use = 0; use < uses; ++use) {
        for (int session = 0; session < sessions; ++session) {
            const QByteArray exit = bodyThrough(relay.port(), "web.test", "session-s" + QByteArray::number(session),
                                                (use + session) % 2 != 0);
            must(!exit.isEmpty(), "a session's request");
            moved += use > 0 && exit != exits[session] ? 1 : 0;
            exits[session] = exit;
        }
    }
    report.add({u"uses of %1 sessions on another lease"_s.arg(sessions), u""_s, double(moved), {}, {}, {}, 0});
}

void GatewayParts::choice(Report &report)
{
    const int leases = m_isQuick ? 1'000 : 10'000;
    const int choices = m_isQuick ? 1'000 : 100'000;
    constexpr std::pair<PoolPolicy, const char16_t *> policies[]
        = {{PoolPolicy::Random, u"random"},          {PoolPolicy::RoundRobin, u"in turn"},
           {PoolPolicy::FewestNow, u"fewest now"},   {PoolPolicy::Fastest, u"fastest"},
           {PoolPolicy::MostTimeLeft, u"most time"}, {PoolPolicy::OneAtATime, u"one at a time"}};
    int tooLate = 0;
    for (const auto &[policy, name] : policies) {
        qint64 nowMs = 1'764'000'000'000;
        PortPool pool(7);
        PortTerms terms;
        terms.policy = policy;
        pool.setTerms(terms);
        QList<PoolLease> all;
        QRandomGenerator random(7);
        for (int id = 1; id <= leases; ++id) {
            PoolLease lease;
            lease.id = quint64(id);
            lease.host = u"192.0.2.1"_s;
            lease.port = quint16(id);
            lease.firstByteMs = qint32(random.bounded(50, 2'000));
            lease.deadlineMs = nowMs + random.bounded(20'000, 3'600'000);
            all.append(lease);
        }
        pool.setLeases(all, nowMs);
        PortPool::Wish wish;
        wish.targetHost = "site.test";
        wish.targetPort = 443;
        QList<PortPool::Choice> open; // some hundred are, as they are in a port that is used
        int none = 0;
        const double ms = processorMsOf([&] {
            for (int i = 0; i < choices; ++i) {
                nowMs += 1;
                const PortPool::Choice choice = pool.choose(wish, nowMs);
                if (choice.why != PortPool::NoLease::None) {
                    ++none;
                    continue;
                }
                tooLate += choice.lease.deadlineMs - nowMs < terms.leastLeftS * 1'000 ? 1 : 0;
                pool.tryEnded(choice.lease.id, choice.sessionId, TryEnd::Worked, wish.targetHost, nowMs);
                pool.firstByte(choice.lease.id, qint32(50 + i % 500));
                open.append(choice);
                if (open.size() > 500) {
                    const PortPool::Choice first = open.takeFirst();
                    pool.ended(first.lease.id, first.sessionId, nowMs);
                }
            }
        });
        must(none == 0, "a choice");
        report.add({u"a choice of %1 leases, %2"_s.arg(leases).arg(QString::fromUtf16(name)),
                    u"us"_s,
                    ms * 1'000 / choices,
                    {},
                    {},
                    {},
                    20});
    }
    report.add({u"chosen with less than the least time left"_s, u""_s, double(tooLate), {}, {}, {}, 0});
}

void GatewayParts::stall(Report &report)
{
    const int tunnels = m_isQuick ? 50 : 1'000;
    Origin origin;
    QList<Relay::Lease> leases;
    for (quint64 id = 1; id <= 20; ++id)
        leases.append({id, origin.open(), TunnelOrigin::steadyMs() + hourMs});
    Relay relay(Relay::Kind::Us, leases, m_folder, {{u"watched"_s, true}});
    must(relay.isUp(), "starting");
    TunnelLoad load(relay.port(), {});
    must(load.open(tunnels), "opening tunnels");
    const int messages = m_isQuick ? 500 : 200'000;
    must(load.roundTrips(tunnels, tunnels, messages).size() == messages, "round trips");
    must(load.download(16, m_isQuick ? 1'000'000 : 256 * 1024 * 1024), "downloading");
    report.add({u"longest stall of the thread of the window"_s,
                u"ms"_s,
                relay.figures()[u"longestStallMs"_s].toDouble(),
                {},
                {},
                {},
                50});
}

} // namespace proxydeck::bench
