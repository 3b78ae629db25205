// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_pool.h"

#include <QList>

#include <memory>

namespace proxydeck::test {

using namespace Qt::StringLiterals;
using NoLease = PortPool::NoLease;
using Phase = PoolLeaseState::Phase;

constexpr qint64 second = 1'000;
constexpr qint64 minute = 60 * second;
/// 12:00:10 in China.
constexpr qint64 noon = 1'790'049'610'000;

/// A port's pool on a clock that the test sets, with short ways to ask it.
struct PoolPort
{
    explicit PoolPort(PoolPolicy policy = PoolPolicy::MostTimeLeft, PoolSticky sticky = PoolSticky::None)
    {
        terms.policy = policy;
        terms.sticky = sticky;
        terms.leastLeftS = 20;
        tell();
    }
    void tell() { pool.setTerms(terms); }

    PoolLease lease(quint64 id, qint64 leftMs) const
    {
        PoolLease made;
        made.id = id;
        made.host = u"lease%1.test"_s.arg(id);
        made.port = 8'080;
        made.deadlineMs = now + leftMs;
        return made;
    }
    void add(quint64 id, qint64 leftMs) { pool.change({lease(id, leftMs)}, {}, now); }
    void addWithSpeed(quint64 id, qint64 leftMs, qint32 firstByteMs)
    {
        PoolLease made = lease(id, leftMs);
        made.firstByteMs = firstByteMs;
        pool.change({made}, {}, now);
    }
    void addAt(quint64 id, qint64 leftMs, const QString &areaCode, const QString &isp = {})
    {
        PoolLease made = lease(id, leftMs);
        made.areaCode = areaCode;
        made.isp = isp;
        pool.change({made}, {}, now);
    }
    void remove(quint64 id) { pool.change({}, {id}, now); }

    PortPool::Wish wish(const QByteArray &session = {}) const
    {
        PortPool::Wish made;
        made.targetHost = "www.shop.test";
        made.targetPort = 443;
        made.clientAddress = "192.168.1.5";
        made.steering.session = session;
        return made;
    }
    PortPool::Choice choose(const PortPool::Wish &of) { return pool.choose(of, now); }
    PortPool::Choice choose(const QByteArray &session = {}) { return choose(wish(session)); }
    bool ends(const PortPool::Choice &choice, TryEnd how, const QByteArray &host = "www.shop.test")
    {
        return pool.tryEnded(choice.lease.id, choice.sessionId, how, host, now);
    }
    /// A connection that worked is over.
    void isOver(const PortPool::Choice &choice) { pool.ended(choice.lease.id, choice.sessionId, now); }
    /// Chosen, worked and over. \return the lease; 0: none.
    quint64 use(const PortPool::Wish &of)
    {
        const PortPool::Choice choice = choose(of);
        if (choice.why != NoLease::None)
            return 0;
        ends(choice, TryEnd::Worked);
        isOver(choice);
        return choice.lease.id;
    }
    quint64 use(const QByteArray &session = {}) { return use(wish(session)); }
    QList<quint64> use(int times)
    {
        QList<quint64> leases;
        for (int i = 0; i < times; ++i)
            leases.append(use());
        return leases;
    }
    Phase phase(quint64 id) const
    {
        const std::optional<PoolLeaseState> state = pool.state(id, now);
        return state ? state->phase : Phase::Gone;
    }
    PortPool::Counts counts() { return pool.counts(now); }

    PortTerms terms;
    std::unique_ptr<PortPool> owned = std::make_unique<PortPool>(1);
    PortPool &pool = *owned; ///< in the same place where this is moved
    qint64 now = noon;
};

} // namespace proxydeck::test
