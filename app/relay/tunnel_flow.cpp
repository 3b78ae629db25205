// SPDX-License-Identifier: MIT
#include "relay/tunnel_flow.h"

namespace proxydeck {

namespace {

constexpr int mostTurns = 4; ///< full buffers of one tunnel before the others have theirs

} // namespace

TunnelFlow::TunnelFlow(RelayLoop &loop, Wire &from, Wire &to, Owner &owner)
    : m_loop(loop)
    , m_from(from)
    , m_to(to)
    , m_owner(owner)
{
}

void TunnelFlow::start(QByteArrayView early)
{
    if (!early.isEmpty() && !handOn(early))
        return;
    m_isStopped = m_to.kept() > 0;
    if (!m_isStopped)
        m_from.watch();
}

void TunnelFlow::readable()
{
    for (int turn = 0; turn < mostTurns && !m_isEnded && !m_isStopped; ++turn) {
        const Wire::Got got = m_from.read(m_loop.buffer());
        if (got.end == Wire::Got::End::Ended)
            return end();
        if (got.end == Wire::Got::End::Broken)
            return m_owner.flowBroken(*this);
        if (!got.bytes.isEmpty() && !handOn(got.bytes))
            return;
        m_isStopped = m_to.kept() > 0;
        if (got.end == Wire::Got::End::Drained)
            break;
    }
    if (!m_isEnded && !m_isStopped)
        m_from.watch();
}

bool TunnelFlow::handOn(QByteArrayView bytes)
{
    const qsizetype size = bytes.size(); // the calls below may read into the same buffer
    if (!m_to.write(bytes)) {
        unwritable();
        return false;
    }
    m_owner.flowMoved(*this, size);
    return true;
}

void TunnelFlow::written()
{
    m_isStopped = false;
    if (m_isEnded)
        m_owner.flowEnded(*this); // nothing of it is left now
    else
        m_from.watch();
}

void TunnelFlow::unwritable()
{
    // The receiver takes no more bytes. Those it sent must still be read: the other direction finds their end.
    if (!m_isEnded)
        end();
}

void TunnelFlow::end()
{
    m_isEnded = true;
    m_to.endSending();
    m_owner.flowEnded(*this);
}

} // namespace proxydeck
