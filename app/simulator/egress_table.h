// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

namespace proxydeck::sim {

/// Maps outgoing connections to exits. All proxies connect from 127.0.0.1, so the local port of a proxy's outgoing
/// connection identifies its exit; the address echo looks it up here.
class EgressTable
{
public:
    void enter(quint16 localPort, const QString &exit) { m_exits.insert(localPort, exit); }
    void leave(quint16 localPort) { m_exits.remove(localPort); }
    /// Empty if the port is not one of a simulated proxy.
    QString exitOf(quint16 peerPort) const { return m_exits.value(peerPort); }

    /// Port of the address echo; 0 while it does not listen.
    void setEchoPort(quint16 port) { m_echoPort = port; }
    quint16 echoPort() const { return m_echoPort; }

private:
    QHash<quint16, QString> m_exits;
    quint16 m_echoPort = 0;
};

} // namespace proxydeck::sim
