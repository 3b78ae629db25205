// SPDX-License-Identifier: MIT
#include "api/lossy_server.h"

#include <QTcpSocket>

namespace proxydeck {

namespace {

/// What is taken in of a request before the connection is reset. The system keeps the rest unread: that makes it a
/// reset.
constexpr qint64 resetBytes = 128;
/// No request of ours is longer.
constexpr qint64 mostBytes = 4096;

} // namespace

LossyServer::LossyServer(const Loss &loss, const QByteArray &mark)
    : m_loss(loss)
    , m_mark(mark)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            socket->setReadBufferSize(m_loss.reset ? resetBytes : mostBytes);
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

void LossyServer::read(QTcpSocket &socket)
{
    // Left in the socket's buffer until enough of it is there.
    const QByteArray head = socket.peek(mostBytes);
    if (m_loss.reset ? head.size() < resetBytes : !head.contains("\r\n\r\n"))
        return;
    m_arrivals += head.contains(m_mark);
    if (m_loss.reset) {
        socket.abort();
        return;
    }
    socket.readAll();
    socket.write(m_loss.answer);
    socket.disconnectFromHost();
}

} // namespace proxydeck
