// SPDX-License-Identifier: MIT
#include "lease/vendor_clock.h"

#include <algorithm>
#include <cstdlib>

namespace proxydeck {

namespace {

constexpr qint64 patienceMs = 10'000;          ///< up to this much nowMs() stands still instead of going back
constexpr qint64 smallStepMs = 2'000;          ///< steps of the wall clock up to this size keep the known bounds
constexpr qint64 readingJitterMs = 5;          ///< the two clocks cannot be read at the same instant
constexpr qint64 driftMsPerMs = 10'000;        ///< 100 ppm, the drift of a poor quartz
constexpr qint64 longestCallMs = 120'000;      ///< more than the timeout of any call
constexpr qint64 year2000Ms = 946'684'800'000; ///< a Date outside this range is invalid
constexpr qint64 year2200Ms = 7'258'118'400'000;
constexpr qint64 mostSkewMs = year2200Ms - year2000Ms;

} // namespace

VendorClock::VendorClock(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

qint64 VendorClock::nowMs() const
{
    qint64 now = m_clock.utcMs() - m_skewMs;
    if (m_known || m_remembered) {
        const qint64 step = wallOffsetMs() - m_wallOffsetMs;
        if (step < -smallStepMs || (step > smallStepMs && m_clock.steadyCountsSleep()))
            now -= step;
    }
    if (now < m_lastMs && m_lastMs - now <= patienceMs)
        return m_lastMs;
    m_lastMs = now;
    return now;
}

void VendorClock::remember(qint64 skewMs)
{
    if (m_known || skewMs > mostSkewMs || skewMs < -mostSkewMs)
        return;
    m_remembered = true;
    m_wallOffsetMs = wallOffsetMs();
    if (skewMs == m_skewMs)
        return;
    m_skewMs = skewMs;
    Q_EMIT skewChanged();
}

void VendorClock::observe(const Exchange &exchange)
{
    const qint64 dateMs = exchange.dateMs;
    const qint64 tookMs = exchange.receivedSteadyMs - exchange.sentSteadyMs;
    if (tookMs < 0 || tookMs > longestCallMs || dateMs < year2000Ms || dateMs > year2200Ms)
        return;
    const qint64 steady = m_clock.steadyMs();
    const qint64 offset = wallOffsetMs();
    if (!m_clock.steadyCountsSleep() && std::abs(offset - (exchange.sentMs - exchange.sentSteadyMs)) > readingJitterMs)
        return;
    // The vendor read its clock between sending and receiving, and the header drops up to 999 ms. The instants are of
    // the steady clock, so that they are compared with the wall clock as it is now.
    qint64 low = exchange.sentSteadyMs + offset - dateMs - 999;
    qint64 high = exchange.receivedSteadyMs + offset - dateMs;

    const qint64 step = offset - m_wallOffsetMs;
    bool keptOffset = false;
    bool keptBounds = false;
    if (m_known && std::abs(step) <= smallStepMs) {
        keptOffset = std::abs(step) <= readingJitterMs;
        const qint64 drift = (steady - m_observedSteadyMs) / driftMsPerMs;
        m_observedSteadyMs += drift * driftMsPerMs;
        const qint64 keptLow = m_lowMs - drift + (keptOffset ? 0 : std::min<qint64>(step, 0));
        const qint64 keptHigh = m_highMs + drift + (keptOffset ? 0 : std::max<qint64>(step, 0));
        // Without an overlap one of the clocks was set; then only the newest reply counts.
        if (std::max(low, keptLow) <= std::min(high, keptHigh)) {
            low = std::max(low, keptLow);
            high = std::min(high, keptHigh);
            keptBounds = true;
        }
    }
    if (!keptBounds)
        m_observedSteadyMs = steady;
    if (!keptOffset)
        m_wallOffsetMs = offset;

    m_lowMs = low;
    m_highMs = high;
    const qint64 skew = low + (high - low) / 2;
    if (!m_known || skew != m_skewMs) {
        m_known = true;
        m_skewMs = skew;
        Q_EMIT skewChanged();
    }
    Q_EMIT observed();
}

} // namespace proxydeck

#include "moc_vendor_clock.cpp"
