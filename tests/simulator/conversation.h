// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <utility>

namespace proxydeck::sim {

/// QTest::qWaitFor() sleeps ten milliseconds between looks, which thousands of short conversations cannot afford.
template<typename Done>
bool waitUntil(Done done, int patienceMs = 60'000)
{
    QDeadlineTimer deadline(patienceMs);
    QTimer alarm;
    alarm.start(100);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// One answer, cut out of the wire by the test's own hands.
struct Answer
{
    int status = 0;
    QByteArray head; ///< status line and fields, each line ended by CRLF
    QByteArray body;

    QByteArray field(const QByteArray &name) const
    {
        const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ": ");
        if (at < 0)
            return {};
        const qsizetype from = at + 2 + name.size() + 2;
        return head.mid(from, head.indexOf("\r\n", from) - from);
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const { return json().value(QLatin1StringView("code")).toString(); }
    QJsonArray rows() const { return json().value(QLatin1StringView("data")).toArray(); }
};

/// A plain socket to 127.0.0.1, in the same thread as the simulator it talks to.
class Conversation
{
public:
    explicit Conversation(quint16 port)
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_received += m_socket.readAll(); });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_connected = waitUntil([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
    }
    ~Conversation() { m_socket.disconnect(); }

    QTcpSocket &socket() { return m_socket; }
    bool connected() const { return m_connected; }
    const QByteArray &received() const { return m_received; }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    bool waitForEnd()
    {
        return waitUntil([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }
    bool waitForBytes(qsizetype count)
    {
        return waitUntil([&] { return m_received.size() >= count; });
    }
    /// The next answer with a Content-Length; an empty one if the connection ends before it does.
    Answer next()
    {
        Answer answer;
        bool whole = false;
        waitUntil([&] {
            if (const qsizetype end = m_received.indexOf("\r\n\r\n"); end >= 0) {
                answer.head = m_received.first(end + 2);
                whole = m_received.size() >= end + 4 + answer.field("Content-Length").toLongLong();
            }
            return whole || (m_connected && m_socket.state() == QAbstractSocket::UnconnectedState);
        });
        if (!whole)
            return {};
        const qsizetype length = answer.field("Content-Length").toLongLong();
        answer.status = answer.head.mid(9, 3).toInt();
        answer.body = m_received.mid(answer.head.size() + 2, length);
        m_received.remove(0, answer.head.size() + 2 + length);
        return answer;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_connected = false;
};

/// One GET on a connection of its own.
inline Answer get(quint16 port, const QByteArray &host, const QByteArray &target)
{
    Conversation conversation(port);
    conversation.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    return conversation.next();
}

} // namespace proxydeck::sim
