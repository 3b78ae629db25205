// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_rates.h"

#include <deque>

namespace proxydeck {

/// Learns the rates of one key from its last leases and calls.
class KeeperLearner
{
public:
    struct Lease
    {
        qint64 obtainedMs = 0;    ///< UTC ms by the vendor's clock
        qint64 deadlineMs = 0;    ///< noDeadline: not dated, says nothing of lives
        qint64 judgedMs = 0;      ///< first outcome of a check; 0: none yet
        bool isFirstKnown = true; ///< whether judgedMs is the instant of the first check
        bool wasGood = false;     ///< that outcome
        qint64 lastGoodMs = 0;    ///< last good outcome; 0: none
        qint64 diedMs = 0;        ///< first bad outcome after a good one; 0: none
    };
    struct Call
    {
        qint64 durationMs = 0; ///< from sending to the leases in the table
    };

    /// Checks are repeated after so long; 0: they are not, and early ends are not seen.
    void setCheckInterval(qint64 ms);
    void setChecked(bool mustBeChecked); ///< whether checks are waited for; true at first

    /// \a id: of the same lease again, updates it. Only the last mostKnown are kept.
    void take(quint64 id, const Lease &lease);
    void take(const Call &call);
    void forget(); ///< all leases and calls

    KeeperRates rates() const;

private:
    struct Known
    {
        quint64 id = 0;
        Lease lease;
    };
    std::deque<Known> m_leases;
    std::deque<qint64> m_callMs;
    qint64 m_checkIntervalMs = 0;
    bool m_checked = true;
};

} // namespace proxydeck
