// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "gateway/allowed_clients.h"
#include "gateway/client_connection.h"
#include "gateway/gateway_loop.h"
#include "gateway/port_counter.h"
#include "gateway/port_listener.h"
#include "handshake/client_login.h"
#include "pool/port_pool.h"
#include "pool/target_rules.h"

#include <QHash>

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace proxydeck {

/// One local port in the gateway's thread: its listener, its pool, and the connections of its clients.
class GatewayPort final : private PortListener::Owner
{
public:
    /// What a port has to tell, and to ask.
    class Outlet
    {
    public:
        virtual void portState(const QUuid &port, const PortState &state) = 0;
        virtual void leasesWanted(const QUuid &port, int waiting) = 0;
        virtual void checkWanted(quint64 lease) = 0;
        virtual void connectionEnded() = 0;
        virtual const OwnPlaces &ownPlaces() const = 0;

    protected:
        ~Outlet() = default;
    };

    GatewayPort(GatewayLoop &loop, Outlet &outlet, const QUuid &id);
    ~GatewayPort();

    void setTerms(const PortTerms &terms, const Secret &password);
    void setLeases(const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll);
    void setClockUncertain(bool isUncertain);
    void setNextLeases(qint64 atMs, bool isKeeperOn);
    void clockMoved(); ///< the vendor's, see GatewayLoop::nowMs()
    void networkChanged();
    bool closeConnection(quint64 id); ///< \return whether it was here
    /// Listens no more; idle connections end now, and busy ones as soon as they are idle.
    void shutDown();
    void closeAll();
    bool hasConnections() const { return !m_connections.empty(); }
    bool isAt(const asio::ip::address &address, quint16 port) const { return m_listener.isAt(address, port); }
    PortFigures figures();
    void addConnections(std::vector<const ClientConnection *> &connections) const;
    int open() const { return int(m_connections.size()); }
    void tellTraffic() const;

    // For its connections.
    GatewayLoop &loop() { return m_loop; }
    const PortTerms &terms() const { return m_terms; }
    PortPool &pool() { return m_pool; }
    PortCounter &counter() { return m_counter; }
    bool isShuttingDown() const { return m_isShuttingDown; }
    bool isClockUncertain() const { return m_isClockUncertain; }
    /// Whether a client may use the port, and which lease its user name asks for. What it is told, if it may not.
    std::optional<PortError> admit(const std::optional<ClientLogin> &login, SteeringName &steering) const;
    TargetRefusal refusalFor(const Authority &target) const;
    /// Of a client, for sessions; empty where the terms have none by it.
    QByteArray stickyAddress(const IpAddress &client) const;
    int retryAfterS() const;
    bool isKeeperOff() const { return !m_terms.keeper.isNull() && !m_isKeeperOn; }
    bool enterQueue(LeaseSeeker &seeker); ///< false: too many wait
    bool hasQueue() const { return !m_queue.empty(); }
    void leaveQueue(LeaseSeeker &seeker) { std::erase(m_queue, &seeker); }
    void wantCheck(quint64 lease) { m_outlet.checkWanted(lease); }
    /// Looks at the pool again, a little later.
    void poolMayHaveChanged();
    void handshakeEnded(quint64 connection);
    void connectionClosed(quint64 connection);

private:
    bool takesMore() override;
    void accepted(asio::ip::tcp::socket client, const asio::ip::tcp::endpoint &from) override;
    void listenerChanged() override;

    void listen();
    void makeRoom();
    void lookAtPool();
    void serveQueue();
    void wantLeases();
    void setPlaces(const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll);

    GatewayLoop &m_loop;
    Outlet &m_outlet;
    const QUuid m_id;
    PortTerms m_terms;
    Secret m_password;
    AllowedClients m_allowed;
    bool m_isBeyondLoopback = false;
    bool m_isShuttingDown = false;
    bool m_isClockUncertain = false;
    bool m_isKeeperOn = false;
    qint64 m_nextLeasesMs = 0;
    PortState m_refusedState; ///< why it does not even try to listen
    PortPool m_pool;
    QHash<quint64, QByteArray> m_places; ///< of the leases in the pool
    PortCounter m_counter;
    PortListener m_listener;
    std::unordered_map<quint64, std::shared_ptr<ClientConnection>> m_connections;
    std::map<quint64, qint64> m_handshakes; ///< since when; oldest first
    std::vector<LeaseSeeker *> m_queue;
    DueTime m_look;
    DueTime m_wants;
    DueTime m_makesRoom;
};

} // namespace proxydeck
