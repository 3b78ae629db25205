// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// What the record has taught about the leases of one key and its calls. Until 20 leases are known: the first reply's
/// shortest life, a lead of 3 s, no bad leases and no early ends.
struct KeeperRates
{
    static constexpr int leastKnown = 20; ///< leases
    static constexpr int mostKnown = 200; ///< leases, the latest

    int known = 0;           ///< leases that it was learned from
    qint64 lifeP10Ms = 0;    ///< from receipt to deadline, 10th percentile; 0: nothing is known
    qint64 lifeMeanMs = 0;   ///< the same, mean
    qint64 callP90Ms = 500;  ///< from sending to the leases in the table, 90th percentile
    qint64 checkP90Ms = 500; ///< from there to the outcome of the check, 90th percentile; 0: checks are not waited for
    double yield = 1;        ///< good ones of those extracted, 0.5..1
    double deathsPerSecond = 0; ///< early ends per lease and second
    qint64 detectionMs = 0;     ///< from an early end to the check that finds it, mean
    int deaths = 0;             ///< early ends that deathsPerSecond was learned from

    bool isGuess() const { return known < leastKnown; }
    /// How long before they are needed leases are ordered: call, check, 1 s, and 1 s for the vendor's clock.
    qint64 leadMs() const { return callP90Ms + checkP90Ms + 2'000; }

    friend bool operator==(const KeeperRates &, const KeeperRates &) = default;
};

} // namespace proxydeck
