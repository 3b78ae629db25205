// SPDX-License-Identifier: MIT
#pragma once

#include "relay/tunnel_flow.h"

namespace proxydeck {

/// Bytes in both directions between a client and a lease, until both have ended or one is broken. The end of one
/// direction is passed on, and the other goes on.
class Tunnel final : private Wire::Owner, private TunnelFlow::Owner
{
public:
    enum class End : quint8 {
        Orderly,
        ClientReset, ///< the other side has to see that, as of LeaseReset
        LeaseReset
    };
    class Owner
    {
    public:
        virtual void tunnelMoved(bool isUp, qsizetype bytes) = 0;
        virtual void tunnelFirstByte(qint32 ms) = 0; ///< of an answer, since the client's first byte
        virtual void tunnelHalfEnded() = 0;          ///< one direction; the other may go on for long
        virtual void tunnelEnded(End end) = 0;

    protected:
        ~Owner() = default;
    };

    /// The wires must outlive it.
    Tunnel(RelayLoop &loop, Wire &client, Wire &lease, Owner &owner);

    /// With what was read of each side already.
    void start(QByteArrayView fromClient, QByteArrayView fromLease);
    /// When the last byte went through it, or the last of those that one side had to be waited for; steady ms.
    qint64 lastByteMs() const { return m_lastByteMs; }
    bool isIdle(qint64 steadyMs, qint64 idleMs) const
    {
        return steadyMs - m_lastByteMs >= idleMs && m_up.isEmpty() && m_down.isEmpty();
    }

private:
    void wireReadable(Wire &wire) override;
    void wireWritten(Wire &wire) override;
    void wireBroken(Wire &wire) override;
    void flowMoved(TunnelFlow &flow, qsizetype bytes) override;
    void flowEnded(TunnelFlow &flow) override;
    void flowBroken(TunnelFlow &flow) override;

    /// The one that comes from it, and the one that goes to it.
    TunnelFlow &flowFrom(const Wire &wire) { return &wire == &m_client ? m_up : m_down; }
    TunnelFlow &flowTo(const Wire &wire) { return &wire == &m_client ? m_down : m_up; }
    void over(End end);

    RelayLoop &m_loop;
    Wire &m_client;
    Wire &m_lease;
    Owner &m_owner;
    TunnelFlow m_up;
    TunnelFlow m_down;
    qint64 m_lastByteMs;
    qint64 m_firstUpMs = -1;
    bool m_hasAnswer = false;
    bool m_isOver = false;
};

} // namespace proxydeck
