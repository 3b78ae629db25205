// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_pool.h"
#include "relay/due_time.h"
#include "relay/relay_loop.h"

#include <asio/ip/tcp.hpp>

#include <memory>
#include <vector>

namespace proxydeck {

/// Connects to a lease. The only place in the gateway that opens a connection: it can be told a lease, and nothing
/// else. Several addresses of a name are tried 250 ms after each other, or as soon as one fails, in turns of IPv6 and
/// IPv4; the first that connects is taken (RFC 8305).
class LeaseDial
{
public:
    static constexpr qint64 staggerMs = 250;

    class Owner
    {
    public:
        virtual void dialed(asio::ip::tcp::socket socket) = 0;
        virtual void dialFailed(TryEnd end) = 0;

    protected:
        ~Owner() = default;
    };

    LeaseDial(RelayLoop &loop, Owner &owner);
    /// \a holder: the object that this is a part of.
    void start(const PoolLease &lease, std::weak_ptr<void> holder);
    void cancel(); ///< nothing more is told

private:
    struct Attempt;

    void begin(const LeaseHosts::Addresses &addresses);
    void next();
    void onConnected(const std::shared_ptr<Attempt> &attempt, const asio::error_code &error);

    RelayLoop &m_loop;
    Owner &m_owner;
    std::weak_ptr<void> m_holder;
    std::vector<asio::ip::tcp::endpoint> m_places;
    size_t m_next = 0;
    quint16 m_port = 0;
    bool m_isOver = false;
    std::vector<std::shared_ptr<Attempt>> m_attempts;
    TryEnd m_failure = TryEnd::CannotConnect;
    DueTime m_stagger;
};

} // namespace proxydeck
