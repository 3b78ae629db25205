// SPDX-License-Identifier: MIT
#include "relay/tunnel.h"

namespace proxydeck {

Tunnel::Tunnel(RelayLoop &loop, Wire &client, Wire &lease, Owner &owner)
    : m_loop(loop)
    , m_client(client)
    , m_lease(lease)
    , m_owner(owner)
    , m_up(loop, client, lease, *this)
    , m_down(loop, lease, client, *this)
    , m_lastByteMs(loop.steadyMs())
{
}

void Tunnel::start(QByteArrayView fromClient, QByteArrayView fromLease)
{
    m_client.setOwner(this);
    m_lease.setOwner(this);
    m_up.start(fromClient);
    if (!m_isOver)
        m_down.start(fromLease);
}

void Tunnel::wireReadable(Wire &wire)
{
    if (!m_isOver)
        flowFrom(wire).readable();
}

void Tunnel::wireWritten(Wire &wire)
{
    if (m_isOver)
        return;
    m_lastByteMs = m_loop.steadyMs();
    flowTo(wire).written();
}

void Tunnel::wireBroken(Wire &wire)
{
    if (!m_isOver)
        flowTo(wire).unwritable();
}

void Tunnel::flowMoved(TunnelFlow &flow, qsizetype bytes)
{
    m_lastByteMs = m_loop.steadyMs();
    const bool isUp = &flow == &m_up;
    if (isUp && m_firstUpMs < 0)
        m_firstUpMs = m_lastByteMs;
    // A server that speaks first, before the client does, says nothing about how long an answer takes.
    if (!isUp && !m_hasAnswer) {
        m_hasAnswer = true;
        if (m_firstUpMs >= 0)
            m_owner.tunnelFirstByte(qint32(m_lastByteMs - m_firstUpMs));
    }
    m_owner.tunnelMoved(isUp, bytes);
}

void Tunnel::flowEnded(TunnelFlow &)
{
    if (m_up.isEnded() && m_down.isEnded() && m_up.isEmpty() && m_down.isEmpty())
        over(End::Orderly);
    else
        m_owner.tunnelHalfEnded();
}

void Tunnel::flowBroken(TunnelFlow &flow) { over(&flow == &m_up ? End::ClientReset : End::LeaseReset); }

void Tunnel::over(End end)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_owner.tunnelEnded(end);
}

} // namespace proxydeck
