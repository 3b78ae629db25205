// SPDX-License-Identifier: MIT
#include "gateway/gateway_port.h"

#include <utility>

namespace proxydeck {

GatewayPort::GatewayPort(GatewayLoop &loop, Outlet &outlet, const QUuid &id)
    : m_outlet(outlet)
    , m_id(id)
    , m_listener(loop, *this)
{
}

void GatewayPort::setTerms(const PortTerms &terms, const Secret &password)
{
    const PortTerms before = std::exchange(m_terms, terms);
    m_password = password;
    if (!terms.isOn) {
        m_listener.close();
    } else if (!before.isOn || before.address != terms.address || before.port != terms.port
               || m_listener.state().kind != PortState::Kind::Listening) {
        m_listener.open(terms.address, terms.port);
    }
}

void GatewayPort::shutDown() { m_listener.close(); }

void GatewayPort::accepted(asio::ip::tcp::socket client)
{
    asio::error_code ignored;
    client.close(ignored);
}

void GatewayPort::listenerChanged() { m_outlet.portState(m_id, m_listener.state()); }

} // namespace proxydeck
