// SPDX-License-Identifier: MIT
#include "keeper/keeper_forecast.h"

#include "keeper/keeper_future.h"

#include <algorithm>
#include <array>
#include <vector>

namespace proxydeck {

namespace {

using Phase = KeeperState::Phase;

constexpr size_t low = KeeperForecast::futures / 10;
constexpr size_t middle = KeeperForecast::futures / 2;
constexpr size_t high = KeeperForecast::futures - 1 - low;

KeeperFuture::Rules rulesOf(const KeeperPlanner &planner, const KeeperView &view)
{
    const KeeperTerms &terms = planner.terms();
    KeeperFuture::Rules rules;
    rules.keep = terms.keep;
    rules.target = terms.keep + planner.spare();
    rules.channels = planner.plan().channels;
    if (rules.channels > 0)
        rules.target = std::min(rules.target, rules.channels);
    rules.leastLeftMs = terms.leastLeftS * 1'000LL;
    rules.mostPerCall = planner.plan().mostPerCall;
    rules.budget = std::max(0, std::min(terms.perHour - view.spent.hour, terms.perDay - view.spent.day));
    const KeeperState &state = planner.state();
    rules.notBeforeMs = view.nowMs;
    if (!planner.isOn() || state.phase == Phase::Unknown)
        rules.notBeforeMs = view.nowMs + KeeperForecast::horizonMs;
    else if (state.phase == Phase::Waiting || state.phase == Phase::BudgetSpent)
        rules.notBeforeMs = std::max(view.nowMs, state.untilMs);
    return rules;
}

} // namespace

KeeperForecast KeeperForecast::of(const KeeperPlanner &planner, const KeeperView &view, quint32 seed)
{
    KeeperForecast forecast;
    const KeeperRates &rates = planner.rates();
    if (rates.known == 0)
        return forecast;
    const KeeperFuture::Rules rules = rulesOf(planner, view);
    const qint64 end = view.nowMs + horizonMs;
    constexpr size_t steps = horizonMs / stepMs + 1;
    std::vector<std::array<int, futures>> good(steps);
    std::array<double, futures> shares{};
    std::mt19937 random(seed);
    qint64 ordered = 0;
    for (size_t i = 0; i < futures; ++i) {
        KeeperFuture future(rules, rates, random);
        future.run(view, end);
        shares[i] = future.share(view.nowMs, end);
        ordered += future.ordered();
        for (size_t step = 0; step < steps; ++step)
            good[step][i] = future.goodAt(view.nowMs + qint64(step) * stepMs);
        if (i > 0)
            continue;
        for (const KeeperFuture::Call &call : future.calls())
            forecast.calls.append({call.atMs, call.count});
    }
    for (const double share : shares)
        forecast.share += share / futures;
    std::sort(shares.begin(), shares.end());
    forecast.shareP10 = shares[low];
    forecast.shareP90 = shares[high];
    for (size_t step = 0; step < steps; ++step) {
        auto &of = good[step];
        std::sort(of.begin(), of.end());
        forecast.points.append({view.nowMs + qint64(step) * stepMs, of[low], of[middle], of[high]});
    }
    forecast.perHour = double(ordered) / futures * 3'600'000.0 / horizonMs;
    return forecast;
}

} // namespace proxydeck
