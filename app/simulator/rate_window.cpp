// SPDX-License-Identifier: MIT
#include "simulator/rate_window.h"

#include <algorithm>

namespace proxydeck::sim {

void RateWindow::arrived(qint64 steadyMs, qint64 minute)
{
    forgetBefore(m_arrivals, steadyMs);
    m_arrivals.push_back(steadyMs);
    m_peakSliding = std::max(m_peakSliding, static_cast<int>(m_arrivals.size()));

    m_inMinute = minute == m_minute ? m_inMinute + 1 : 1;
    m_minute = minute;
    m_peakFixed = std::max(m_peakFixed, m_inMinute);
}

bool RateWindow::admit(qint64 steadyMs, int limit)
{
    forgetBefore(m_admitted, steadyMs);
    if (static_cast<qint64>(m_admitted.size()) >= limit)
        return false;
    m_admitted.push_back(steadyMs);
    return true;
}

void RateWindow::forgetBefore(std::deque<qint64> &instants, qint64 steadyMs)
{
    // Half-open range: a call exactly one minute old no longer counts.
    while (!instants.empty() && steadyMs - instants.front() >= WindowMs)
        instants.pop_front();
}

} // namespace proxydeck::sim
