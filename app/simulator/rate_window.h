// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <deque>

namespace proxydeck::sim {

/// Counts the calls of one key to one interface, independently of the client's own counting.
///
/// It admits a limited number of calls in any 60 seconds. A refused call does not use up the limit, but the peaks count
/// every call that arrived: tests read them to check that a client kept the limit.
class RateWindow
{
public:
    static constexpr qint64 WindowMs = 60'000;

    /// \a steadyMs must not decrease; \a minute is the vendor's calendar minute.
    void arrived(qint64 steadyMs, qint64 minute);
    /// Whether the call may be served; if so, counts it.
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
