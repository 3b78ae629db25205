// SPDX-License-Identifier: MIT
#include "relay/lease_dial.h"

#include "relay/inheritance.h"
#include "relay/socket_errors.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

using Tcp = asio::ip::tcp;

/// Whose fault it is that a connection could not be made.
TryEnd endOf(const asio::error_code &error)
{
    if (error == asio::error::timed_out)
        return TryEnd::ConnectTimeout;
    if (error == asio::error::network_unreachable || error == asio::error::network_down || isOutOfDescriptors(error)
        || isNoSuchAddress(error) || isNotPermitted(error))
        return TryEnd::OwnNetwork;
    return TryEnd::CannotConnect;
}

/// The two families in turns, beginning with that of the first, which the system prefers.
LeaseHosts::Addresses inTurns(const LeaseHosts::Addresses &addresses)
{
    LeaseHosts::Addresses first, second, both;
    for (const asio::ip::address &address : addresses)
        (address.is_v6() == addresses.front().is_v6() ? first : second).push_back(address);
    for (size_t i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size())
            both.push_back(first[i]);
        if (i < second.size())
            both.push_back(second[i]);
    }
    return both;
}

} // namespace

struct LeaseDial::Attempt
{
    Tcp::socket socket;
};

LeaseDial::LeaseDial(RelayLoop &loop, Owner &owner)
    : m_loop(loop)
    , m_owner(owner)
    , m_stagger(loop.due())
{
}

void LeaseDial::start(const PoolLease &lease, std::weak_ptr<void> holder)
{
    m_holder = std::move(holder);
    m_port = lease.port;
    asio::error_code error;
    const auto literal = asio::ip::make_address(lease.host.toStdString(), error);
    if (!error)
        return begin({literal});
    m_loop.hosts().find(lease.host, m_loop.steadyMs(), [this, weak = m_holder](const LeaseHosts::Addresses &addresses) {
        const auto hold = weak.lock();
        if (hold && !m_isOver)
            begin(inTurns(addresses));
    });
}

void LeaseDial::begin(const LeaseHosts::Addresses &addresses)
{
    for (const asio::ip::address &address : addresses)
        m_places.emplace_back(address, m_port);
    next();
}

void LeaseDial::next()
{
    while (!m_isOver && m_next < m_places.size()) {
        const Tcp::endpoint place = m_places[m_next++];
        auto attempt = std::make_shared<Attempt>(Attempt{Tcp::socket(m_loop.io())});
        asio::error_code error;
        attempt->socket.open(place.protocol(), error);
        if (error) {
            m_failure = endOf(error);
            continue;
        }
        keepFromChildren(attempt->socket.native_handle());
        attempt->socket.non_blocking(true, error); // else to connect would ask for it, and reading once more
        m_attempts.push_back(attempt);
        attempt->socket.async_connect(place, [this, hold = m_holder.lock(), attempt](const asio::error_code &result) {
            if (!m_isOver)
                onConnected(attempt, result);
        });
        if (m_next < m_places.size())
            m_stagger.set(m_loop.steadyMs() + staggerMs, [this] { next(); });
        return;
    }
    if (!m_isOver && m_attempts.empty()) {
        cancel();
        m_owner.dialFailed(m_failure);
    }
}

void LeaseDial::onConnected(const std::shared_ptr<Attempt> &attempt, const asio::error_code &error)
{
    std::erase(m_attempts, attempt);
    if (!error) {
        cancel();
        m_owner.dialed(std::move(attempt->socket));
        return;
    }
    m_failure = endOf(error);
    m_stagger.cancel();
    next();
}

void LeaseDial::cancel()
{
    m_isOver = true;
    m_stagger.cancel();
    for (const auto &attempt : std::exchange(m_attempts, {})) {
        asio::error_code ignored;
        attempt->socket.close(ignored);
    }
}

} // namespace proxydeck
