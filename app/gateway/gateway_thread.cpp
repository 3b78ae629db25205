// SPDX-License-Identifier: MIT
#include "gateway/gateway_thread.h"

#include <QHostInfo>

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr qint64 checksMs = 250; ///< between two lists of leases that should be checked

} // namespace

Gateway::Thread::Thread(Gateway *gateway, const Clock *clock)
    : m_gateway(gateway)
    , m_loop(clock)
    , m_work(asio::make_work_guard(m_loop.io()))
    , m_tellsChecks(m_loop.due())
    , m_graceEnds(m_loop.due())
{
    m_ownPlaces.isPort = [this](QByteArrayView host, quint16 port) {
        const auto address = IpAddress::parseLoosely(host);
        asio::error_code error;
        const auto literal
            = address ? asio::ip::make_address(address->text().toStdString(), error) : asio::ip::address();
        return address && !error && std::any_of(m_ports.cbegin(), m_ports.cend(), [&](const auto &each) {
                   return each.second->isAt(literal, port);
               });
    };
    m_ownPlaces.isLease = [this](QByteArrayView host, quint16 port) { return m_loop.places().contains(host, port); };
    m_loop.hosts().setAsk([this](const QString &host) { askName(host); });
    m_thread = std::thread([this] { m_loop.io().run(); });
}

Gateway::Thread::~Thread()
{
    run([](Thread &thread) {
        // m_ports is emptied first: connections that end in a port look at the other ports.
        std::exchange(thread.m_ports, {}).clear();
        thread.m_tellsChecks.cancel();
        thread.m_graceEnds.cancel();
        thread.m_loop.due().stop();
        thread.m_work.reset();
        // Posted: the handlers of what was cancelled above run first.
        asio::post(thread.m_loop.io(), [&io = thread.m_loop.io()] { io.stop(); });
    });
    m_thread.join();
}

GatewayPort *Gateway::Thread::port(const QUuid &port)
{
    const auto found = m_ports.find(port);
    return found == m_ports.end() ? nullptr : found->second.get();
}

void Gateway::Thread::setPort(const PortTerms &terms, const Secret &password)
{
    if (m_isShuttingDown)
        return;
    auto &port = m_ports[terms.id];
    if (!port) {
        port = std::make_unique<GatewayPort>(m_loop, *this, terms.id);
        port->setClockUncertain(m_isClockUncertain);
    }
    port->setTerms(terms, password);
}

void Gateway::Thread::setVendorOffset(qint64 offsetMs)
{
    m_loop.setVendorOffset(offsetMs);
    for (const auto &[id, port] : m_ports)
        port->clockMoved();
    m_loop.due().look(); // the machine may have slept
}

void Gateway::Thread::setClockUncertain(bool isUncertain)
{
    m_isClockUncertain = isUncertain;
    for (const auto &[id, port] : m_ports)
        port->setClockUncertain(isUncertain);
    m_loop.due().look();
}

void Gateway::Thread::networkChanged()
{
    m_loop.hosts().forget();
    for (const auto &[id, port] : m_ports)
        port->networkChanged();
}

void Gateway::Thread::closeConnection(quint64 id)
{
    (void)std::any_of(m_ports.cbegin(), m_ports.cend(),
                      [id](const auto &port) { return port.second->closeConnection(id); });
}

void Gateway::Thread::answerFigures(bool withConnections)
{
    GatewayFigures figures;
    std::vector<const ClientConnection *> connections;
    for (const auto &[id, port] : m_ports) {
        port->tellTraffic();
        figures.ports.append(port->figures());
        figures.allConnections += port->open();
        if (withConnections)
            port->addConnections(connections);
    }
    // The newest first; what is older than the last that is shown is only counted.
    const auto end = connections.begin() + std::min(qsizetype(connections.size()), GatewayFigures::mostConnections);
    std::partial_sort(connections.begin(), end, connections.end(),
                      [](const auto *a, const auto *b) { return a->id() > b->id(); });
    std::for_each(connections.begin(), end, [&](const auto *each) { figures.connections.append(each->figures()); });
    figures.uses = m_loop.uses().take();
    tell([gateway = m_gateway, figures = std::move(figures)] { Q_EMIT gateway->figures(figures); });
}

void Gateway::Thread::shutDown(qint64 graceMs)
{
    if (std::exchange(m_isShuttingDown, true))
        return;
    for (const auto &[id, port] : m_ports)
        port->shutDown();
    m_graceEnds.set(m_loop.steadyMs() + std::max<qint64>(0, graceMs), [this] { finish(); });
    connectionEnded();
}

void Gateway::Thread::connectionEnded()
{
    const auto isBusy = [](const auto &port) { return port.second->hasConnections(); };
    if (m_isShuttingDown && std::none_of(m_ports.cbegin(), m_ports.cend(), isBusy))
        finish();
}

void Gateway::Thread::finish()
{
    if (std::exchange(m_isDown, true))
        return;
    m_graceEnds.cancel();
    for (const auto &[id, port] : m_ports)
        port->closeAll();
    answerFigures(false); // what has gone through leases since the last ones is not lost
    tell([gateway = m_gateway] { Q_EMIT gateway->down(); });
}

void Gateway::Thread::portState(const QUuid &port, const PortState &state)
{
    tell([gateway = m_gateway, port, state] { Q_EMIT gateway->portState(port, state); });
}

void Gateway::Thread::leasesWanted(const QUuid &port, int waiting)
{
    tell([gateway = m_gateway, port, waiting] { Q_EMIT gateway->leasesWanted(port, waiting); });
}

void Gateway::Thread::checkWanted(quint64 lease)
{
    m_checks.insert(lease);
    if (!m_tellsChecks.isSet())
        m_tellsChecks.set(m_loop.steadyMs() + checksMs, [this] { tellChecks(); });
}

void Gateway::Thread::tellChecks()
{
    const QSet<quint64> checks = std::exchange(m_checks, {});
    tell([gateway = m_gateway, leases = checks.values()] { Q_EMIT gateway->checksWanted(leases); });
}

void Gateway::Thread::askName(const QString &host)
{
    // QHostInfo has threads of its own. Once m_gateway, which outlives this thread, is gone, the answer is dropped.
    tell([this, host] {
        QHostInfo::lookupHost(host, m_gateway, [this, host](const QHostInfo &answer) {
            LeaseHosts::Addresses addresses;
            for (const QHostAddress &address : answer.addresses()) {
                asio::error_code error;
                const auto read = asio::ip::make_address(address.toString().toStdString(), error);
                if (!error)
                    addresses.push_back(read);
            }
            run([host, addresses](Thread &thread) {
                thread.m_loop.hosts().answered(host, addresses, thread.m_loop.steadyMs());
            });
        });
    });
}

} // namespace proxydeck
