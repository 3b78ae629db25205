// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

namespace proxydeck {

/// The clock of the machine.
class SystemClock final : public Clock
{
public:
    SystemClock();

    qint64 utcMs() const override;
    qint64 steadyMs() const override;
    bool steadyCountsSleep() const override;

private:
    using Read = qint64 (*)();
    Read m_sleepless = nullptr; ///< the system's clock that goes on while the machine sleeps; null: it has none
};

} // namespace proxydeck
