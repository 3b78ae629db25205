// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <deque>

namespace proxydeck::sim {

/// Counts the calls of one key to one interface, by itself.
///
/// It admits at most so many in any 60 seconds. A refused call is not held against the next one, but the peaks count
/// every call that arrived: they are what a test asks to learn whether a client kept the rule.
class RateWindow
{
public:
    static constexpr qint64 WindowMs = 60'000;

    /// \a steadyMs never goes back; \a minute is the vendor's calendar minute.
    void arrived(qint64 steadyMs, qint64 minute);
    /// Whether the call may be served; counts it if so.
    bool admit(qint64 steadyMs, int limit);

    int peakInAnyMinuteLong() const { return m_peakSliding; }
    int peakInCalendarMinute() const { return m_peakFixed; }

private:
    static void forgetBefore(std::deque<qint64> &instants, qint64 steadyMs);

    std::deque<qint64> m_arrivals;
    std::deque<qint64> m_admitted;
    qint64 m_minute = 0;
    int m_inMinute = 0;
    int m_peakSliding = 0;
    int m_peakFixed = 0;
};

} // namespace proxydeck::sim
