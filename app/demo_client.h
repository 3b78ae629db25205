// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

class QTcpSocket;

namespace proxydeck {

/// A customer's program in the demo: every few seconds it asks the simulator's address echo for its address, through a
/// local port, with tunnels that stay open for a while, as those of a browser do, and with plain requests. Without it
/// the port would not be seen in use.
class DemoClient : public QObject
{
public:
    /// \a port: the number to ask at on 127.0.0.1; 0: not now.
    explicit DemoClient(std::function<quint16()> port, QObject *parent = nullptr);
    ~DemoClient() override;

    /// Asks no more, and ends what is open.
    void stop();

private:
    void ask();
    static void askPlainly(QTcpSocket *socket);
    static void askByTunnel(QTcpSocket *socket, std::chrono::seconds life);

    const std::function<quint16()> m_port;
    QTimer m_timer;
    int m_asked = 0;
};

} // namespace proxydeck
