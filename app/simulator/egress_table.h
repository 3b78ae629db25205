// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

namespace proxydeck::sim {

/// What an exit looks like from outside: everything here leaves from 127.0.0.1, so the local port of a proxy's outgoing
/// connection stands for the exit, and the address echo looks it up.
class EgressTable
{
public:
    void enter(quint16 localPort, const QString &exit) { m_exits.insert(localPort, exit); }
    void leave(quint16 localPort) { m_exits.remove(localPort); }
    /// Empty: not one of our proxies.
    QString exitOf(quint16 peerPort) const { return m_exits.value(peerPort); }

    /// Where the address echo listens; 0 while it does not.
    void setEchoPort(quint16 port) { m_echoPort = port; }
    quint16 echoPort() const { return m_echoPort; }

private:
    QHash<quint16, QString> m_exits;
    quint16 m_echoPort = 0;
};

} // namespace proxydeck::sim
