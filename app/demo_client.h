// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QTcpSocket;

namespace proxydeck {

/// A customer's program in the demo: a few times a minute it asks the simulator's address echo for its address, through
/// a local port, by turns with a tunnel and with a plain request. Without it the port would not be seen in use.
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
    void askPlainly(QTcpSocket *socket) const;
    void askByTunnel(QTcpSocket *socket);

    const std::function<quint16()> m_port;
    QTimer m_timer;
    QPointer<QTcpSocket> m_socket; ///< of the request under way
    bool m_isTunnel = false;       ///< the next one
};

} // namespace proxydeck
