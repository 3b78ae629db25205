// SPDX-License-Identifier: MIT
#pragma once

#include "pool/failure_burst.h"
#include "pool/lease_ends.h"
#include "pool/lease_health.h"
#include "pool/lease_pickers.h"
#include "pool/port_pool.h"

#include <set>
#include <unordered_map>

namespace proxydeck {

/// The leases of a pool: which of them are ready, by their time left and by what is held against them.
///
/// At most half of those with enough time left are out; the one that is to come back first comes back where this would
/// not hold. While isOwnConnection() none is out.
class PoolMembers
{
public:
    /// What becomes of one that was put out: its time passes, then one connection tries it.
    enum class Hold : quint8 {
        No,
        Out,
        TrialDue, ///< ready for one connection
        Trial     ///< that connection is under way
    };
    struct Member
    {
        PoolLease lease;
        LeaseFit::Traits traits;
        qint64 deadlineMs = 0; ///< 0..RankedLeases::latestMs
        bool isInPool = false;
        bool hasTime = false; ///< in the pool, with at least the least time left
        bool isReady = false; ///< in the pickers
        Hold hold = Hold::No;
        qint64 outUntilMs = 0;    ///< elapsed; of Hold::Out
        qint64 blamedUntilMs = 0; ///< elapsed; also where no more may be out
        quint64 blamedIn = 0;     ///< round of blame: all of the past are forgiven
        LeaseHealth health;
        int open = 0;
        qint64 begun = 0, succeeded = 0, failed = 0;
        double measuredMs = -1; ///< smoothed; negative: none
        qint32 firstByteMs() const { return measuredMs >= 0 ? qRound(measuredMs) : lease.firstByteMs; }
    };

    PoolMembers();
    void setTerms(const PortTerms &terms, qint64 nowMs);
    void put(const PoolLease &lease);
    void leave(quint64 lease);
    QList<quint64> inPool() const;
    /// What changes by time alone.
    void advance(qint64 nowMs);
    qint64 nextChangeMs(qint64 nowMs) const;
    PortPool::Ends takeEnds(qint64 nowMs);

    qint64 elapsedMs() const { return m_elapsedMs; } ///< what has passed by the clock; its steps back do not count
    qint64 leastLeftMs() const { return m_leastLeftMs; }
    /// When \a elapsedMs is, by the clock of \a nowMs.
    qint64 instantMs(qint64 elapsedMs, qint64 nowMs) const { return qMin(nowMs, m_nowMs) + elapsedMs - m_elapsedMs; }

    /// Valid until one is put or leaves, or a connection ends.
    Member *find(quint64 lease);
    const Member *find(quint64 lease) const { return const_cast<PoolMembers *>(this)->find(lease); }
    /// Out, or it would be if no others were: for as long as it would be out.
    bool isBlamed(const Member &member) const;
    LeasePicker &picker(const LeaseFit &fit) { return m_pickers.of(fit); }

    void began(Member &member);
    void ended(quint64 lease);
    void worked(Member &member);
    /// \return whether it should be checked.
    bool failed(Member &member, TryEnd end, const QByteArray &site);
    void measured(Member &member, qint32 firstByteMs);

    bool isOwnConnection() const { return m_isOwnConnection; }
    PoolLeaseState::Phase phase(const Member &member, qint64 nowMs) const;
    void count(PortPool::Counts &counts) const;

private:
    using ByTime = std::set<std::pair<qint64, quint64>>;

    bool isHeld(const Member &member) const;
    void settle(Member &member);
    void sortIn(Member &member);
    void release(Member &member);
    void holdOut(Member &member);
    void keepHalf();
    void forgiveAll();
    void setOwnConnection(bool own);
    void connectionWorks();
    void dropIfGone(quint64 lease);
    ByTime::const_iterator notGone(const ByTime &leases, qint64 nowMs) const;
    qsizetype outCount() const { return qsizetype(m_out.size()) + qsizetype(m_trials.size()); }
    static LeasePicker::Candidate candidate(const Member &member);

    qint64 m_leastLeftMs = 0;
    qint64 m_nowMs = 0;
    qint64 m_elapsedMs = 0;
    std::unordered_map<quint64, Member> m_members;
    ByTime m_withTime, m_draining;              ///< in the pool, by deadline
    ByTime m_leftOpen;                          ///< no longer in the pool, with connections
    std::set<std::pair<qint64, quint64>> m_out; ///< by outUntilMs
    std::set<quint64> m_trials;
    LeaseEnds m_ends;
    LeasePickers m_pickers;
    FailureBurst m_burst;
    bool m_isOwnConnection = false;
    qint64 m_ownSinceMs = 0;
    quint64 m_round = 0;
};

} // namespace proxydeck
