// SPDX-License-Identifier: MIT
#include "gateway/port_listener.h"

#include "relay/inheritance.h"
#include "relay/socket_errors.h"

#include <QNetworkInterface>

#include <asio/ip/v6_only.hpp>

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

using Tcp = asio::ip::tcp;

constexpr qint64 pauseMs = 200; ///< without a descriptor: until it is tried again

#ifdef Q_OS_WIN
// There, SO_REUSEADDR would let another program take the port while we listen at it.
struct ListenOption
{
    int value = 1;
    int level(const auto &) const { return SOL_SOCKET; }
    int name(const auto &) const { return SO_EXCLUSIVEADDRUSE; }
    const void *data(const auto &) const { return &value; }
    size_t size(const auto &) const { return sizeof value; }
};
const ListenOption listenOption;
#else
const asio::socket_base::reuse_address listenOption(true); // else a port could not be switched on again for a minute
#endif

PortState stateOf(const asio::error_code &error)
{
    using Kind = PortState::Kind;
    if (error == asio::error::address_in_use)
        return {Kind::AddressInUse};
    // Windows says so when another program holds the port for itself.
    if (isNotPermitted(error))
        return {Kind::NotAllowed};
    if (isNoSuchAddress(error))
        return {Kind::NoSuchAddress};
    if (isOutOfDescriptors(error))
        return {Kind::NoDescriptors};
    return {Kind::Failed, QString::fromStdString(error.message())};
}

std::vector<asio::ip::address> addressesOfThisMachine()
{
    std::vector<asio::ip::address> found;
    for (QHostAddress address : QNetworkInterface::allAddresses()) {
        asio::error_code error;
        address.setScopeId({}); // without zone
        const auto read = asio::ip::make_address(address.toString().toStdString(), error);
        if (!error)
            found.push_back(read);
    }
    return found;
}

} // namespace

PortListener::PortListener(GatewayLoop &loop, Owner &owner)
    : m_loop(loop)
    , m_owner(owner)
    , m_resume(loop.due())
{
}

void PortListener::open(const QString &address, quint16 port)
{
    stop();
    asio::error_code error;
    const auto literal = asio::ip::make_address(address.toStdString(), error);
    if (error)
        return setState({PortState::Kind::NoSuchAddress});
    const auto place = listenAt({literal, port}, error);
    if (!place)
        return setState(stateOf(error));
    m_places.push_back(place);
    if (literal == asio::ip::address_v4::loopback()) {
        if (const auto sixth = listenAt({asio::ip::address_v6::loopback(), port}, error)) {
            m_places.push_back(sixth);
        } else if (const PortState state = stateOf(error); state.kind != PortState::Kind::NoSuchAddress) {
            // Another program at ::1 would get the connections of clients that use `localhost`.
            stop();
            return setState(state);
        }
    }
    if (literal.is_unspecified())
        m_own = addressesOfThisMachine();
    setState({PortState::Kind::Listening});
    for (const auto &each : m_places)
        accept(each); // which may pause it
}

std::shared_ptr<PortListener::Place> PortListener::listenAt(const Tcp::endpoint &endpoint, asio::error_code &error)
{
    auto place = std::make_shared<Place>(Place{Tcp::acceptor(m_loop.io()), endpoint});
    place->acceptor.open(endpoint.protocol(), error);
    if (!error) {
        keepFromChildren(place->acceptor.native_handle());
        place->acceptor.set_option(listenOption, error);
    }
    if (!error && endpoint.address().is_v6())
        place->acceptor.set_option(asio::ip::v6_only(true), error);
    if (!error)
        place->acceptor.bind(endpoint, error);
    if (!error)
        place->acceptor.listen(asio::socket_base::max_listen_connections, error);
    return error ? nullptr : place;
}

void PortListener::close()
{
    stop();
    setState({PortState::Kind::Off});
}

void PortListener::stop()
{
    m_resume.cancel();
    m_paused.clear();
    m_held.clear();
    m_own.clear();
    for (const auto &place : std::exchange(m_places, {})) {
        place->isOpen = false;
        asio::error_code ignored;
        place->acceptor.close(ignored);
    }
}

void PortListener::accept(const std::shared_ptr<Place> &place)
{
    if (!m_loop.descriptors().hasForClient())
        return pause(place);
    if (!m_owner.takesMore())
        return m_held.push_back(place);
    place->acceptor.async_accept(place->client, [this, place](const asio::error_code &error, Tcp::socket client) {
        if (!place->isOpen)
            return; // the listener may have been destroyed
        if (isOutOfDescriptors(error))
            return pause(place);
        if (!error) {
            keepFromChildren(client.native_handle());
            m_owner.accepted(std::move(client), place->client);
        }
        // Other errors are of a client that has gone already.
        if (place->isOpen)
            accept(place);
    });
}

void PortListener::pause(const std::shared_ptr<Place> &place)
{
    // A waiting connection keeps the listener readable: without a pause, accepting would fail in a loop.
    m_paused.push_back(place);
    setState({PortState::Kind::NoDescriptors});
    if (m_resume.isSet())
        return;
    m_resume.set(m_loop.steadyMs() + pauseMs, [this] { resume(); });
}

void PortListener::goOn()
{
    for (const auto &place : std::exchange(m_held, {}))
        accept(place);
}

void PortListener::resume()
{
    Tcp::acceptor probe(m_loop.io()); // a descriptor, to see whether there is one
    asio::error_code error;
    probe.open(Tcp::v4(), error);
    if (error || !m_loop.descriptors().hasForClient()) {
        m_resume.set(m_loop.steadyMs() + pauseMs, [this] { resume(); });
        return;
    }
    probe.close(error);
    setState({PortState::Kind::Listening});
    for (const auto &each : std::exchange(m_paused, {}))
        accept(each);
}

void PortListener::setState(const PortState &state)
{
    if (std::exchange(m_state, state) != state)
        m_owner.listenerChanged();
}

bool PortListener::isAt(const asio::ip::address &address, quint16 port) const
{
    return std::any_of(m_places.cbegin(), m_places.cend(), [&](const std::shared_ptr<Place> &place) {
        const auto &own = place->endpoint.address();
        return place->endpoint.port() == port
            && (own == address
                || (own.is_unspecified() && std::find(m_own.cbegin(), m_own.cend(), address) != m_own.cend()));
    });
}

} // namespace proxydeck
