// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

namespace proxydeck {

/// A clock that changes only when the test sets it.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(qint64 utcMs = 1'677'310'000'000) // 2023-02-25 07:26:40 UTC
        : m_utc(utcMs)
    {
    }

    qint64 utcMs() const override { return m_utc; }
    qint64 steadyMs() const override { return m_steady; }

    bool steadyCountsSleep() const override { return m_countsSleep; }

    /// Time passes, awake.
    void advance(qint64 ms)
    {
        m_utc += ms;
        m_steady += ms;
    }
    /// The user sets the wall clock.
    void setUtcMs(qint64 ms) { m_utc = ms; }

    /// The machine sleeps for \a ms.
    void sleep(qint64 ms)
    {
        m_utc += ms;
        if (m_countsSleep)
            m_steady += ms;
    }
    /// False: as on a system whose steady clock stops during sleep.
    void setCountsSleep(bool counts) { m_countsSleep = counts; }

private:
    qint64 m_utc;
    qint64 m_steady = 5'000;
    bool m_countsSleep = true;
};

} // namespace proxydeck
