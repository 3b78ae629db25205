// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

namespace proxydeck {

/// The machine's real clocks.
class SystemClock final : public Clock
{
public:
    SystemClock();

    qint64 utcMs() const override;
    qint64 steadyMs() const override;
    bool steadyCountsSleep() const override;

private:
    using Read = qint64 (*)();
    Read m_sleepless = nullptr; ///< reads the system clock that also counts sleep; null if the system has none
};

} // namespace proxydeck
