// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace proxydeck {

/// A forward proxy on loopback, for HTTP CONNECT and SOCKS5 (RFC 1928, without a login) on one port. It connects every
/// tunnel to one server on this machine, whatever host was requested.
class TunnelProxy : public QTcpServer
{
public:
    explicit TunnelProxy(quint16 target)
        : m_target(target)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = nextPendingConnection())
                serve(client);
        });
    }

    int tunnels() const { return m_tunnels; }

private:
    void serve(QTcpSocket *client)
    {
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, client, [this, client] {
            const QByteArray begun = client->peek(4096);
            if (begun.startsWith('\x05'))
                greet(client);
            else if (begun.contains("\r\n\r\n"))
                open(client, begun.indexOf("\r\n\r\n") + 4, "HTTP/1.1 200 Connection established\r\n\r\n");
        });
    }

    void greet(QTcpSocket *client)
    {
        const QByteArray begun = client->peek(4096);
        const bool greeted = client->property("greeted").toBool();
        if (!greeted && begun.size() >= 2 && begun.size() >= 2 + quint8(begun.at(1))) {
            client->read(2 + quint8(begun.at(1)));
            client->setProperty("greeted", true);
            client->write(QByteArray("\x05\x00", 2));
        } else if (greeted && begun.size() >= 5) {
            // Version, command, reserved, address type, address, port.
            const qsizetype address = begun.at(3) == '\x03' ? 1 + quint8(begun.at(4)) : begun.at(3) == '\x04' ? 16 : 4;
            if (begun.size() >= 4 + address + 2)
                open(client, 4 + address + 2, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
        }
    }

    void open(QTcpSocket *client, qsizetype asked, const QByteArray &answer)
    {
        client->read(asked);
        client->disconnect(SIGNAL(readyRead()));
        auto *server = new QTcpSocket(client);
        ++m_tunnels;
        // When one side closes, the other is closed in the same way, after the bytes read before.
        connect(server, &QTcpSocket::readyRead, client, [client, server] { pass(*server, *client); });
        connect(client, &QTcpSocket::readyRead, server, [client, server] { pass(*client, *server); });
        connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        connect(client, &QTcpSocket::disconnected, server, [server] { server->disconnectFromHost(); });
        connect(server, &QTcpSocket::connected, client, [client, answer] {
            if (client->isOpen())
                client->write(answer);
        });
        server->connectToHost(QHostAddress::LocalHost, m_target);
    }

    static void pass(QTcpSocket &from, QTcpSocket &to)
    {
        const QByteArray bytes = from.readAll();
        if (to.isOpen())
            to.write(bytes);
    }

    const quint16 m_target;
    int m_tunnels = 0;
};

} // namespace proxydeck
