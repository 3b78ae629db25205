// SPDX-License-Identifier: MIT
#pragma once

#include "keepers/keeper_status.h"

#include <deque>
#include <vector>

namespace proxydeck {

/// How many leases of one key were good and live in the past hour, and which calls there were. Kept as a step function:
/// a point where a number changed, so that it needs no timer. Between two events the leases that it was told of fall
/// below the least time left, and end, at instants that are known.
class KeeperPast
{
public:
    struct Lease
    {
        qint64 deadlineMs = 0; ///< UTC ms
        bool isGood = false;

        friend bool operator==(const Lease &, const Lease &) = default;
    };
    /// From now on these are there, and so many good ones are wanted. Call it with every change.
    void take(qint64 nowMs, std::vector<Lease> leases, qint64 leastLeftMs, int wanted);
    void takeCall(const KeeperChart::Call &call);
    /// One sample for each step of the past hour that is known, oldest first; the least number within a step, so that
    /// no shortage is lost.
    QList<KeeperChart::Sample> samples(qint64 nowMs) const;
    QList<KeeperChart::Call> calls(qint64 nowMs) const;

private:
    /// Adds the points between the last one and \a nowMs.
    void playOn(qint64 nowMs);
    void add(qint64 atMs);

    std::vector<Lease> m_leases;
    qint64 m_leastLeftMs = 0;
    int m_wanted = 0;
    std::deque<KeeperChart::Sample> m_points;
    std::deque<KeeperChart::Call> m_calls;
};

} // namespace proxydeck
