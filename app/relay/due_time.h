// SPDX-License-Identifier: MIT
#pragma once

#include "relay/due_times.h"

#include <optional>
#include <utility>

namespace proxydeck {

/// One thing that is to happen later, and does not once this is gone.
class DueTime
{
public:
    explicit DueTime(DueTimes &times)
        : m_times(times)
    {
    }
    ~DueTime() { cancel(); }
    DueTime(const DueTime &) = delete;
    DueTime &operator=(const DueTime &) = delete;

    /// At \a atMs by the steady clock, instead of what was set before. Never from within this call.
    void set(qint64 atMs, std::function<void()> what)
    {
        cancel();
        m_place = m_times.add(atMs, [this, what = std::move(what)] {
            m_place.reset();
            what(); // may set this time anew, or be the end of it
        });
    }
    void cancel()
    {
        if (m_place)
            m_times.remove(*std::exchange(m_place, std::nullopt));
    }
    bool isSet() const { return m_place.has_value(); }

private:
    DueTimes &m_times;
    std::optional<DueTimes::Place> m_place;
};

} // namespace proxydeck
