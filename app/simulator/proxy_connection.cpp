// SPDX-License-Identifier: MIT
#include "simulator/proxy_connection.h"

#include "simulator/http_reply.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 PipeBytes = 256 * 1024;
constexpr int SlowMs = 2'000;

/// The request's head for its target: in origin form, without hop-by-hop headers.
QByteArray headForTarget(const HttpRequest &request, const QByteArray &originForm)
{
    QList<QByteArray> hopByHop{"proxy-authorization", "proxy-connection", "connection", "keep-alive", "upgrade"};
    for (const QByteArray &name : request.header("connection").toLower().split(','))
        hopByHop.append(name.trimmed());
    QByteArray head = request.method + ' ' + originForm + " HTTP/1.1\r\n";
    for (const HttpHeader &header : request.headers) {
        if (!hopByHop.contains(header.name.toLower()))
            head += header.name + ": " + header.value + "\r\n";
    }
    return head + "Connection: close\r\n\r\n";
}

} // namespace

ProxyConnection::ProxyConnection(QTcpSocket *client, const ProxyTerms &terms, EgressTable &egress, QObject *parent)
    : QObject(parent)
    , m_terms(terms)
    , m_egress(egress)
    , m_client(client)
{
    m_client->setParent(this);
    m_client->setReadBufferSize(PipeBytes);
    connect(m_client, &QTcpSocket::readyRead, this, &ProxyConnection::onClientBytes);
    connect(m_client, &QTcpSocket::disconnected, this, &ProxyConnection::end);
    onClientBytes();
}

ProxyConnection::~ProxyConnection()
{
    for (QTcpSocket *socket : {m_client, m_target}) {
        if (socket) {
            socket->disconnect(this);
            socket->abort();
        }
    }
    m_egress.leave(m_localPort);
}

void ProxyConnection::onClientBytes()
{
    if (m_joined)
        return pump(m_client, m_target);
    if (m_decided)
        return; // stays in the socket's buffer until the target is connected
    m_parser.append(m_client->readAll());
    const auto request = m_parser.next();
    if (!request)
        return refuse(request.error(), "This is not a request.\n");
    if (*request)
        begin(**request);
}

void ProxyConnection::begin(const HttpRequest &request)
{
    m_decided = true;
    if (beginFault())
        return;
    if (m_terms.fault == ProxyFault::Slow)
        QTimer::singleShot(SlowMs, this, [this, request] { serve(request); });
    else
        serve(request);
}

/// Whether that is all that happens.
bool ProxyConnection::beginFault()
{
    switch (m_terms.fault) {
    case ProxyFault::Refuse:
    case ProxyFault::Close:
        m_client->disconnectFromHost();
        return true;
    case ProxyFault::Silent:
        return true;
    case ProxyFault::AskLogin:
        refuse(407, "Credentials, please.\n", {{"Proxy-Authenticate", "Basic realm=\"proxy\""}});
        return true;
    case ProxyFault::Forbid:
        refuse(403, "Not this target.\n");
        return true;
    case ProxyFault::BadGateway:
        refuse(502, "The target does not answer.\n");
        return true;
    case ProxyFault::Garbage:
        m_client->write("\x02\x00garbage\r\n\r\n", 13);
        m_client->disconnectFromHost();
        return true;
    case ProxyFault::None:
    case ProxyFault::WrongExit:
    case ProxyFault::Slow:
        break;
    }
    return false;
}

