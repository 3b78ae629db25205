// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_error.h"
#include "pool/port_pool.h"
#include "relay/due_time.h"
#include "relay/lease_connection.h"

#include <memory>

namespace proxydeck {

class GatewayPort;

/// Finds a lease for one connection or request: takes what the pool chooses, tries the next one when it fails, and
/// waits while there is none. Keeps the pool's account of the lease until its use is over.
class LeaseSeeker final : private LeaseConnection::Owner
{
public:
    enum class State : quint8 { Idle, Waiting, Connecting, Found };

    class Owner
    {
    public:
        /// connection() is open, and its lease has enough time left at this instant.
        virtual void leaseFound() = 0;
        virtual void noLeaseFound(const PortError &error) = 0;

    protected:
        ~Owner() = default;
    };

    LeaseSeeker(GatewayPort &port, Owner &owner);
    ~LeaseSeeker() = default; ///< after stop()
    LeaseSeeker(const LeaseSeeker &) = delete;
    LeaseSeeker &operator=(const LeaseSeeker &) = delete;

    /// Once, or again after stop().
    void start(const Authority &target, LeaseConnection::Way way, const SteeringName &steering,
               const QByteArray &clientAddress);
    /// The lease that was found has done what was asked of it.
    void worked();
    /// The lease that was found has failed. \a again: the next one is tried if there may be one; else it is over.
    void failed(TryEnd end, bool again);
    int tries() const { return m_tries; }
    /// Bytes that went through the lease.
    void moved(bool isUp, qsizetype bytes) { (isUp ? m_up : m_down) += bytes; }
    void firstByte(qint32 ms); ///< of an answer through it
    void cut();                ///< its deadline ends what was still running
    /// Puts into the record what went through it since the last time.
    void tellTraffic();
    /// Ends the search, or the use of the lease that was found; its connection is closed.
    void stop();
    /// The same, so that the lease's side sees that something is missing.
    void reset();

    /// What the pool has may have changed.
    void poolChanged();
    /// A connection that is being made to a lease is made to another one, or anew.
    void networkChanged();

    State state() const { return m_state; }
    bool isFound() const { return m_state == State::Found; }
    LeaseConnection &connection() { return *m_connection; } ///< of Found
    quint64 lease() const { return m_connection ? m_connection->lease().id : noPoolLease; }
    qint64 leaseEndsMs() const { return m_connection ? m_connection->lease().deadlineMs : 0; }
    const QByteArray &session() const { return m_session; }

private:
    enum class Account : quint8 { None, Chosen, Worked }; ///< what the pool and the record still have to be told

    void leaseOpened() override;
    void leaseFailed(const LeaseConnection::Failure &failure) override;

    void choose();
    void notTried();
    void wait();
    void giveUp(const PortError &error);
    PortError lastError() const;
    PortError noLease() const;
    bool isAdmitted() const;
    void settle(TryEnd end);
    void dropConnection();

    GatewayPort &m_port;
    Owner &m_owner;
    PortPool::Wish m_wish;
    LeaseConnection::Way m_way = LeaseConnection::Way::Tunnel;
    State m_state = State::Idle;
    Account m_account = Account::None;
    std::shared_ptr<LeaseConnection> m_connection;
    QByteArray m_session;
    quint64 m_sessionId = 0;
    qint64 m_up = 0, m_down = 0; ///< not told yet
    int m_tries = 0;             ///< that failed, or are under way
    int m_choices = 0;           ///< with those that were too late, which are no tries
    TryEnd m_lastEnd = TryEnd::Worked;
    quint64 m_lastLease = noPoolLease;
    PortPool::NoLease m_why = PortPool::NoLease::None;
    bool m_isNewNetwork = false; ///< what was tried before may be tried once more
    qint64 m_waitedMs = 0;       ///< before
    qint64 m_waitsSinceMs = 0;   ///< of Waiting
    DueTime m_due;
};

} // namespace proxydeck
