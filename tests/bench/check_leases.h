// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

class QSslSocket;

namespace proxydeck::bench {

/// Leases for whoever checks them, on loopback: each wants user and password, and says yes to CONNECT after a while;
/// the check address behind it answers with an address, over TLS where the port asked for is 443. Runs in a process of
/// its own, which ends with its standard input.
class CheckLeases : public QObject
{
    Q_OBJECT

public:
    struct Counts
    {
        qint64 connects = 0;
        qint64 withoutLogin = 0; ///< answered by 407
    };

    /// \a delayMs: before each of the two answers. \a tls: none: port 443 is refused.
    CheckLeases(int number, int delayMs, std::optional<QSslConfiguration> tls);

    QList<quint16> ports() const;
    const Counts &counts() const { return m_counts; }

private:
    class Door;
    void onConnection(qintptr descriptor);
    void onBytes(QSslSocket *socket);
    void later(QSslSocket *socket, const QByteArray &bytes, bool secures, int ms);

    const int m_delayMs;
    const std::optional<QSslConfiguration> m_tls;
    QList<QTcpServer *> m_doors;
    QHash<QSslSocket *, QByteArray> m_heads; ///< what has come of a request
    QHash<QSslSocket *, bool> m_isOpen;      ///< the tunnel
    Counts m_counts;
};

/// The process: `--serve NUMBER DELAY [FOLDER]`. Prints its ports, and at the end of its input the counts.
int serveCheckLeases(const QStringList &arguments);

} // namespace proxydeck::bench
