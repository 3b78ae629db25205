// SPDX-License-Identifier: MIT
#include "leases/lease_lifecycle.h"

#include "leases/lease_table.h"
#include "leases/vendor_clock.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// A timer does not run while the machine sleeps, and the wall clock can be set: look again after this long at the
/// latest, so that no dead lease is shown as living for longer.
constexpr qint64 longestMs = 2'000;
/// The vendor's clock stands still while a correction is waited out: do not spin.
constexpr qint64 shortestMs = 5;

} // namespace

LeaseLifecycle::LeaseLifecycle(LeaseTable &table, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(
        Qt::PreciseTimer); // a coarse one may be 5 % late: that is a second and a half of a margin of 30 s
    const auto onTime = [this] {
        m_table.advance();
        arm();
    };
    connect(&m_timer, &QTimer::timeout, this, onTime);
    connect(&m_table.clock(), &VendorClock::skewChanged, this, onTime);
    connect(&m_table, &LeaseTable::nextChangeMoved, this, &LeaseLifecycle::arm);
    arm();
}

void LeaseLifecycle::arm()
{
    const qint64 next = m_table.nextChangeMs();
    if (next == noDeadline) {
        m_timer.stop();
        return;
    }
    m_timer.start(int(std::clamp(next - m_table.clock().nowMs(), shortestMs, longestMs)));
}

} // namespace proxydeck
