// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_outcome.h"

namespace proxydeck {

/// How far the check of a lease is. One that waits or runs may have an earlier outcome too.
enum class CheckState : quint8 {
    Never,   ///< there is no outcome, and none is awaited
    Waiting, ///< for its turn
    Running,
    Judged, ///< there is an outcome
};

/// A set of what a lease can be in respect of its check: a bit for each CheckVerdict, and these.
using CheckKinds = quint32;
inline constexpr CheckKinds checkNever = 1u << 24; ///< no outcome
inline constexpr CheckKinds checkWaiting = 1u << 25;
inline constexpr CheckKinds checkRunning = 1u << 26;

constexpr CheckKinds checkKind(CheckVerdict verdict) { return 1u << quint8(verdict); }

/// Those that \a holds is true of.
template<typename Holds>
constexpr CheckKinds checkKinds(Holds holds)
{
    CheckKinds kinds = 0;
    for (quint8 verdict = 0; verdict <= quint8(CheckVerdict::Cancelled); ++verdict) {
        if (holds(CheckVerdict(verdict)))
            kinds |= checkKind(CheckVerdict(verdict));
    }
    return kinds;
}
inline constexpr CheckKinds checkGood = checkKinds([](CheckVerdict verdict) { return isGood(verdict); });
inline constexpr CheckKinds checkBad
    = checkKinds([](CheckVerdict verdict) { return isJudgement(verdict) && !isGood(verdict); });

} // namespace proxydeck
