// SPDX-License-Identifier: MIT
#include "ports/port_clock.h"

#include "base/clock.h"
#include "lease/vendor_clock.h"

#include <cstdlib>
#include <utility>

namespace proxydeck {

namespace {

constexpr int lookMs = 5'000;
/// So much later than it was due, the timer did not run because the machine slept, or the program was stopped.
constexpr qint64 sleptMs = 15'000;
/// A smaller step of the wall clock is one that a time service makes.
constexpr qint64 stepMs = 2'000;
constexpr qint64 worthTellingMs = 20;

} // namespace

PortClock::PortClock(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    m_timer.setInterval(lookMs);
    connect(&m_timer, &QTimer::timeout, this, &PortClock::look);
    connect(&m_parts.vendorClock, &VendorClock::skewChanged, this, &PortClock::tellOffset);
    connect(&m_parts.vendorClock, &VendorClock::observed, this, [this] {
        tellOffset();
        setUncertain(false);
    });
    tellOffset();
}

void PortClock::setRunning(bool running)
{
    if (running == m_timer.isActive())
        return;
    if (running) {
        m_timer.start();
        m_lookedSteadyMs.reset();
        look();
    } else {
        m_timer.stop();
        setUncertain(false);
    }
}

void PortClock::look()
{
    const qint64 steadyMs = m_parts.clock.steadyMs();
    const qint64 wallOffsetMs = m_parts.clock.utcMs() - steadyMs;
    if (m_lookedSteadyMs) {
        const bool slept = steadyMs - *m_lookedSteadyMs > lookMs + sleptMs;
        const bool wasSet = std::llabs(wallOffsetMs - m_wallOffsetMs) > stepMs;
        if (slept || wasSet)
            setUncertain(true);
    }
    m_lookedSteadyMs = steadyMs;
    m_wallOffsetMs = wallOffsetMs;
    tellOffset();
    if (m_uncertainSinceMs && steadyMs - *m_uncertainSinceMs >= trustMs)
        setUncertain(false);
}

void PortClock::tellOffset()
{
    const qint64 offsetMs = m_parts.vendorClock.nowMs() - m_parts.clock.steadyMs();
    if (m_toldOffsetMs && std::llabs(offsetMs - *m_toldOffsetMs) < worthTellingMs)
        return;
    m_toldOffsetMs = offsetMs;
    m_parts.setVendorOffset(offsetMs);
}

void PortClock::setUncertain(bool isUncertain)
{
    const bool was = m_uncertainSinceMs.has_value();
    if (isUncertain)
        m_uncertainSinceMs = m_parts.clock.steadyMs();
    else
        m_uncertainSinceMs.reset();
    if (isUncertain != was)
        m_parts.setClockUncertain(isUncertain);
}

} // namespace proxydeck

#include "moc_port_clock.cpp"
