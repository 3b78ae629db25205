// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

#include <QObject>

namespace proxydeck {

/// Estimate of the vendor's clock: this machine's clock, corrected by the `Date` headers of replies. Until the first
/// reply, the skew of an earlier run is used, if it is known.
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
    /// One call as it was timed here, and the `Date` of its reply. The instants by the steady clock count: the wall
    /// clock can be set while the call is under way. The wall clock shows only whether that happened.
    struct Exchange
    {
        qint64 dateMs = 0;           ///< UTC ms, truncated to a second
        qint64 sentMs = 0;           ///< Clock::utcMs() when the request was sent
        qint64 sentSteadyMs = 0;     ///< Clock::steadyMs() at the same time
        qint64 receivedSteadyMs = 0; ///< Clock::steadyMs() when the headers arrived
    };

    explicit VendorClock(const Clock &clock, QObject *parent = nullptr);

    /// Uses the skew that an earlier run has learned, ms, until a reply gives a newer one. Ignored once the skew is
    /// known, and if it is impossible.
    void remember(qint64 skewMs);

    /// UTC ms by the vendor's clock.
    qint64 nowMs() const;
    /// This machine's wall clock minus the vendor's, ms; 0 while nothing is known or remembered.
    qint64 skewMs() const { return m_skewMs; }
    /// Whether a reply of this run has given it.
    bool isSkewKnown() const { return m_known; }
    /// Whether it is the one of an earlier run.
    bool isSkewRemembered() const { return m_remembered && !m_known; }
    /// The true skew is within skewMs() ± this value, ms; 0 while not known.
    qint64 skewErrorMs() const { return m_known ? m_highMs - m_skewMs : 0; }

    /// Learns from a reply of the vendor's; what another server answered must not be passed. Ignores impossible values
    /// and a reply that took longer than any call may. If the steady clock stops while the machine sleeps, also a reply
    /// after whose sending the machine slept or its clock was set: the two cannot be told apart.
    void observe(const Exchange &exchange);

Q_SIGNALS:
    void skewChanged();
    void observed(); ///< a reply has given the time, whether or not skewMs() is another

private:
    qint64 wallOffsetMs() const { return m_clock.utcMs() - m_clock.steadyMs(); }

    const Clock &m_clock;
    qint64 m_skewMs = 0;
    qint64 m_lowMs = 0; ///< bounds of the skew, ms
    qint64 m_highMs = 0;
    qint64 m_observedSteadyMs = 0; ///< steady time up to which the bounds include drift
    qint64 m_wallOffsetMs = 0;     ///< wall minus steady clock at that time; shows whether the wall clock was set since
    bool m_known = false;
    bool m_remembered = false;
    mutable qint64 m_lastMs = 0; ///< the latest value returned by nowMs()
};

} // namespace proxydeck
