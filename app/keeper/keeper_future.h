// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_rates.h"
#include "keeper/keeper_view.h"

#include <QList>

#include <random>
#include <vector>

namespace proxydeck {

/// One simulated future of a kept key: what lives, works, ends early and is ordered, by the learned rates.
class KeeperFuture
{
public:
    struct Rules
    {
        int keep = 0;
        int target = 0; ///< with spares
        qint64 leastLeftMs = 0;
        int mostPerCall = 1;
        int channels = 0;       ///< 0: no limit
        int budget = 0;         ///< IPs
        qint64 notBeforeMs = 0; ///< nothing is ordered before
    };
    KeeperFuture(const Rules &rules, const KeeperRates &rates, std::mt19937 &random);

    void run(const KeeperView &view, qint64 untilMs);

    struct Call
    {
        qint64 atMs = 0;
        int count = 0;
    };
    const std::vector<Call> &calls() const { return m_calls; }
    int ordered() const;
    /// Share of the time between \a fromMs and \a toMs with enough good ones, 0..1.
    double share(qint64 fromMs, qint64 toMs);
    /// Good ones with enough time left at \a atMs. Ascending calls.
    int goodAt(qint64 atMs);

private:
    struct Lease
    {
        qint64 deadlineMs = 0;
        qint64 judgedMs = 0; ///< its check ends
        bool isGood = true;
        qint64 diesMs = 0; ///< noDeadline: not early
        qint64 seenMs = 0; ///< a check finds that it has
    };
    double chance(); ///< 0..1
    void addLease(qint64 nowMs, qint64 deadlineMs, KeptLease::Standing standing);
    int order(qint64 nowMs) const;
    qint64 nextMs(qint64 nowMs) const;
    void prepare();

    Rules m_rules;
    KeeperRates m_rates;
    std::mt19937 &m_random;
    std::vector<Lease> m_leases; ///< that may still matter to an order
    struct Change
    {
        qint64 atMs = 0;
        int by = 0;
    };
    std::vector<Change> m_changes; ///< of the number of good ones
    bool m_isPrepared = false;
    size_t m_next = 0; ///< of goodAt()
    int m_good = 0;
    std::vector<Call> m_calls;
};

} // namespace proxydeck
