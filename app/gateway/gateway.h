// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "gateway/gateway_figures.h"
#include "pool/pool_lease.h"
#include "pool/port_terms.h"

#include <QObject>

#include <memory>

namespace proxydeck {

/// Listens on local ports and hands each connection on to a lease, in one thread of its own. Its functions are called
/// from the thread that made it and return at once; its signals come there, from the event loop.
///
/// It never connects to anything but a lease of the port's pool.
class Gateway : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostConnections = 2'048;    ///< of one port
    static constexpr int mostHandshakes = 256;       ///< of one port: without a whole request
    static constexpr int mostWaiting = 256;          ///< of one port: for a lease
    static constexpr qint64 headMs = 10'000;         ///< for a head or a SOCKS5 request
    static constexpr qint64 idleMs = 1'000;          ///< a tunnel without a byte for so long is idle
    static constexpr qint64 halfEndedMs = 120'000;   ///< without a byte, when one side has ended and the other has not
    static constexpr qsizetype mostHeld = 64 * 1024; ///< of a body, to send it once more; and of each direction

    /// \a clock: instead of the machine's, from any thread; must outlive it. One that was moved is looked at with the
    /// next setVendorOffset().
    explicit Gateway(QObject *parent = nullptr, const Clock *clock = nullptr);
    /// Ends the thread; connections are cut. See shutDown().
    ~Gateway() override;

    /// Listens, or goes on with other terms: connections that are open stay, unless address, port or isOn differ.
    /// \a password: of PortTerms::hasPassword; a port that has one and is given none refuses every client.
    void setPort(const PortTerms &terms, const Secret &password);
    void removePort(const QUuid &port);
    /// The pool of a port that setPort() has made: what came or changed, and what left. \a isAll: nothing else is in
    /// it. Of a port that is not there nothing is kept.
    void setLeases(const QUuid &port, const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll);
    /// By how much the vendor's clock is ahead of Clock::steadyMs(), ms.
    void setVendorOffset(qint64 offsetMs);
    /// See PortPool::setClockUncertain().
    void setClockUncertain(bool isUncertain);
    /// For Retry-After while a pool is empty: when its keeper's next leases are to be expected, UTC ms by the vendor's
    /// clock; 0: not known, or no keeper is on.
    void setNextLeases(const QUuid &port, qint64 atMs, bool isKeeperOn);
    /// The network has changed: what is connecting to a lease begins anew, once.
    void networkChanged();

    void closeConnection(quint64 id);
    /// Answered by figures(). Cheap enough for four times a second.
    void requestFigures(bool withConnections);
    /// Stops to listen; busy tunnels get \a graceMs. Emits figures() once more, and then down().
    void shutDown(qint64 graceMs);

Q_SIGNALS:
    void portState(const QUuid &port, const proxydeck::PortState &state);
    void figures(const proxydeck::GatewayFigures &figures);
    /// Connections of this port wait for a lease; at most once a second while they do.
    void leasesWanted(const QUuid &port, int waiting);
    /// These have failed and should be checked again; at most four times a second.
    void checksWanted(const QList<quint64> &leases);
    void down();

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace proxydeck
