// SPDX-License-Identifier: MIT
#pragma once

#include "relay/relay_loop.h"
#include "relay/wire.h"

namespace proxydeck {

/// One direction of a tunnel: hands on what comes from one wire to the other, and the end of it. While the other side
/// does not take it, nothing more is read.
class TunnelFlow
{
public:
    class Owner
    {
    public:
        virtual void flowMoved(TunnelFlow &flow, qsizetype bytes) = 0;
        virtual void flowEnded(TunnelFlow &flow) = 0;
        virtual void flowBroken(TunnelFlow &flow) = 0; ///< the side that it comes from was reset

    protected:
        ~Owner() = default;
    };

    TunnelFlow(RelayLoop &loop, Wire &from, Wire &to, Owner &owner);

    /// \a early: what was read already.
    void start(QByteArrayView early);
    void readable();
    void written(); ///< all that was kept for the other side
    void unwritable();

    bool isEnded() const { return m_isEnded; }
    bool isEmpty() const { return m_to.kept() == 0; } ///< nothing is kept

private:
    bool handOn(QByteArrayView bytes);
    void end();

    RelayLoop &m_loop;
    Wire &m_from;
    Wire &m_to;
    Owner &m_owner;
    bool m_isEnded = false;
    bool m_isStopped = false; ///< by what the other side has not taken yet
};

} // namespace proxydeck
