// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

#include <QByteArray>

namespace proxydeck::sim {

/// The vendor's clock: this machine's clock plus a fixed error.
class OwnClock
{
public:
    explicit OwnClock(const Clock &clock)
        : m_clock(clock)
    {
    }

    void setSkewMs(qint64 ms) { m_skewMs = ms; }
    qint64 nowMs() const { return m_clock.utcMs() + m_skewMs; } ///< UTC milliseconds
    qint64 steadyMs() const { return m_clock.steadyMs(); }

    QByteArray dateHeader() const; ///< in the fixed form of RFC 9110

    /// `YYYY-MM-DD HH:MM:SS` at UTC+08:00.
    static QByteArray text(qint64 utcMs);
    /// Days and minutes since 1970 in the vendor's time zone, UTC+08:00.
    static qint64 day(qint64 utcMs);
    static qint64 minute(qint64 utcMs);

private:
    const Clock &m_clock;
    qint64 m_skewMs = 0;
};

} // namespace proxydeck::sim
