// SPDX-License-Identifier: MIT
#include "simulator/vendor_connection.h"

#include <QTcpSocket>
#include <QTimer>

#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace proxydeck::sim {

namespace {

constexpr qint64 ReadBytes = 128 * 1024;
constexpr qsizetype ChunkBytes = 64 * 1024;

QByteArray chunked(const QByteArray &body)
{
    QByteArray bytes;
    bytes.reserve(body.size() + body.size() / ChunkBytes * 16 + 32);
    for (qsizetype at = 0; at < body.size(); at += ChunkBytes) {
        const QByteArray piece = body.mid(at, ChunkBytes);
        bytes += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return bytes + "0\r\n\r\n";
}

/// Makes closing the socket send RST instead of FIN.
void setLingerZero(qintptr descriptor)
{
    ::linger option{};
    option.l_onoff = 1;
    option.l_linger = 0;
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&option),
                 sizeof option);
#else
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#endif
}

} // namespace

VendorConnection::VendorConnection(QTcpSocket *socket, Hooks hooks, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_hooks(std::move(hooks))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &VendorConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    if (m_socket->bytesAvailable() > 0)
        onReadyRead();
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        deleteLater();
}

VendorConnection::~VendorConnection()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void VendorConnection::onReadyRead()
{
    if (m_busy || m_socket->bytesAvailable() == 0)
        return;
    if (m_parser.isEmpty() && m_hooks.dropUnread()) {
        m_socket->abort();
        return;
    }
    m_parser.append(m_socket->readAll());
    takeNext();
}

void VendorConnection::takeNext()
{
    const auto request = m_parser.next();
    if (!request) {
        m_busy = true;
        return send({HttpReply::plain(request.error(), "This is not a request.\n")}, false);
    }
    if (!*request)
        return;
    m_busy = true;
    const bool keepAlive = (*request)->wantsKeepAlive();
    // Executed now: only the answer is delayed.
    const WireAnswer answer = m_hooks.answer(**request, m_socket->peerPort());
    if (answer.delayMs > 0)
        QTimer::singleShot(answer.delayMs, this, [this, answer, keepAlive] { send(answer, keepAlive); });
    else
        send(answer, keepAlive);
}

void VendorConnection::send(const WireAnswer &answer, bool keepAlive)
{
    using Manner = WireAnswer::Manner;
    const HttpReply &reply = answer.reply;
    const bool stays = keepAlive && answer.manner != Manner::Truncated;
    const QByteArray head = reply.head(m_hooks.date(), stays, answer.framing);
    switch (answer.manner) {
    case Manner::Whole:
        m_socket->write(head);
        m_socket->write(answer.framing == HttpReply::Framing::Chunked ? chunked(reply.body) : reply.body);
        return finish(keepAlive);
    case Manner::Close:
        return finish(false);
    case Manner::Reset:
        return reset();
    case Manner::Stall:
        return;
    case Manner::Drip:
        m_dripping = head + reply.body;
        return sendInPieces(answer.pieceBytes, answer.intervalMs, keepAlive);
    case Manner::Truncated:
        m_socket->write(head + reply.body.first(reply.body.size() / 2));
        return finish(false);
    }
}

void VendorConnection::sendInPieces(qint64 pieceBytes, int intervalMs, bool keepAlive)
{
    const qsizetype size = qMin<qsizetype>(pieceBytes, m_dripping.size());
    m_socket->write(m_dripping.first(size));
    m_dripping.remove(0, size);
    if (m_dripping.isEmpty())
        return finish(keepAlive);
    QTimer::singleShot(intervalMs, this, [=, this] { sendInPieces(pieceBytes, intervalMs, keepAlive); });
}

void VendorConnection::finish(bool keepAlive)
{
    if (!keepAlive)
        return m_socket->disconnectFromHost();
    m_busy = false;
    if (m_parser.isEmpty() && m_socket->bytesAvailable() == 0)
        return;
    // Not called directly: with a thousand pipelined requests the recursion would be a thousand calls deep.
    QTimer::singleShot(0, this, [this] {
        if (m_busy)
            return;
        if (m_socket->bytesAvailable() > 0)
            onReadyRead();
        else
            takeNext();
    });
}

void VendorConnection::reset()
{
    setLingerZero(m_socket->socketDescriptor());
    m_socket->abort();
}

} // namespace proxydeck::sim
