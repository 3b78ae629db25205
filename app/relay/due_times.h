// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <functional>
#include <limits>
#include <map>
#include <utility>

namespace proxydeck {

/// What is to happen later in the gateway's thread: one timer of the system for all of it, set to what is due first.
/// With nothing due the thread is not woken. Must outlive every DueTime.
class DueTimes
{
public:
    DueTimes(asio::io_context &io, const Clock &clock);

    /// Does what is due, also what became due while the machine slept.
    void look();
    void stop() { m_timer.cancel(); } ///< at the end of the thread

private:
    friend class DueTime;
    using Place = std::pair<qint64, quint64>; ///< when, and a number to tell equal ones apart

    Place add(qint64 atMs, std::function<void()> what);
    void remove(const Place &place) { m_due.erase(place); }
    void arm();

    const Clock &m_clock;
    asio::steady_timer m_timer;
    std::map<Place, std::function<void()>> m_due;
    quint64 m_lastNumber = 0;
    static constexpr qint64 never = std::numeric_limits<qint64>::max();
    qint64 m_armedMs = never; ///< when the timer fires
    bool m_isLooking = false;
};

} // namespace proxydeck
