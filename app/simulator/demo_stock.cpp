// SPDX-License-Identifier: MIT
#include "simulator/demo_stock.h"

#include "simulator/simulator.h"

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

namespace {

/// About one lease in seven has something for a check to find.
ProxyFault faultOfLease(quint64 number)
{
    switch (number % 67) {
    case 6:
    case 31:
    case 52:
        return ProxyFault::WrongExit;
    case 11:
        return ProxyFault::Refuse;
    case 19:
        return ProxyFault::BadGateway;
    case 26:
        return ProxyFault::Slow;
    case 37:
        return ProxyFault::Silent;
    case 44:
        return ProxyFault::Forbid;
    case 59:
        return ProxyFault::Close;
    default:
        return ProxyFault::None;
    }
}

} // namespace

QList<KeyPlan> demoKeys()
{
    const auto key = [](const QString &name, Plan plan, int channels) {
        KeyPlan made;
        made.key = name;
        made.plan = plan;
        made.channels = channels;
        made.leaseSeconds = 60;
        made.leaseSecondsMost = 300;
        return made;
    };
    QList<KeyPlan> keys{
        key(u"DEMO-SHORT-CHANNEL"_s, Plan::ShortChannel, 20),   key(u"DEMO-SHORT-ELASTIC"_s, Plan::ShortElastic, 0),
        key(u"DEMO-SHORT-EVEN"_s, Plan::ShortEven, 0),          key(u"DEMO-SHORT-METERED"_s, Plan::ShortMetered, 0),
        key(u"DEMO-EXCLUSIVE"_s, Plan::Exclusive, 10),          key(u"DEMO-REGION-LOCK"_s, Plan::RegionLock, 8),
        key(u"DEMO-GLOBAL-CHANNEL"_s, Plan::GlobalChannel, 10), key(u"DEMO-GLOBAL-METERED"_s, Plan::GlobalMetered, 0),
    };
    keys[0].pwd = u"DEMO-PASSWORD"_s;
    // The others need no password: the caller's address is on the whitelist, for the leases as well.
    for (qsizetype i = 1; i < keys.size(); ++i)
        keys[i].proxiesOpen = true;
    keys[1].dailyQuota = 500;
    keys[2].minuteQuota = 20;
    keys[3].balance = 1'000;
    keys[7].balance = 200;
    keys[7].price = 4;
    return keys;
}

void stockDemo(Simulator &simulator)
{
    const QList<KeyPlan> keys = demoKeys();
    for (const KeyPlan &key : keys)
        simulator.addKey(key);
    simulator.setLatencyMs(180);
    simulator.setMostProxies(1'000);
    simulator.limitStock(u"120100"_s, 0);
    simulator.limitStock(u"210100"_s, 0);
    simulator.limitStock(u"610100"_s, 1);
    simulator.limitStock(u"BR"_s, 0);
    simulator.setProxyFaults(faultOfLease);
}

} // namespace proxydeck::sim
