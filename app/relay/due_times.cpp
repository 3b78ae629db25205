// SPDX-License-Identifier: MIT
#include "relay/due_times.h"

#include <algorithm>
#include <chrono>

namespace proxydeck {

namespace {

/// Asio counts ns: a deadline in the year 3000 would overflow, and be due at once, again and again.
constexpr qint64 longestWaitMs = 3'600'000;

} // namespace

DueTimes::DueTimes(asio::io_context &io, const Clock &clock)
    : m_clock(clock)
    , m_timer(io)
{
}

DueTimes::Place DueTimes::add(qint64 atMs, std::function<void()> what)
{
    const Place place{atMs, ++m_lastNumber};
    m_due.emplace(place, std::move(what));
    if (!m_isLooking)
        arm();
    return place;
}

void DueTimes::arm()
{
    // What was removed leaves the timer as it is: to be woken once for nothing costs less than to set it each time.
    if (m_due.empty() || m_due.begin()->first.first >= m_armedMs)
        return;
    m_armedMs = m_due.begin()->first.first;
    m_timer.expires_after(
        std::chrono::milliseconds(std::clamp<qint64>(m_armedMs - m_clock.steadyMs(), 0, longestWaitMs)));
    m_timer.async_wait([this](const asio::error_code &error) {
        if (!error)
            look();
    });
}

void DueTimes::look()
{
    m_isLooking = true;
    // Entries added meanwhile wait for the next turn, even if they are due: else this loop might never end.
    const Place last{m_clock.steadyMs(), m_lastNumber};
    while (!m_due.empty() && m_due.begin()->first <= last) {
        const auto first = m_due.extract(m_due.begin());
        first.mapped()();
    }
    m_isLooking = false;
    m_armedMs = never;
    arm();
}

} // namespace proxydeck
