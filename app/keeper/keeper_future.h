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
    /// What happens to one lease, or to the call under way, later.
    struct Event
    {
        qint64 atMs = 0;
        double counts = 0; ///< more or fewer that will have enough time left when new ones can be here
        int channels = 0;  ///< more or fewer that are taken
        bool isFall = false;
        bool operator>(const Event &other) const { return atMs > other.atMs; }
    };
    struct Change
    {
        qint64 atMs = 0;
        int by = 0;
    };
    double chance(); ///< 0..1
    double normal();
    double drawDeaths();
    double drawYield();
    qint64 lasts(qint64 p90Ms); ///< one in ten takes longer than that
    void at(const Event &event);
    Event next();
    void addKnown(qint64 nowMs, const KeptLease &lease);
    void addNew(qint64 arrivalMs, qint64 deadlineMs);
    void live(qint64 judgedMs, qint64 checkedMs, qint64 deadlineMs);
    int order(qint64 nowMs) const;
    void prepare();

    Rules m_rules;
    KeeperRates m_rates;
    std::mt19937 &m_random;
    qint64 m_untilMs = 0;
    double m_deathsPerMs = 0; ///< of this future
    double m_yield = 1;       ///< of this future; orders are by the learned one
    double m_counted = 0;
    int m_taken = 0;
    std::vector<Event> m_events;   ///< a heap, soonest first
    std::vector<Change> m_changes; ///< of the number of good ones
    bool m_isPrepared = false;
    size_t m_next = 0; ///< of goodAt()
    int m_good = 0;
    std::vector<Call> m_calls;
};

} // namespace proxydeck
