// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace proxydeck {

/// A lease and the check address behind it in one: answers what a client sends by a script, word for word.
class ScriptedLease : public QTcpServer
{
public:
    struct Answer
    {
        QByteArray bytes = {};
        bool closes = false; ///< after them
    };
    /// Called with each request head, and with each piece of what is no HTTP.
    using Script = std::function<Answer(const QByteArray &request)>;

    explicit ScriptedLease(Script script = {})
        : m_script(std::move(script))
    {
        setProxy(QNetworkProxy::NoProxy);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        listen(QHostAddress::LocalHost);
    }

    void setScript(Script script) { m_script = std::move(script); }
    qsizetype count(const QByteArray &begin) const
    {
        return std::count_if(requests.cbegin(), requests.cend(),
                             [&](const QByteArray &request) { return request.startsWith(begin); });
    }

    QList<QByteArray> requests;
    int connections = 0;

private:
    void onBytes(QTcpSocket *socket)
    {
        const QByteArray bytes = socket->readAll();
        requests.append(bytes);
        if (!m_script)
            return;
        const Answer answer = m_script(bytes);
        socket->write(answer.bytes);
        if (answer.closes)
            socket->disconnectFromHost();
    }

    Script m_script;
};

/// Answers of a lease that works, and of a check address.
inline const QByteArray connectYes = "HTTP/1.1 200 Connection established\r\n\r\n";

inline QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &fields = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Words\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n" + fields + "\r\n" + body;
}

/// What a lease answers to CONNECT, to a request in its tunnel, and to one that it has to forward.
inline ScriptedLease::Script asLease(const ScriptedLease::Answer &toConnect, const ScriptedLease::Answer &inTunnel = {},
                                     const ScriptedLease::Answer &forwarded = {})
{
    return [=](const QByteArray &request) {
        return request.startsWith("CONNECT") ? toConnect : request.contains(" http://") ? forwarded : inTunnel;
    };
}

} // namespace proxydeck
