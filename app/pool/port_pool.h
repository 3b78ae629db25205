// SPDX-License-Identifier: MIT
#pragma once

#include "pool/pool_lease.h"
#include "pool/port_terms.h"
#include "pool/steering_name.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>

#include <memory>
#include <optional>

namespace proxydeck {

/// What is known of one lease in the pool of a port.
struct PoolLeaseState
{
    /// In this order over its life; Out crosses Ready.
    enum class Phase : quint8 {
        Ready,
        Out,      ///< put out for a while, because connections through it failed, or its one trial is under way
        Draining, ///< less than the least time is left: nothing new begins
        Closing,  ///< 2 s before its deadline: idle tunnels are ended
        Gone      ///< 5 s after its deadline: the rest is cut
    };
    quint64 lease = 0;
    Phase phase = Phase::Ready;
    int open = 0;                                ///< connections
    qint64 begun = 0, succeeded = 0, failed = 0; ///< connections of this run; failed: by the lease's fault
    qint32 firstByteMs = -1;                     ///< smoothed; -1: not known
    qint64 outUntilMs = 0;                       ///< of Out, vendor's UTC ms; 0: its one trial is under way
};

/// How a connection's try of a lease ended. Whose fault it is decides what becomes of the lease.
enum class TryEnd : quint8 {
    Worked,        ///< the lease said yes
    CannotConnect, ///< the lease's fault, like all up to ClosedEarly
    ConnectTimeout,
    AnswerTimeout, ///< connected, and no answer
    LoginRefused,  ///< 407, or SOCKS5 refused the login: out at once
    Malformed,     ///< no answer of a proxy
    ClosedEarly,   ///< ended before its answer
    TargetRefused, ///< 403, 451, SOCKS5 2: of the site, unless three different sites within 30 s
    TargetFailed,  ///< 404, 5xx, SOCKS5 1, 3 to 6: likewise
    OwnNetwork,    ///< no route, no descriptor, no port of this machine: nobody's
    Abandoned      ///< the client has gone, or the port was closed: nobody's
};

/// Which lease of a port's pool a connection gets. Every instant is UTC ms by the vendor's clock, given by the caller,
/// and may jump in either direction. Not thread-safe. A choice takes less than 20 µs also of 10,000 leases.
class PortPool
{
public:
    static constexpr qint64 closingMs = 2'000;        ///< before the deadline
    static constexpr qint64 goneMs = 5'000;           ///< after it
    static constexpr qint64 sessionIdleMs = 600'000;  ///< a session without a connection for so long ends
    static constexpr qsizetype mostSessions = 10'000; ///< the one idle for longest goes first

    /// \a seed of the random choice.
    explicit PortPool(quint64 seed);
    ~PortPool();

    void setTerms(const PortTerms &terms);
    const PortTerms &terms() const;
    /// The whole pool. Those that stay keep what is known of them; connections to others stay open until their phases
    /// end them.
    void setLeases(const QList<PoolLease> &leases, qint64 nowMs);
    /// Only these have come, changed or left.
    void change(const QList<PoolLease> &changed, const QList<quint64> &left, qint64 nowMs);
    /// Nothing is admitted until it is called with false: the machine slept or its clock was set, and the vendor's
    /// clock was not read again yet.
    void setClockUncertain(bool isUncertain);

    struct Wish
    {
        QByteArray targetHost; ///< lower case, without brackets
        quint16 targetPort = 0;
        QByteArray clientAddress = {}; ///< without port
        SteeringName steering = {};
        QList<quint64> tried = {}; ///< for this connection already
    };
    enum class NoLease : quint8 {
        None,
        Empty,          ///< no lease is ready that fits; one may come
        AllTried,       ///< all that are ready were tried
        SessionEnded,   ///< SessionEnd::Fail, and the lease of this session drains
        ClockUncertain, ///< see setClockUncertain()
    };
    struct Choice
    {
        NoLease why = NoLease::None;
        PoolLease lease = {};    ///< if why is None
        bool isRebound = false;  ///< connections of the session have worked through another lease before
        QByteArray session = {}; ///< for display: its word, site, client or both; empty: none
        quint64 sessionId = 0;   ///< for tryEnded() and ended(); 0: none
    };
    /// Counts a connection that begins, if there is a lease: tryEnded() has to follow, and after Worked ended().
    ///
    /// A session stays with its lease, and gets it again although it was tried, while that is ready. It gets another
    /// (SessionEnd::Rebind) when its lease drains, leaves the pool, is out, or has less left than the wish wants; and
    /// in any case while no connection of it has worked and none is under way. With SessionEnd::Fail it also gets a
    /// lease that is out, since it may have no other.
    Choice choose(const Wish &wish, qint64 nowMs);
    /// How the try went; called once for each choice with what that said. Anything but Worked ends the connection.
    /// \return whether the lease should be checked again.
    bool tryEnded(quint64 lease, quint64 sessionId, TryEnd end, const QByteArray &targetHost, qint64 nowMs);
    void firstByte(quint64 lease, qint32 ms);                   ///< of an answer through it
    void ended(quint64 lease, quint64 sessionId, qint64 nowMs); ///< a connection that Worked is over

    std::optional<PoolLeaseState> state(quint64 lease, qint64 nowMs) const;
    struct Counts
    {
        int ready = 0, out = 0, draining = 0;
        bool isOwnConnection = false; ///< so much failed at once that no lease is blamed
        qsizetype sessions = 0;
        qint64 rebound = 0; ///< sessions that were given another lease
    };
    Counts counts(qint64 nowMs);
    /// Leases that have entered Closing since, and those that are Gone; each is told once for as long as its deadline
    /// stays the same. Leases that left the pool are told as well.
    struct Ends
    {
        QList<quint64> closing, gone;
    };
    Ends takeEnds(qint64 nowMs);
    /// When takeEnds(), counts() or what is ready changes next without a call; noDeadline: never.
    qint64 nextChangeMs(qint64 nowMs) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck
