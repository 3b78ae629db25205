// SPDX-License-Identifier: MIT
#include "gateway/gateway_port.h"

#include "base/same_secret.h"
#include "gateway/gateway.h"
#include "relay/ip_address_of.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr qint64 leastWaitMs = 5;    ///< between two looks at the pool
constexpr qint64 silentMs = 1'000;   ///< without a whole request, when others wait for its place
constexpr qint64 askAgainMs = 1'000; ///< for leases, while connections wait

bool isLoopbackLiteral(const QString &address)
{
    asio::error_code error;
    const auto literal = asio::ip::make_address(address.toStdString(), error);
    return !error && literal.is_loopback();
}

} // namespace

GatewayPort::GatewayPort(GatewayLoop &loop, Outlet &outlet, const QUuid &id)
    : m_loop(loop)
    , m_outlet(outlet)
    , m_id(id)
    , m_pool(QRandomGenerator::global()->generate64())
    , m_listener(loop, *this)
    , m_look(loop.due())
    , m_wants(loop.due())
    , m_makesRoom(loop.due())
{
    m_terms.isOn = false; // until it is told
}

GatewayPort::~GatewayPort()
{
    m_listener.stop(); // else it would accept connections in place of those that end now
    closeAll();
    setPlaces({}, {}, true);
}

void GatewayPort::setTerms(const PortTerms &terms, const Secret &password)
{
    const PortTerms before = std::exchange(m_terms, terms);
    m_password = password;
    m_allowed = AllowedClients::parse(terms.allowed).value_or(AllowedClients());
    m_isBeyondLoopback = !isLoopbackLiteral(terms.address);
    m_pool.setTerms(terms);
    const bool isElsewhere = before.address != terms.address || before.port != terms.port;
    if (!terms.isOn || !before.isOn || isElsewhere) {
        m_listener.close();
        closeAll();
        m_counter = {};
        m_refusedState = {};
    }
    if (terms.isOn && !m_isShuttingDown)
        listen();
    poolMayHaveChanged();
}

void GatewayPort::listen()
{
    // Whatever the settings say: never open to a network without a password and a list.
    if (m_isBeyondLoopback && (!m_terms.hasPassword || m_allowed.isEmpty())) {
        m_listener.close();
        m_refusedState = {PortState::Kind::NotAllowed};
        m_outlet.portState(m_id, m_refusedState);
        return;
    }
    m_refusedState = {};
    if (!m_listener.isBound())
        m_listener.open(m_terms.address, m_terms.port);
}

void GatewayPort::listenerChanged() { m_outlet.portState(m_id, m_listener.state()); }

void GatewayPort::accepted(asio::ip::tcp::socket client, const asio::ip::tcp::endpoint &from)
{
    const bool isAllowed = !m_isBeyondLoopback || m_allowed.contains(ipAddressOf(from.address()));
    if (!isAllowed || open() >= Gateway::mostConnections) {
        m_counter.refused();
        return;
    }
    const quint64 id = m_loop.nextId();
    const auto connection = std::make_shared<ClientConnection>(*this, id);
    m_connections.emplace(id, connection);
    m_handshakes.emplace(id, m_loop.steadyMs());
    connection->start(std::move(client), from);
}

bool GatewayPort::takesMore()
{
    if (m_handshakes.size() < size_t(Gateway::mostHandshakes))
        return true;
    // Many at once are no attack: only a client silent for a second is closed, to make room for those that wait.
    if (!m_makesRoom.isSet())
        m_makesRoom.set(m_handshakes.begin()->second + silentMs, [this] { makeRoom(); });
    return false;
}

void GatewayPort::makeRoom()
{
    const qint64 silentSinceMs = m_loop.steadyMs() - silentMs;
    while (!m_handshakes.empty() && m_handshakes.begin()->second <= silentSinceMs) {
        m_counter.refused();
        closeConnection(m_handshakes.begin()->first);
    }
    m_listener.goOn();
}

void GatewayPort::handshakeEnded(quint64 connection)
{
    const bool wasFull = m_handshakes.size() >= size_t(Gateway::mostHandshakes);
    if (m_handshakes.erase(connection) > 0 && wasFull)
        m_listener.goOn();
}

void GatewayPort::connectionClosed(quint64 connection)
{
    handshakeEnded(connection);
    const auto found = m_connections.find(connection);
    if (found == m_connections.end())
        return;
    m_loop.bury(std::move(found->second));
    m_connections.erase(found);
    m_outlet.connectionEnded();
}

bool GatewayPort::closeConnection(quint64 id)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return false;
    found->second->close();
    return true;
}

void GatewayPort::closeAll()
{
    while (!m_connections.empty())
        m_connections.begin()->second->close();
}

void GatewayPort::shutDown()
{
    m_isShuttingDown = true;
    m_listener.close();
    std::vector<std::shared_ptr<ClientConnection>> all;
    for (const auto &[id, connection] : m_connections)
        all.push_back(connection);
    for (const auto &connection : all)
        connection->shutDown();
}

std::optional<PortError> GatewayPort::admit(const std::optional<ClientLogin> &login, SteeringName &steering) const
{
    steering = {};
    if (m_terms.hasPassword && !login)
        return PortError::login(false);
    if (m_terms.hasPassword && !isSameSecret(login->password, m_password))
        return PortError::login(true);
    // With a password, any user name will do: one without `-` and `+` contains no steering words.
    if (!login || (m_terms.hasPassword && !login->user.contains('-') && !login->user.contains('+')))
        return std::nullopt;
    auto name = SteeringName::parse(login->user);
    if (!name)
        return PortError::of(name.error());
    steering = std::move(*name);
    return std::nullopt;
}

TargetRefusal GatewayPort::refusalFor(const Authority &target) const
{
    return refusalOf(target.host, target.port, m_terms, m_outlet.ownPlaces());
}

QByteArray GatewayPort::stickyAddress(const IpAddress &client) const
{
    const bool isNeeded
        = m_terms.sticky == PoolSticky::ClientAddress || m_terms.sticky == PoolSticky::ClientAddressSite;
    return isNeeded ? client.text() : QByteArray();
}

int GatewayPort::retryAfterS() const
{
    if (m_nextLeasesMs == 0)
        return 0;
    return int(std::clamp<qint64>((m_nextLeasesMs - m_loop.nowMs() + 999) / 1'000, 1, 86'400));
}

void GatewayPort::setLeases(const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll)
{
    setPlaces(changed, left, isAll);
    if (isAll)
        m_pool.setLeases(changed, m_loop.nowMs());
    else
        m_pool.change(changed, left, m_loop.nowMs());
    lookAtPool();
}

void GatewayPort::setPlaces(const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll)
{
    QHash<quint64, QByteArray> gone;
    if (isAll)
        gone = std::exchange(m_places, {});
    for (const quint64 lease : left)
        gone.insert(lease, m_places.take(lease));
    for (const PoolLease &lease : changed) {
        QByteArray place = LeasePlaces::place(lease.host.toUtf8(), lease.port);
        m_loop.places().add(place);
        if (const QByteArray before = std::exchange(m_places[lease.id], std::move(place)); !before.isNull())
            m_loop.places().remove(before);
    }
    for (const QByteArray &place : std::as_const(gone))
        m_loop.places().remove(place);
}

void GatewayPort::setClockUncertain(bool isUncertain)
{
    m_isClockUncertain = isUncertain;
    m_pool.setClockUncertain(isUncertain);
    lookAtPool();
}

void GatewayPort::setNextLeases(qint64 atMs, bool isKeeperOn)
{
    m_nextLeasesMs = atMs;
    m_isKeeperOn = isKeeperOn;
}

void GatewayPort::clockMoved() { lookAtPool(); }

void GatewayPort::networkChanged()
{
    std::vector<std::shared_ptr<ClientConnection>> all;
    for (const auto &[id, connection] : m_connections)
        all.push_back(connection);
    for (const auto &connection : all)
        connection->networkChanged();
    if (m_terms.isOn && !m_isShuttingDown && m_listener.state().kind == PortState::Kind::NoSuchAddress)
        listen(); // it may have come
}

void GatewayPort::poolMayHaveChanged()
{
    m_look.set(m_loop.steadyMs(), [this] { lookAtPool(); });
}

void GatewayPort::lookAtPool()
{
    const qint64 nowMs = m_loop.nowMs();
    const PortPool::Ends ends = m_pool.takeEnds(nowMs);
    if (!ends.closing.isEmpty() || !ends.gone.isEmpty()) {
        const QSet<quint64> closing(ends.closing.cbegin(), ends.closing.cend());
        const QSet<quint64> gone(ends.gone.cbegin(), ends.gone.cend());
        std::vector<std::shared_ptr<ClientConnection>> of[2];
        for (const auto &[id, connection] : m_connections) {
            if (gone.contains(connection->lease()))
                of[1].push_back(connection);
            else if (closing.contains(connection->lease()))
                of[0].push_back(connection);
        }
        for (const auto &connection : of[0])
            connection->endWhenIdle();
        for (const auto &connection : of[1])
            connection->leaseGone();
    }
    serveQueue();
    const qint64 nextMs = m_pool.nextChangeMs(nowMs);
    if (nextMs == noDeadline)
        m_look.cancel();
    else
        m_look.set(m_loop.toSteadyMs(std::max(nextMs, nowMs + leastWaitMs)), [this] { lookAtPool(); });
}

bool GatewayPort::enterQueue(LeaseSeeker &seeker)
{
    if (m_queue.size() >= size_t(Gateway::mostWaiting))
        return false;
    m_queue.push_back(&seeker);
    if (!m_wants.isSet())
        wantLeases();
    return true;
}

void GatewayPort::serveQueue()
{
    const std::vector<LeaseSeeker *> waiting = m_queue;
    for (LeaseSeeker *seeker : waiting) {
        // Serving one can remove others from the queue.
        if (std::find(m_queue.cbegin(), m_queue.cend(), seeker) != m_queue.cend())
            seeker->poolChanged();
    }
}

void GatewayPort::wantLeases()
{
    if (m_queue.empty())
        return;
    m_outlet.leasesWanted(m_id, int(m_queue.size()));
    m_wants.set(m_loop.steadyMs() + askAgainMs, [this] { wantLeases(); });
}

PortFigures GatewayPort::figures()
{
    PortFigures figures;
    figures.port = m_id;
    figures.state = m_refusedState == PortState() ? m_listener.state() : m_refusedState;
    figures.pool = m_pool.counts(m_loop.nowMs());
    figures.open = open();
    figures.waiting = int(m_queue.size());
    m_counter.fill(figures, m_loop.steadyMs());
    return figures;
}

void GatewayPort::tellTraffic() const
{
    for (const auto &[id, connection] : m_connections)
        connection->tellTraffic();
}

void GatewayPort::addConnections(std::vector<const ClientConnection *> &connections) const
{
    for (const auto &[id, connection] : m_connections)
        connections.push_back(connection.get());
}

} // namespace proxydeck
