// SPDX-License-Identifier: MIT
#include "keeper/keeper_sums.h"

#include <algorithm>
#include <cmath>

namespace proxydeck {

int keeperSpares(const KeeperTerms &terms, const KeeperRates &rates)
{
    constexpr double mostOften = 0.005;
    const double seconds = double(rates.leadMs() + rates.detectionMs) / 1'000;
    const double expected = terms.keep * rates.deathsPerSecond * seconds;
    if (terms.manner == KeeperManner::Thrifty || expected <= 0)
        return 0;
    // The probabilities of 0, 1, 2, … early ends, until what is left is rare enough.
    double probability = std::exp(-expected);
    double sum = probability;
    int spares = 0;
    while (1 - sum > mostOften && spares < terms.keep) {
        ++spares;
        probability *= expected / spares;
        sum += probability;
    }
    return spares;
}

double keeperExtractionsAnHour(const KeeperTerms &terms, const KeeperRates &rates)
{
    const double lifeMs = double(rates.lifeMeanMs) - terms.leastLeftS * 1'000.0;
    if (rates.known == 0 || lifeMs <= 0 || terms.leastLeftS > keeperMostLeastLeftS(rates))
        return 0;
    // Early ends shorten the mean life: of lives that end at a constant rate, cut at their deadline.
    const double rate = rates.deathsPerSecond / 1'000;
    const double useful = rate > 0 ? (1 - std::exp(-rate * lifeMs)) / rate : lifeMs;
    return (terms.keep + keeperSpares(terms, rates)) * 3'600'000.0 / useful / rates.yield;
}

int keeperMostLeastLeftS(const KeeperRates &rates)
{
    // Strictly less than what is left when a lease has come and is checked.
    const qint64 leftMs = rates.lifeP10Ms - rates.leadMs() - 1;
    return rates.known == 0 || leftMs <= 0 ? 0 : int(std::min<qint64>(leftMs / 1'000, KeeperTerms::mostLeftS));
}

} // namespace proxydeck
