// SPDX-License-Identifier: MIT
#include "table/lease_lifecycle.h"

#include "lease/vendor_clock.h"
#include "table/lease_table.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// Longest wait while visible. A timer does not run while the machine sleeps, and the wall clock can be set; this
/// limits how long an expired lease is still shown as live.
constexpr qint64 longestMs = 2'000;
/// Time between two checks while the leases are not visible. More than a minute, because Qt itself sometimes wakes up
/// as well.
constexpr int hiddenMs = 75'000;
/// Shortest wait. VendorClock stands still during a correction; without this limit the timer would fire without pause.
constexpr qint64 shortestMs = 5;

} // namespace

LeaseLifecycle::LeaseLifecycle(LeaseTable &table, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LeaseLifecycle::updateStates);
    connect(&m_table.clock(), &VendorClock::skewChanged, this, &LeaseLifecycle::updateStates);
    connect(&m_table, &LeaseTable::nextChangeMoved, this, &LeaseLifecycle::arm);
    arm();
}

void LeaseLifecycle::setVisible(bool visible)
{
    if (visible == m_visible)
        return;
    m_visible = visible;
    updateStates();
}

void LeaseLifecycle::updateStates()
{
    m_timer.stop();
    m_table.advance();
    arm();
}

void LeaseLifecycle::arm()
{
    const qint64 next = m_table.nextChangeMs();
    if (next == noDeadline) {
        m_timer.stop();
        return;
    }
    const qint64 left = next - m_table.clock().nowMs();
    if (m_visible) {
        // A coarse timer may be 5 % late, which is 1.5 s for a margin of 30 s.
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(int(std::clamp(left, shortestMs, longestMs)));
    } else if (!m_timer.isActive()) { // changes in the meantime must not delay the check
        m_timer.setTimerType(Qt::VeryCoarseTimer);
        m_timer.start(left > 0 ? hiddenMs : int(shortestMs)); // the table may handle only some at a time
    }
}

} // namespace proxydeck

#include "moc_lease_lifecycle.cpp"
