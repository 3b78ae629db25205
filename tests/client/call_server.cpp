// SPDX-License-Identifier: MIT
#include "call_server.h"

#include <QSslSocket>

namespace proxydeck {

CallServer::CallServer(QObject *parent)
    : QTcpServer(parent)
{
    onRequest = [this](QTcpSocket &socket, const QByteArray &) { sendAndClose(socket, response(body)); };
}

QByteArray CallServer::response(const QByteArray &body, const QByteArray &status, const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n"
        + body;
}

void CallServer::sendAndClose(QTcpSocket &socket, const QByteArray &bytes)
{
    socket.write(bytes);
    socket.disconnectFromHost();
}

int CallServer::timesSeen(const QByteArray &line) const
{
    const QMutexLocker locker(&m_mutex);
    return m_lines.value(line);
}

void CallServer::incomingConnection(qintptr handle)
{
    ++connections;
    auto *socket = tls ? new QSslSocket(this) : new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (onConnection)
        onConnection(*socket);
    if (tls && socket->state() == QAbstractSocket::ConnectedState) {
        auto *encrypted = static_cast<QSslSocket *>(socket);
        encrypted->setSslConfiguration(*tls);
        connect(encrypted, &QSslSocket::encrypted, this, [this] { ++handshakes; });
        encrypted->startServerEncryption();
    }
}

void CallServer::read(QTcpSocket &socket)
{
    // Received bytes are stored with the socket, because several requests can come over one connection.
    QByteArray pending = socket.property("pending").toByteArray() + socket.readAll();
    for (qsizetype end = pending.indexOf("\r\n\r\n"); end >= 0; end = pending.indexOf("\r\n\r\n")) {
        const QByteArray head = pending.first(end + 4);
        pending.remove(0, end + 4);
        ++requests;
        {
            const QMutexLocker locker(&m_mutex);
            ++m_lines[head.left(head.indexOf("\r\n"))];
        }
        lastHead = head;
        onRequest(socket, head);
    }
    socket.setProperty("pending", pending);
}

} // namespace proxydeck
