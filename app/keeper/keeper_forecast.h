// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_planner.h"
#include "keeper/keeper_sums.h"

#include <QList>

namespace proxydeck {

/// What is to be expected, from simulated futures of the same planner with the learned rates.
struct KeeperForecast
{
    static constexpr int futures = 200;
    static constexpr qint64 horizonMs = 10 * 60 * 1000;
    static constexpr qint64 stepMs = 10'000;

    /// Share of the time at or above what is wanted, 0..1: mean, 10th and 90th percentile of the futures.
    double share = 0;
    double shareP10 = 0;
    double shareP90 = 0;
    struct Point
    {
        qint64 atMs = 0; ///< UTC ms
        int p10 = 0;     ///< good ones with enough time left
        int p50 = 0;
        int p90 = 0;
    };
    QList<Point> points; ///< one for each step, from now to the horizon
    struct Call
    {
        qint64 atMs = 0;
        int count = 0;
    };
    QList<Call> calls;  ///< of the median future
    double perHour = 0; ///< IPs that will be extracted, mean

    /// \a planner is not changed. Below 5 ms on a current desktop for 20 leases.
    static KeeperForecast of(const KeeperPlanner &planner, const KeeperView &view, quint32 seed);
};

} // namespace proxydeck
