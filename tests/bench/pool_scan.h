// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_pool.h"

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

namespace proxydeck::bench {

/// The usual way to choose, as a careful hand writes it: one or two passes over an array of small records. It knows
/// of no sessions, no user names' wishes and no blame.
class PoolScan
{
public:
    PoolScan(PoolPolicy policy, const QList<PoolLease> &leases, qint64 leastLeftMs)
        : m_policy(policy)
        , m_leastLeftMs(leastLeftMs)
    {
        for (const PoolLease &lease : leases)
            m_leases.push_back({lease.id, lease.deadlineMs, lease.firstByteMs, 0});
    }

    quint64 choose(const QList<quint64> &tried, qint64 leastLeftMs, qint64 nowMs)
    {
        const qint64 leastDeadlineMs = nowMs + std::max(leastLeftMs, m_leastLeftMs);
        const auto fits
            = [&](const Lease &lease) { return lease.deadlineMs >= leastDeadlineMs && !tried.contains(lease.id); };
        Lease *chosen = nullptr;
        switch (m_policy) {
        case PoolPolicy::Random:
            chosen = random(fits, nowMs);
            break;
        case PoolPolicy::Fastest: {
            qint32 best = std::numeric_limits<qint32>::max();
            for (const Lease &lease : m_leases) {
                if (fits(lease))
                    best = std::min(best, lease.firstByteMs);
            }
            chosen
                = random([&](const Lease &lease) { return fits(lease) && lease.firstByteMs * 5 <= best * 6; }, nowMs);
            break;
        }
        case PoolPolicy::FewestNow:
        case PoolPolicy::MostTimeLeft:
        case PoolPolicy::OneAtATime:
            for (Lease &lease : m_leases) {
                if (!fits(lease))
                    continue;
                const bool isBetter = !chosen
                    || (m_policy == PoolPolicy::FewestNow && lease.open != chosen->open
                            ? lease.open < chosen->open
                            : lease.deadlineMs > chosen->deadlineMs);
                if (isBetter)
                    chosen = &lease;
            }
            break;
        case PoolPolicy::RoundRobin:
        case PoolPolicy::NextAfterCount:
        case PoolPolicy::NextAfterMinutes: // by number: a position would not survive the next change
            for (Lease &lease : m_leases) {
                if (fits(lease) && lease.id > m_last && (!chosen || lease.id < chosen->id))
                    chosen = &lease;
            }
            for (Lease &lease : m_leases) {
                if (fits(lease) && lease.id <= m_last && (!chosen || (chosen->id <= m_last && lease.id < chosen->id)))
                    chosen = &lease;
            }
            break;
        }
        if (!chosen)
            return 0;
        m_last = chosen->id;
        ++chosen->open;
        return chosen->id;
    }

private:
    struct Lease
    {
        quint64 id;
        qint64 deadlineMs;
        qint32 firstByteMs;
        int open;
    };
    template<typename Fits>
    Lease *random(Fits fits, qint64 nowMs)
    {
        qint64 all = 0;
        for (const Lease &lease : m_leases)
            all += fits(lease) ? lease.deadlineMs - nowMs : 0;
        if (all == 0)
            return nullptr;
        auto at = qint64(m_random() % quint64(all));
        for (Lease &lease : m_leases) {
            if (!fits(lease))
                continue;
            at -= lease.deadlineMs - nowMs;
            if (at < 0)
                return &lease;
        }
        return nullptr;
    }

    PoolPolicy m_policy;
    qint64 m_leastLeftMs;
    std::vector<Lease> m_leases;
    quint64 m_last = 0;
    std::mt19937_64 m_random{1};
};

} // namespace proxydeck::bench
