// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

namespace proxydeck {

/// An HTTP proxy on loopback that forwards nothing: it notes what each request says about its user and answers 502.
class RecordingProxy : public QTcpServer
{
public:
    RecordingProxy()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    bool start() { return listen(QHostAddress::LocalHost); }
    int requests() const { return m_requests; }
    /// `user:password` of the last request, decoded; null when it said nothing.
    QByteArray credentials() const { return m_credentials; }
    void forget()
    {
        m_requests = 0;
        m_credentials = QByteArray();
    }

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &head = m_heads[socket];
        head += socket->readAll();
        if (!head.contains("\r\n\r\n"))
            return;
        ++m_requests;
        m_credentials = QByteArray();
        for (const QByteArray &line : head.split('\n')) {
            const QByteArray prefix = "proxy-authorization: basic ";
            if (line.toLower().startsWith(prefix))
                m_credentials = QByteArray::fromBase64(line.mid(prefix.size()).trimmed());
        }
        m_heads.remove(socket);
        socket->write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        socket->disconnectFromHost();
    }

    QHash<QTcpSocket *, QByteArray> m_heads;
    QByteArray m_credentials;
    int m_requests = 0;
};

} // namespace proxydeck
