// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_rates.h"
#include "keeper/keeper_terms.h"

namespace proxydeck {

/// IPs an hour that holding \a terms takes when it is steady: keep ÷ (mean life − least left) ÷ yield, with spares.
/// 0 if leases live too short for it, or nothing is known.
double keeperExtractionsAnHour(const KeeperTerms &terms, const KeeperRates &rates);
/// Spares of \a terms: the least number that early ends exceed, in the time that replacing takes, with a probability of
/// at most 0.5 %; 0 if it is thrifty.
int keeperSpares(const KeeperTerms &terms, const KeeperRates &rates);
/// The longest leastLeftS that leases of these rates can serve, seconds; 0: none, or nothing is known.
int keeperMostLeastLeftS(const KeeperRates &rates);

} // namespace proxydeck
