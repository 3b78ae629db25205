// SPDX-License-Identifier: MIT
#include "simulator/lease_book.h"

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

LeaseBook::LeaseBook(EgressTable &egress)
    : m_egress(egress)
{
}

void LeaseBook::setProxiesOn(bool on)
{
    m_proxiesOn = on;
    m_stock.setUnbounded(!on);
}

Expected<const SimLease *, LeaseBook::Refusal> LeaseBook::open(const KeyPlan &plan, const Wanted &wanted, bool distinct,
                                                               qint64 nowMs, int seconds)
{
    const bool needsProxy = m_proxiesOn && plan.plan != Plan::RegionLock;
    if (needsProxy && m_liveProxies >= m_mostProxies)
        return Unexpected<Refusal>(Refusal::NoResource);
    const auto exit = m_stock.take(wanted, [&](const QString &address) { return isTaken(plan, distinct, address); });
    if (!exit)
        return Unexpected<Refusal>(Refusal::NoResource);

    SimLease lease;
    lease.key = plan.key;
    lease.exit = *exit;
    lease.exclusive = plan.plan == Plan::Exclusive;
    lease.sinceMs = nowMs;
    lease.deadlineMs = (nowMs / 1000 + seconds) * 1000;
    const quint64 id = ++m_lastId;
    if (plan.plan == Plan::RegionLock) {
        lease.line = lineName(*exit, id);
        lease.waiting = 10 + static_cast<int>(id * 17 % 90);
    } else if (!giveServer(lease, plan)) {
        return Unexpected<Refusal>(Refusal::Failed);
    }
    m_deadlines.insert({lease.deadlineMs, id});
    m_ofKey[plan.key].insert(id);
    ++m_exitsInUse[{plan.key, exit->address}];
    if (lease.exclusive)
        m_exclusiveExits.insert(exit->address);
    return &m_leases.emplace(id, std::move(lease)).first->second;
}

bool LeaseBook::isTaken(const KeyPlan &plan, bool distinct, const QString &address) const
{
    // Two exclusive keys never get the same exit.
    if (plan.plan == Plan::Exclusive && m_exclusiveExits.contains(address))
        return true;
    return distinct && m_exitsInUse.contains({plan.key, address});
}

bool LeaseBook::giveServer(SimLease &lease, const KeyPlan &plan)
{
    if (!m_proxiesOn) {
        lease.server = lease.exit.address + u':' + QString::number(10'000 + m_lastId % 50'000);
        return true;
    }
    const QString user = plan.authKey.isEmpty() ? plan.key : plan.authKey;
    const QString password = plan.authPwd.isEmpty() ? plan.pwd : plan.authPwd;
    ProxyTerms terms{user.toUtf8(), {}, plan.proxiesOpen, lease.exit.address};
    if (!password.isEmpty())
        terms.password = password.toUtf8();
    auto proxy = std::make_unique<ProxyListener>(terms, m_egress);
    if (!proxy->listen())
        return false;
    lease.server = u"127.0.0.1:%1"_s.arg(proxy->port());
    if (m_faults)
        proxy->setFault(m_faults(m_lastId));
    lease.proxy = std::move(proxy);
    ++m_liveProxies;
    return true;
}

void LeaseBook::setFault(const QString &server, ProxyFault fault)
{
    for (auto &[id, lease] : m_leases) {
        if (lease.server == server && lease.proxy)
            lease.proxy->setFault(fault);
    }
}

QString LeaseBook::lineName(const Exit &exit, quint64 number)
{
    const QString isp = exit.isp == Isp::Telecom ? u"dx"_s : exit.isp == Isp::Mobile ? u"yd"_s : u"lt"_s;
    return exit.area->line + isp + u"%1-1:ppp%2"_s.arg(1 + number / 100).arg(number % 100);
}

qsizetype LeaseBook::inUse(const QString &key) const
{
    const auto found = m_ofKey.constFind(key);
    return found == m_ofKey.cend() ? 0 : static_cast<qsizetype>(found->size());
}

QList<const SimLease *> LeaseBook::of(const QString &key) const
{
    QList<const SimLease *> leases;
    if (const auto found = m_ofKey.constFind(key); found != m_ofKey.cend()) {
        leases.reserve(static_cast<qsizetype>(found->size()));
        for (const quint64 id : *found)
            leases.append(&m_leases.at(id));
    }
    return leases;
}

void LeaseBook::expire(qint64 nowMs)
{
    while (!m_deadlines.empty() && m_deadlines.begin()->first <= nowMs) {
        const quint64 id = m_deadlines.begin()->second;
        m_deadlines.erase(m_deadlines.begin());
        const auto entry = m_leases.find(id);
        const SimLease &lease = entry->second;
        m_ofKey[lease.key].erase(id);
        const std::pair exitOfKey(lease.key, lease.exit.address);
        if (--m_exitsInUse[exitOfKey] == 0)
            m_exitsInUse.remove(exitOfKey);
        if (lease.exclusive)
            m_exclusiveExits.remove(lease.exit.address);
        if (lease.proxy)
            --m_liveProxies;
        m_leases.erase(entry);
    }
}

std::optional<qint64> LeaseBook::nextDeadlineMs() const
{
    if (m_deadlines.empty())
        return std::nullopt;
    return m_deadlines.begin()->first;
}

void LeaseBook::clear()
{
    m_deadlines.clear();
    m_ofKey.clear();
    m_exitsInUse.clear();
    m_exclusiveExits.clear();
    m_leases.clear();
    m_liveProxies = 0;
}

} // namespace proxydeck::sim
