// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway_figures.h"
#include "gateway/gateway_loop.h"
#include "relay/due_time.h"

#include <asio/ip/tcp.hpp>

#include <memory>
#include <vector>

namespace proxydeck {

/// Listens for one local port: at its address, and where that is 127.0.0.1, at ::1 as well, since programs that are
/// told `localhost` may ask there first.
class PortListener
{
public:
    class Owner
    {
    public:
        virtual bool takesMore() = 0; ///< false: nobody is accepted until goOn()
        virtual void accepted(asio::ip::tcp::socket client, const asio::ip::tcp::endpoint &from) = 0;
        virtual void listenerChanged() = 0; ///< state()

    protected:
        ~Owner() = default;
    };

    PortListener(GatewayLoop &loop, Owner &owner);
    ~PortListener() { stop(); }

    void open(const QString &address, quint16 port);
    void close();
    void stop(); ///< the same, without a word of it
    void goOn();
    const PortState &state() const { return m_state; }
    bool isBound() const { return !m_places.empty(); } ///< also while it is paused
    /// Whether a client that connects to this address and port comes here.
    bool isAt(const asio::ip::address &address, quint16 port) const;

private:
    struct Place
    {
        asio::ip::tcp::acceptor acceptor;
        asio::ip::tcp::endpoint endpoint;
        asio::ip::tcp::endpoint client = {}; ///< of the one that was accepted last
        bool isOpen = true;
    };
    /// Null, and why, if it cannot be listened there.
    std::shared_ptr<Place> listenAt(const asio::ip::tcp::endpoint &endpoint, asio::error_code &error);
    void accept(const std::shared_ptr<Place> &place);
    void pause(const std::shared_ptr<Place> &place);
    void resume();
    void setState(const PortState &state);

    GatewayLoop &m_loop;
    Owner &m_owner;
    PortState m_state;
    std::vector<std::shared_ptr<Place>> m_places;
    std::vector<std::shared_ptr<Place>> m_paused; ///< for want of a descriptor
    std::vector<std::shared_ptr<Place>> m_held;   ///< until goOn()
    std::vector<asio::ip::address> m_own;         ///< this machine's, of a port that listens at all of them
    DueTime m_resume;
};

} // namespace proxydeck
