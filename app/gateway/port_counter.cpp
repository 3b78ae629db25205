// SPDX-License-Identifier: MIT
#include "gateway/port_counter.h"

#include <algorithm>

namespace proxydeck {

namespace {

constexpr size_t mostFirstBytes = 200;

/// Of \a sorted, which is not empty.
qint32 percentile(const std::vector<qint32> &sorted, size_t percent)
{
    return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

} // namespace

void PortCounter::firstByte(qint32 ms)
{
    if (m_firstBytes.size() < mostFirstBytes)
        m_firstBytes.push_back(ms);
    else
        m_firstBytes[m_nextFirstByte++ % mostFirstBytes] = ms;
}

void PortCounter::fill(PortFigures &figures, qint64 steadyMs)
{
    figures.begun = m_begun;
    figures.succeeded = m_succeeded;
    figures.failed = m_failed;
    figures.refused = m_refused;
    figures.retried = m_retried;
    figures.cut = m_cut;
    figures.up = m_up;
    figures.down = m_down;
    figures.hasLiterals = m_hasLiterals;
    figures.perMinute = int(m_begins.sum(steadyMs));
    if (!m_firstBytes.empty()) {
        std::vector<qint32> sorted = m_firstBytes;
        std::sort(sorted.begin(), sorted.end());
        figures.firstByteMs50 = percentile(sorted, 50);
        figures.firstByteMs95 = percentile(sorted, 95);
    }
    const auto bytes = m_traffic.amounts(steadyMs);
    std::transform(bytes.begin(), bytes.end(), figures.lastMinute.begin(),
                   [](quint64 amount) { return quint32(std::min<quint64>((amount + 1'023) / 1'024, 0xffff'ffff)); });
}

} // namespace proxydeck
