// SPDX-License-Identifier: MIT
// What a choice among the leases of a port's pool costs, for each policy, beside a scan of them.
#include "bench/meter.h"
#include "bench/pool_scan.h"
#include "bench/report.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <array>
#include <random>
#include <tuple>
#include <utility>
#include <vector>

using namespace proxydeck;
using namespace proxydeck::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'790'049'610'000;
constexpr int atOnce = 64; ///< choices measured together; their connections end unmeasured

QList<PoolLease> someLeases(int count)
{
    QList<PoolLease> leases;
    std::mt19937_64 random(5);
    for (int i = 0; i < count; ++i) {
        PoolLease lease;
        lease.id = quint64(i) + 1;
        lease.host = u"203.0.113.%1"_s.arg(i % 250);
        lease.port = quint16(1'024 + i % 60'000);
        lease.areaCode = QString::number(110'000 + 10'000 * int(random() % 30) + 100 * int(random() % 10));
        lease.isp = std::array{u"电信"_s, u"移动"_s, u"联通"_s}[size_t(random() % 3)];
        lease.deadlineMs = noon + 60'000 + qint64(random() % 3'600'000);
        lease.firstByteMs = 30 + qint32(random() % 2'000);
        leases.append(lease);
    }
    return leases;
}

enum class Case { Plain, Tried, MoreTime, Area, Session, SomeOut };

PortPool::Wish wishFor(Case of, quint64 number, const QList<PoolLease> &leases)
{
    PortPool::Wish wish;
    wish.targetHost = "www.shop.test";
    wish.targetPort = 443;
    if (of == Case::Tried) {
        for (quint64 i = 0; i < 9; ++i) // of the first that would be chosen, too
            wish.tried.append(leases.at(qsizetype((number + i * 1'111) % quint64(leases.size()))).id);
    } else if (of == Case::MoreTime) {
        wish.steering.lifeS = 3'600; // one of sixty has so much
    } else if (of == Case::Area) {
        wish.steering.area = QByteArray::number(110'000 + 10'000 * int(number % 30));
        wish.steering.isp = "telecom";
    } else if (of == Case::Session) {
        wish.steering.session = "s" + QByteArray::number(number % 10'000);
    }
    return wish;
}

/// Microseconds of processor time per choice, least of some rounds.
double poolUs(PoolPolicy policy, Case of, const QList<PoolLease> &leases, int choices)
{
    PortTerms terms;
    terms.policy = policy;
    terms.sticky = PoolSticky::UserName;
    PortPool pool(1);
    pool.setTerms(terms);
    pool.setLeases(leases, noon);
    if (of == Case::SomeOut) {
        for (qsizetype i = 0; i < leases.size() * 4 / 10; ++i) {
            const PortPool::Choice choice = pool.choose(wishFor(Case::Plain, 0, leases), noon);
            pool.tryEnded(choice.lease.id, 0, i % 2 ? TryEnd::LoginRefused : TryEnd::Worked, {}, noon);
        }
    }
    std::vector<PortPool::Wish> wishes;
    std::vector<PortPool::Choice> made(atOnce);
    double spent = 0, least = 1e9;
    int measured = 0;
    qint64 now = noon;
    for (quint64 number = 0; number < quint64(choices); number += atOnce) {
        wishes.clear();
        for (quint64 i = 0; i < atOnce; ++i)
            wishes.push_back(wishFor(of, number + i, leases));
        now += 1;
        spent += processorMsOf([&] {
            for (size_t i = 0; i < atOnce; ++i)
                made[i] = pool.choose(wishes[i], now);
        });
        for (const PortPool::Choice &choice : made) {
            pool.tryEnded(choice.lease.id, choice.sessionId, TryEnd::Worked, {}, now);
            if (number % 3)
                pool.ended(choice.lease.id, choice.sessionId, now);
        }
        measured += atOnce;
        if (measured >= choices / 4 || number + atOnce >= quint64(choices)) {
            least = std::min(least, spent * 1'000 / measured);
            spent = measured = 0;
        }
    }
    return least;
}

double scanUs(PoolPolicy policy, Case of, const QList<PoolLease> &leases, int choices)
{
    PoolScan scan(policy, leases, PortTerms().leastLeftS * 1'000);
    double least = 1e9;
    for (int round = 0; round < 4; ++round) {
        double spent = 0;
        for (int i = 0; i < choices / 4; ++i) {
            const PortPool::Wish wish = wishFor(of, quint64(i), leases);
            spent += processorMsOf([&] { scan.choose(wish.tried, wish.steering.lifeS * 1'000, noon + i); });
        }
        least = std::min(least, spent * 1'000 / (choices / 4.0));
    }
    return least;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption count(u"leases"_s, u"Leases in the pool."_s, u"number"_s, u"10000"_s);
    const QCommandLineOption choices(u"choices"_s, u"Choices for each figure."_s, u"number"_s, u"100000"_s);
    const QCommandLineOption json(u"json"_s, u"Write the figures there as well."_s, u"file"_s);
    parser.addOptions({count, choices, json});
    parser.process(app);
    const QList<PoolLease> leases = someLeases(std::max(parser.value(count).toInt(), 100));
    const int many = std::max(parser.value(choices).toInt(), 4 * atOnce);

    Report report;
    constexpr double mostUs = 20;
    constexpr std::array policies{std::pair("random", PoolPolicy::Random),
                                  std::pair("round robin", PoolPolicy::RoundRobin),
                                  std::pair("fewest now", PoolPolicy::FewestNow),
                                  std::pair("fastest", PoolPolicy::Fastest),
                                  std::pair("most time left", PoolPolicy::MostTimeLeft),
                                  std::pair("one at a time", PoolPolicy::OneAtATime),
                                  std::pair("next after a count", PoolPolicy::NextAfterCount),
                                  std::pair("next after minutes", PoolPolicy::NextAfterMinutes)};
    constexpr std::array cases{std::tuple("", Case::Plain, true),
                               std::tuple(", nine tried", Case::Tried, true),
                               std::tuple(", an hour is wanted", Case::MoreTime, true),
                               std::tuple(", a province and a carrier", Case::Area, false),
                               std::tuple(", sessions", Case::Session, false),
                               std::tuple(", two of ten out", Case::SomeOut, false)};
    for (const auto &[name, policy] : policies) {
        for (const auto &[more, of, hasPeer] : cases) {
            Report::Line line;
            line.what = QLatin1StringView(name) + QLatin1StringView(more);
            line.unit = u"us a choice"_s;
            line.ours = poolUs(policy, of, leases, many);
            line.atMost = mostUs;
            if (hasPeer)
                line.carefulPeer = scanUs(policy, of, leases, std::max(many / 20, 4));
            report.add(line);
        }
    }
    PortTerms terms;
    PortPool pool(1);
    pool.setTerms(terms);
    const double all = processorMsOf([&] { pool.setLeases(leases, noon); });
    report.add({u"the whole pool is told"_s, u"ms"_s, all, {}, {}, {}, {}});
    const double first = processorMsOf([&] { pool.choose(wishFor(Case::Area, 1, leases), noon); });
    report.add({u"the first choice of a province and a carrier"_s, u"ms"_s, first, {}, {}, {}, {}});
    QJsonObject about = aboutThisRun();
    about.insert(u"leases"_s, leases.size());
    return report.finish(u"Choice of a lease"_s, about, parser.value(json)) ? 0 : 1;
}
