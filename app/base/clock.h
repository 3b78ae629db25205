// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// The only source of time. Replaced by a fake in tests.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Milliseconds since 1970-01-01 UTC by this machine's wall clock. Jumps when somebody sets the clock.
    virtual qint64 utcMs() const = 0;

    /// Milliseconds since an arbitrary instant, the same for every program until the machine starts again. Never goes
    /// back; setting the wall clock does not change it.
    virtual qint64 steadyMs() const = 0;

    /// Whether steadyMs() includes the time the machine sleeps. It does on Linux, macOS and Windows.
    virtual bool steadyCountsSleep() const { return true; }
};

} // namespace proxydeck
