// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

#include <QObject>

namespace proxydeck {

/// The vendor's clock as far as it is known: this machine's, corrected by what the replies' `Date` headers say.
///
/// A `Date` has whole seconds, so each reply bounds the skew to an interval; intervals of several replies narrow it.
/// nowMs() never goes back while the skew is being learned: a correction that would make time go back is waited out
/// when small (up to 10 s), so that no countdown is seen to jump up; a larger one is applied at once, since a wrong
/// deadline costs more than an ugly jump.
///
/// The steady clock tells when this machine's wall clock was set in between. The skew then moves with it, so that the
/// time given out runs on. Where the steady clock stands still while the machine sleeps, a wall clock set forward looks
/// like waking up, after which the old skew holds: there it is kept. Either way the next reply begins afresh. Steps up
/// to 2 s, and drift of 100 ppm, only widen the bounds.
class VendorClock : public QObject
{
    Q_OBJECT

public:
    explicit VendorClock(const Clock &clock, QObject *parent = nullptr);

    /// UTC ms by the vendor's clock.
    qint64 nowMs() const;
    /// How far this machine's wall clock is ahead of the vendor's; 0 while unknown.
    qint64 skewMs() const { return m_skewMs; }
    bool isSkewKnown() const { return m_known; }
    /// The true skew is within skewMs() ± this; 0 while unknown.
    qint64 skewErrorMs() const { return m_known ? m_highMs - m_skewMs : 0; }

    /// A reply said \a dateMs (UTC ms, truncated to a second); the request left at \a sentMs and the headers arrived at
    /// \a receivedMs, both by Clock::utcMs(). Call when they arrive. Impossible values are ignored, and so is a reply
    /// between whose sending and reading the machine slept or its clock was set: it bounds nothing.
    void observe(qint64 dateMs, qint64 sentMs, qint64 receivedMs);

Q_SIGNALS:
    void skewChanged();

private:
    qint64 wallOffsetMs() const { return m_clock.utcMs() - m_clock.steadyMs(); }

    const Clock &m_clock;
    qint64 m_skewMs = 0;
    qint64 m_lowMs = 0; ///< bounds of the skew
    qint64 m_highMs = 0;
    qint64 m_observedSteadyMs = 0; ///< up to when drift is in the bounds
    qint64 m_wallOffsetMs = 0;     ///< wall minus steady clock then, to notice a wall clock that was set since
    bool m_known = false;
    mutable qint64 m_lastMs = 0; ///< the latest nowMs() given out
};

} // namespace proxydeck
