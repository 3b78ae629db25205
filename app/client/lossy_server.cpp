// SPDX-License-Identifier: MIT
#include "client/lossy_server.h"

#include <QTcpSocket>

namespace proxydeck {

namespace {

/// Bytes read of a request before the connection is reset. The read buffer has this size, so that the rest stays
/// unread: closing a socket with unread bytes makes the system send RST.
constexpr qint64 resetBytes = 128;
/// Requests of this program are shorter.
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
    // peek() leaves the bytes in the socket's buffer until there are enough.
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

#include "moc_lossy_server.cpp"
