// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "gateway/gateway_loop.h"
#include "gateway/port_listener.h"
#include "pool/port_terms.h"

namespace proxydeck {

/// One local port in the gateway's thread.
class GatewayPort final : PortListener::Owner
{
public:
    /// What a port has to tell.
    class Outlet
    {
    public:
        virtual void portState(const QUuid &port, const PortState &state) = 0;

    protected:
        ~Outlet() = default;
    };

    GatewayPort(GatewayLoop &loop, Outlet &outlet, const QUuid &id);

    void setTerms(const PortTerms &terms, const Secret &password);
    void shutDown();

private:
    void accepted(asio::ip::tcp::socket client) override;
    void listenerChanged() override;

    Outlet &m_outlet;
    const QUuid m_id;
    PortTerms m_terms;
    Secret m_password;
    PortListener m_listener;
};

} // namespace proxydeck
