// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/egress_table.h"
#include "simulator/http_request_parser.h"
#include "simulator/proxy_terms.h"

#include <QObject>

class QTcpSocket;

namespace proxydeck::sim {

/// One client connection of a lease's proxy: CONNECT, or one request in absolute form.
///
/// It connects only to this machine. `d.qg.net` and `check.qg-demo.test` at port 80 are also this machine: the address
/// echo answers there. Names are never resolved. Each absolute-form request gets its own connection to the target, and
/// the client's connection is closed after it.
class ProxyConnection : public QObject
{
public:
    /// Takes ownership of \a client. \a terms and \a egress must outlive it.
    ProxyConnection(QTcpSocket *client, const ProxyTerms &terms, EgressTable &egress, QObject *parent);
    ~ProxyConnection() override;

private:
    struct Destination
    {
        QString host;
        quint16 port;
    };
    void onClientBytes();
    void begin(const HttpRequest &request);
    bool beginFault();
    void serve(const HttpRequest &request);
    std::optional<Destination> destinationOf(const Authority &authority) const;
    void connectTo(const Destination &destination, const QByteArray &toClient, const QByteArray &toTarget);
    void refuse(int status, const QByteArray &text, const QList<HttpHeader> &headers = {});
    void pump(QTcpSocket *from, QTcpSocket *to);
    void end();

    const ProxyTerms &m_terms;
    EgressTable &m_egress;
    HttpRequestParser m_parser{HttpRequestParser::Bodies::Leave};
    QTcpSocket *m_client;
    QTcpSocket *m_target = nullptr;
    quint16 m_localPort = 0;
    bool m_decided = false; ///< the client's request is known; after that, bytes are only passed on
    bool m_joined = false;
};

} // namespace proxydeck::sim
