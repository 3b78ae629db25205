// SPDX-License-Identifier: MIT
#include "table/lease_lifecycle.h"

#include "lease/vendor_clock.h"
#include "table/lease_table.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// A timer does not run while the machine sleeps, and the wall clock can be set: look again after this long at the
/// latest, so that no dead lease is shown as living for longer.
constexpr qint64 longestMs = 2'000;
/// Between two looks while nobody sees the leases: more than a minute, for Qt now and then has something to tidy up as
/// well.
constexpr int unseenMs = 75'000;
/// The vendor's clock stands still while a correction is waited out: do not spin.
constexpr qint64 shortestMs = 5;

} // namespace

LeaseLifecycle::LeaseLifecycle(LeaseTable &table, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LeaseLifecycle::look);
    connect(&m_table.clock(), &VendorClock::skewChanged, this, &LeaseLifecycle::look);
    connect(&m_table, &LeaseTable::nextChangeMoved, this, &LeaseLifecycle::arm);
    arm();
}

void LeaseLifecycle::setSeen(bool seen)
{
    if (seen == m_seen)
        return;
    m_seen = seen;
    look();
}

void LeaseLifecycle::look()
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
    if (m_seen) {
        // A coarse one may be 5 % late: that is a second and a half of a margin of 30 s.
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(int(std::clamp(left, shortestMs, longestMs)));
    } else if (!m_timer.isActive()) { // what comes and goes meanwhile puts no look off
        m_timer.setTimerType(Qt::VeryCoarseTimer);
        m_timer.start(left > 0 ? unseenMs : int(shortestMs)); // of very many the table moves some at a time
    }
}

} // namespace proxydeck