void ProxyConnection::serve(const HttpRequest &request)
{
    if (!m_terms.admit(request.header("proxy-authorization")))
        return refuse(407, "Credentials, please.\n", {{"Proxy-Authenticate", "Basic realm=\"proxy\""}});

    if (request.method == "CONNECT") {
        const auto authority = Authority::parse(request.target, 0);
        if (!authority)
            return refuse(400, "CONNECT takes host:port.\n");
        const auto destination = destinationOf(*authority);
        if (!destination)
            return refuse(403, "Only targets on this machine.\n");
        return connectTo(*destination, "HTTP/1.1 200 Connection established\r\n\r\n", {});
    }

    constexpr QByteArrayView scheme = "http://";
    const QByteArrayView target(request.target);
    if (target.first(std::min(scheme.size(), target.size())).compare(scheme, Qt::CaseInsensitive) != 0)
        return refuse(400, "A proxy takes CONNECT or an absolute http URL.\n");
    const QByteArrayView afterScheme = target.sliced(scheme.size());
    const auto isEnd = [](char c) { return c == '/' || c == '?' || c == '#'; };
    const qsizetype end = std::find_if(afterScheme.begin(), afterScheme.end(), isEnd) - afterScheme.begin();
    const auto authority = Authority::parse(afterScheme.first(end), 80);
    if (!authority)
        return refuse(400, "The URL names no host.\n");
    const auto destination = destinationOf(*authority);
    if (!destination)
        return refuse(403, "Only targets on this machine.\n");
    QByteArray originForm = afterScheme.sliced(end).toByteArray();
    if (!originForm.startsWith('/'))
        originForm.prepend('/');
    connectTo(*destination, {}, headForTarget(request, originForm));
}

std::optional<ProxyConnection::Destination> ProxyConnection::destinationOf(const Authority &authority) const
{
    const bool isEcho = authority.host == "d.qg.net"_L1 || authority.host == "check.qg-demo.test"_L1;
    if (isEcho && authority.port == 80 && m_egress.echoPort() != 0)
        return Destination{u"127.0.0.1"_s, m_egress.echoPort()};
    if (authority.host == "localhost"_L1)
        return Destination{u"127.0.0.1"_s, authority.port};
    const QHostAddress address(authority.host);
    if (!address.isLoopback())
        return std::nullopt;
    return Destination{address.toString(), authority.port};
}

void ProxyConnection::connectTo(const Destination &destination, const QByteArray &toClient, const QByteArray &toTarget)
{
    m_target = new QTcpSocket(this);
    m_target->setProxy(QNetworkProxy::NoProxy);
    m_target->setReadBufferSize(PipeBytes);
    connect(m_target, &QTcpSocket::connected, this, [this, toClient, toTarget] {
        m_joined = true;
        m_localPort = m_target->localPort();
        m_egress.enter(m_localPort, m_terms.fault == ProxyFault::WrongExit ? u"203.0.113.254"_s : m_terms.exit);
        m_client->write(toClient);
        m_target->write(toTarget + m_parser.takeRest());
        pump(m_client, m_target);
    });
    connect(m_target, &QTcpSocket::readyRead, this, [this] { pump(m_target, m_client); });
    connect(m_target, &QTcpSocket::bytesWritten, this, [this] { pump(m_client, m_target); });
    connect(m_client, &QTcpSocket::bytesWritten, this, [this] { pump(m_target, m_client); });
    connect(m_target, &QTcpSocket::disconnected, this, &ProxyConnection::end);
    connect(m_target, &QTcpSocket::errorOccurred, this, [this] {
        if (!m_joined)
            refuse(502, "The target does not answer.\n");
    });
    m_target->connectToHost(destination.host, destination.port);
}

void ProxyConnection::refuse(int status, const QByteArray &text, const QList<HttpHeader> &headers)
{
    m_decided = true;
    HttpReply reply = HttpReply::plain(status, text);
    reply.headers = headers;
    m_client->write(reply.head({}, false) + reply.body);
    m_client->disconnectFromHost();
}

void ProxyConnection::pump(QTcpSocket *from, QTcpSocket *to)
{
    // Flow control: bytes that the slower side does not take stay in the other's buffer and then slow down its sender.
    while (m_joined && from->bytesAvailable() > 0 && to->bytesToWrite() < PipeBytes)
        to->write(from->read(PipeBytes));
}

void ProxyConnection::end()
{
    if (m_joined) {
        // The side that is still connected gets the bytes already received for it.
        for (const auto &[from, to] : {std::pair(m_client, m_target), std::pair(m_target, m_client)}) {
            if (from->state() == QAbstractSocket::UnconnectedState && to->state() == QAbstractSocket::ConnectedState) {
                to->write(from->readAll());
                to->disconnectFromHost();
            }
        }
    }
    const auto isDone
        = [](const QTcpSocket *socket) { return !socket || socket->state() == QAbstractSocket::UnconnectedState; };
    if ((m_joined && isDone(m_client) && isDone(m_target)) || (!m_joined && isDone(m_client)))
        deleteLater();
}

} // namespace proxydeck::sim
