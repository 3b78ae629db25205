// SPDX-License-Identifier: MIT
#pragma once

#include "support/reset_connection.h"

#include <QHash>
#include <QNetworkProxy>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace proxydeck {

/// A lease, and what is behind it, in one: answers CONNECT, SOCKS5 and requests of plain HTTP by a script.
class LeaseServer : public QTcpServer
{
public:
    struct Answer
    {
        enum class Then : quint8 { Tunnel, Close, Reset, Wait };
        QByteArray bytes = {};
        Then then = Then::Tunnel;
    };
    static inline const QByteArray yes = "HTTP/1.1 200 Connection established\r\n\r\n";

    explicit LeaseServer(const QHostAddress &address = QHostAddress::LocalHost)
    {
        setProxy(QNetworkProxy::NoProxy);
        setListenBacklogSize(1'000);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                take(socket);
        });
        listen(address);
    }

    /// With each whole head of HTTP: of CONNECT, and of requests. Yes and a tunnel, if none is set.
    std::function<Answer(const QByteArray &head)> onHead;
    /// With what comes through a tunnel, or after a request's head. An echo, if none is set.
    std::function<Answer(const QByteArray &bytes)> onBytes;
    /// Accepted, before it has sent anything.
    std::function<void(QTcpSocket *)> onConnected;
    bool isSocks5 = false;

    QList<QByteArray> heads;
    QByteArray tunnelled; ///< all of all tunnels, in the order it came
    int connections = 0;
    int closed = 0; ///< by the other side, or by us
    QList<QPointer<QTcpSocket>> sockets;

    qsizetype count(const QByteArray &begin) const
    {
        return std::count_if(heads.cbegin(), heads.cend(),
                             [&](const QByteArray &head) { return head.startsWith(begin); });
    }
    void carryOut(QTcpSocket *socket, const Answer &answer)
    {
        socket->write(answer.bytes);
        switch (answer.then) {
        case Answer::Then::Tunnel:
            m_peers[socket].isTunnel = true;
            break;
        case Answer::Then::Close:
            socket->disconnectFromHost();
            break;
        case Answer::Then::Reset:
            socket->flush();
            resetConnection(*socket);
            break;
        case Answer::Then::Wait:
            break;
        }
    }

private:
    struct Peer
    {
        QByteArray head;
        bool isTunnel = false;
        int socksStep = 0;
    };

    void take(QTcpSocket *socket)
    {
        ++connections;
        m_peers[socket] = {}; // the last one at this place in memory is not it
        sockets.append(socket);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadable(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            ++closed;
            socket->deleteLater();
        });
        if (onConnected)
            onConnected(socket);
    }
    void onReadable(QTcpSocket *socket)
    {
        Peer &peer = m_peers[socket];
        if (peer.isTunnel) {
            const QByteArray bytes = socket->readAll();
            tunnelled += bytes;
            return carryOut(socket, onBytes ? onBytes(bytes) : Answer{bytes});
        }
        peer.head += socket->readAll();
        if (isSocks5 && peer.socksStep < 2)
            return socks(socket, peer);
        const qsizetype end = peer.head.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = peer.head.first(end + 4);
        const QByteArray rest = peer.head.sliced(end + 4);
        heads.append(head);
        peer.head = {};
        if (!rest.isEmpty())
            tunnelled += rest;
        carryOut(socket, onHead ? onHead(head) : Answer{yes});
    }
    void socks(QTcpSocket *socket, Peer &peer)
    {
        heads.append(peer.head);
        peer.head = {};
        const bool isGreeting = ++peer.socksStep == 1;
        if (isGreeting)
            return carryOut(socket, {QByteArrayLiteral("\x05\x00"), Answer::Then::Wait});
        carryOut(socket,
                 onHead ? onHead(heads.last()) : Answer{QByteArrayLiteral("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")});
    }

    QHash<QTcpSocket *, Peer> m_peers;
};

} // namespace proxydeck
