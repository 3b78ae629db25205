// SPDX-License-Identifier: MIT
#pragma once

#include "base/system_clock.h"

#include <atomic>

namespace proxydeck {

/// The machine's clock, which a test can move ahead: for real connections in a test that need not wait.
class MovedClock final : public Clock
{
public:
    qint64 utcMs() const override { return m_clock.utcMs() + m_ahead; }
    qint64 steadyMs() const override { return m_clock.steadyMs() + m_ahead; }
    bool steadyCountsSleep() const override { return m_clock.steadyCountsSleep(); }

    void advance(qint64 ms) { m_ahead += ms; }

private:
    SystemClock m_clock;
    std::atomic<qint64> m_ahead = 0;
};

} // namespace proxydeck
