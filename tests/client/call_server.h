// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QMutex>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <atomic>
#include <functional>
#include <optional>

namespace proxydeck {

/// An HTTP server that a test controls; it counts the requests that arrived completely.
class CallServer : public QTcpServer
{
    Q_OBJECT

public:
    using OnConnection = std::function<void(QTcpSocket &)>;
    using OnRequest = std::function<void(QTcpSocket &, const QByteArray &head)>;

    explicit CallServer(QObject *parent = nullptr);

    OnConnection onConnection; ///< default: waits for requests
    OnRequest onRequest;       ///< called once for each complete request; default: answers with \a body
    QByteArray body = "{}";
    std::optional<QSslConfiguration> tls;

    std::atomic<int> requests = 0;
    std::atomic<int> connections = 0;
    std::atomic<int> handshakes = 0; ///< completed TLS handshakes
    QByteArray lastHead;
    /// How many requests had the first line \a line. From any thread.
    int timesSeen(const QByteArray &line) const;

    static QByteArray response(const QByteArray &body, const QByteArray &status = "200 OK",
                               const QByteArray &headers = {});
    /// Writes \a bytes, sends them, then closes properly.
    static void sendAndClose(QTcpSocket &socket, const QByteArray &bytes);

protected:
    void incomingConnection(qintptr handle) override;

private:
    void read(QTcpSocket &socket);

    mutable QMutex m_mutex;
    QHash<QByteArray, int> m_lines;
};

} // namespace proxydeck
