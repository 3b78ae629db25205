// SPDX-License-Identifier: MIT
#include "simulator/proxy_listener.h"

#include "simulator/proxy_connection.h"

#include <QNetworkProxy>

namespace proxydeck::sim {

ProxyListener::ProxyListener(const ProxyTerms &terms, EgressTable &egress)
    : m_terms(terms)
    , m_egress(egress)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            new ProxyConnection(client, m_terms, m_egress, &m_server);
    });
}

ProxyListener::~ProxyListener()
{
    m_server.close();
    // Deleted here and not with the server, because the connections use the terms until their end.
    const auto connections = m_server.children();
    for (QObject *child : connections) {
        if (dynamic_cast<ProxyConnection *>(child))
            delete child;
    }
}

void ProxyListener::setFault(ProxyFault fault)
{
    m_terms.fault = fault;
    if (fault == ProxyFault::Refuse)
        m_server.close();
}

bool ProxyListener::listen() { return m_server.listen(QHostAddress::LocalHost, 0); }

} // namespace proxydeck::sim
