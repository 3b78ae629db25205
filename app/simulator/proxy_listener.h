// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/egress_table.h"
#include "simulator/proxy_terms.h"

#include <QTcpServer>

namespace proxydeck::sim {

/// The forward proxy of one lease, on its own port. Destroying it closes its tunnels.
class ProxyListener
{
public:
    /// \a egress must outlive it.
    ProxyListener(const ProxyTerms &terms, EgressTable &egress);
    ~ProxyListener();

    bool listen(); ///< on 127.0.0.1, on any free port
    quint16 port() const { return m_server.serverPort(); }
    /// From the next connection on. Whoever refuses once never listens again.
    void setFault(ProxyFault fault);

private:
    ProxyTerms m_terms;
    EgressTable &m_egress;
    QTcpServer m_server; ///< owns the connections
};

} // namespace proxydeck::sim
