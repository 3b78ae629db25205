// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_state.h"

#include <deque>
#include <random>

namespace proxydeck {

/// How long nothing is extracted after what the vendor has said, or has not. Instants are UTC ms by the vendor's clock.
class KeeperBackOff
{
public:
    explicit KeeperBackOff(quint32 seed);

    /// Forgets everything but fewerCalls().
    void reset();
    /// Until when nothing is extracted, and why; 0: at once.
    qint64 untilMs(qint64 nowMs);
    KeeperState::Wait wait() const { return m_wait; }

    /// REQUEST_LIMIT_EXCEEDED: somebody else uses the key.
    void afterRequestLimit(qint64 nowMs);
    /// Until the next minute of the vendor's clock.
    void untilNextMinute(qint64 nowMs);
    /// Until the next day of the vendor.
    void untilTomorrow(qint64 nowMs);
    /// EXTRACT_LIMIT_EXCEEDED, and it is not known how long.
    void afterUnknownLimit(qint64 nowMs);
    /// 5, 10, 20 … 300 s.
    void afterFailure(qint64 nowMs, KeeperState::Wait wait);
    /// 2, 4, 8 … 60 s.
    void afterNoConnection(qint64 nowMs);
    void until(qint64 nowMs, qint64 untilMs, KeeperState::Wait wait);
    /// An answer: the next failure is a first one.
    void succeeded();
    int failures() const { return m_failures; }

    /// Calls a minute fewer than are allowed: one for each refusal in the last hour.
    int fewerCalls(qint64 nowMs) const;
    /// 0 to \a ms.
    qint64 jitter(qint64 ms);
    /// A quarter more or less.
    qint64 about(qint64 ms);

private:
    KeeperState::Wait m_wait = KeeperState::Wait::None;
    qint64 m_setMs = 0;
    qint64 m_lastsMs = 0;
    int m_failures = 0; ///< in a row
    std::deque<qint64> m_refusals;
    std::mt19937 m_random;
};

} // namespace proxydeck
