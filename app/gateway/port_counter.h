// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway_figures.h"
#include "gateway/second_ring.h"

#include <vector>

namespace proxydeck {

/// Counts what one port does. What is shown is worked out only when somebody asks.
class PortCounter
{
public:
    void begun(qint64 steadyMs)
    {
        ++m_begun;
        m_begins.add(steadyMs, 1);
    }
    void succeeded() { ++m_succeeded; }
    void failed() { ++m_failed; }
    void refused() { ++m_refused; }
    void retried() { ++m_retried; }
    void cut() { ++m_cut; }
    void literal() { m_hasLiterals = true; }
    void moved(bool isUp, qsizetype bytes, qint64 steadyMs)
    {
        (isUp ? m_up : m_down) += bytes;
        m_traffic.add(steadyMs, quint64(bytes));
    }
    void firstByte(qint32 ms);

    void fill(PortFigures &figures, qint64 steadyMs);

private:
    qint64 m_begun = 0, m_succeeded = 0, m_failed = 0, m_refused = 0, m_retried = 0, m_cut = 0;
    qint64 m_up = 0, m_down = 0;
    bool m_hasLiterals = false;
    SecondRing m_begins, m_traffic;
    std::vector<qint32> m_firstBytes; ///< the last ones, in a ring
    size_t m_nextFirstByte = 0;
};

} // namespace proxydeck
