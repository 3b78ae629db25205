// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/egress_table.h"
#include "simulator/http_request_parser.h"
#include "simulator/proxy_terms.h"

#include <QObject>

class QTcpSocket;

namespace proxydeck::sim {

/// One client of a lease's proxy: CONNECT, or one request in absolute form.
///
/// It goes to this machine and nowhere else. `d.qg.net` at port 80 is this machine too: it is where the address echo
/// answers. Names are never resolved. Each absolute-form request gets a connection of its own to its target and ends
/// the client's.
class ProxyConnection : public QObject
{
public:
    /// Takes over \a client. \a terms and \a egress must outlive it.
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
    bool m_decided = false; ///< what the client wants is known; bytes are only passed on from here
    bool m_joined = false;
};

} // namespace proxydeck::sim
