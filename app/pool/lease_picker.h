// SPDX-License-Identifier: MIT
#pragma once

#include "pool/lease_fit.h"
#include "pool/pool_lease.h"
#include "pool/port_terms.h"
#include "pool/ranked_leases.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>
#include <random>

namespace proxydeck {

/// Chooses by one policy among the leases that it was given. Where it stands in their turn is remembered by their
/// numbers, never by a position: leases may come and go.
class LeasePicker
{
public:
    struct Candidate
    {
        quint64 lease = noPoolLease;
        qint64 deadlineMs = 0; ///< 0..RankedLeases::latestMs
        int open = 0;          ///< connections
        qint32 firstByteMs = -1;
        LeaseFit::Traits traits = {}; ///< nothing to a picker

        friend bool operator==(const Candidate &, const Candidate &) = default;
    };
    struct Wanted
    {
        qint64 leastDeadlineMs = 0;
        QList<quint64> tried = {}; ///< not these
        qint64 nowMs = 0;          ///< no candidate's deadline is before it
        qint64 elapsedMs = 0;      ///< a clock that never steps
    };

    explicit LeasePicker(const PortTerms &terms);

    void put(const Candidate &candidate); ///< a new one, or one that has changed
    void remove(quint64 lease);           ///< if it is there
    qsizetype count() const { return m_candidates.size(); }
    const QHash<quint64, Candidate> &candidates() const { return m_candidates; }
    /// Null: it is not there. Valid until one is put or removed.
    const Candidate *find(quint64 lease) const
    {
        const auto known = m_candidates.constFind(lease);
        return known == m_candidates.cend() ? nullptr : &*known;
    }
    bool hasAny(qint64 leastDeadlineMs) const { return m_byTime.first(leastDeadlineMs).has_value(); }

    /// The next by the policy.
    std::optional<quint64> pick(const Wanted &wanted, std::mt19937_64 &generator);
    /// The one with the most time left, if it can be one that \a isGood; else one that is not.
    std::optional<quint64> withMostTimeLeft(const Wanted &wanted,
                                            const std::function<bool(quint64 lease)> &isGood) const;

private:
    using Key = RankedLeases::Key;

    static Key keyByTime(const Candidate &candidate) { return {0, candidate.deadlineMs, candidate.lease}; }
    Key keyByRank(const Candidate &candidate) const;
    std::optional<quint64> weighted(const RankedLeases &among, const Key *from, const Key *to, const Wanted &wanted,
                                    std::mt19937_64 &generator) const;
    std::optional<quint64> mostTimeLeft(const Wanted &wanted) const;
    std::optional<quint64> lowestRank(const Wanted &wanted) const;
    std::optional<quint64> fastest(const Wanted &wanted, std::mt19937_64 &generator) const;
    std::optional<quint64> nextInTurn(const Wanted &wanted) const;
    std::optional<quint64> theSame(const Wanted &wanted);
    std::optional<quint64> afterTheSame(const Wanted &wanted) const;

    PoolPolicy m_policy;
    int m_everyCount;
    qint64 m_everyMs;
    QHash<quint64, Candidate> m_candidates;
    RankedLeases m_byTime;
    RankedLeases m_byRank; ///< of the policies that have a rank
    bool m_hasRanks;
    quint64 m_last = noPoolLease; ///< in turn, and the same again
    int m_times = 0;              ///< that the same was given
    qint64 m_sinceMs = 0;         ///< when it was given first
};

} // namespace proxydeck
