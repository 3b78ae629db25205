// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

#include <QObject>

namespace proxydeck {

/// Estimate of the vendor's clock: this machine's clock, corrected by the `Date` headers of replies.
///
/// A `Date` has whole seconds, so each reply limits the skew to an interval; the intervals of several replies narrow
/// it. While the skew is being learned, a correction that would set nowMs() back by up to 10 s is not applied at once:
/// nowMs() stands still until time has caught up, so that no countdown jumps up. A larger correction is applied at
/// once, since a wrong deadline is worse than a visible jump.
///
/// The steady clock shows when this machine's wall clock was set. The skew is then moved by the same step, so that
/// nowMs() continues without a jump. If the steady clock stops while the machine sleeps, a wall clock set forward
/// cannot be told from a wake-up, after which the old skew is still right; then the skew is kept. In both cases the
/// next reply starts a new interval. Steps of up to 2 s, and a drift of 100 ppm, only widen the bounds.
class VendorClock : public QObject
{
    Q_OBJECT

public:
    explicit VendorClock(const Clock &clock, QObject *parent = nullptr);

    /// UTC ms by the vendor's clock.
    qint64 nowMs() const;
    /// This machine's wall clock minus the vendor's, ms; 0 while unknown.
    qint64 skewMs() const { return m_skewMs; }
    bool isSkewKnown() const { return m_known; }
    /// The true skew is within skewMs() ± this value, ms; 0 while unknown.
    qint64 skewErrorMs() const { return m_known ? m_highMs - m_skewMs : 0; }

    /// Takes the `Date` \a dateMs of a reply (UTC ms, truncated to a second). \a sentMs is when the request was sent,
    /// \a receivedMs when the headers arrived, both by Clock::utcMs(). Call when the headers arrive. Ignores impossible
    /// values, and a reply during which the machine slept or its clock was set: such a reply gives no bounds.
    void observe(qint64 dateMs, qint64 sentMs, qint64 receivedMs);

Q_SIGNALS:
    void skewChanged();

private:
    qint64 wallOffsetMs() const { return m_clock.utcMs() - m_clock.steadyMs(); }

    const Clock &m_clock;
    qint64 m_skewMs = 0;
    qint64 m_lowMs = 0; ///< bounds of the skew, ms
    qint64 m_highMs = 0;
    qint64 m_observedSteadyMs = 0; ///< steady time up to which the bounds include drift
    qint64 m_wallOffsetMs = 0;     ///< wall minus steady clock at that time; shows whether the wall clock was set since
    bool m_known = false;
    mutable qint64 m_lastMs = 0; ///< the latest value returned by nowMs()
};

} // namespace proxydeck
