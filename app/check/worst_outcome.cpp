// SPDX-License-Identifier: MIT
#include "check/worst_outcome.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

/// The larger the worse. Of the good ones, the one that says least about the exit counts least.
int badness(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::ExitUnknown:
        return 0;
    case CheckVerdict::Good:
        return 1;
    case CheckVerdict::Differs:
        return 2;
    default:
        return int(verdict);
    }
}

bool isBetter(const CheckOutcome &a, const CheckOutcome &b)
{
    return std::pair(badness(a.verdict), a.times.totalMs()) < std::pair(badness(b.verdict), b.times.totalMs());
}

} // namespace

CheckOutcome medianOutcome(QList<CheckOutcome> samples)
{
    const CheckOutcome first = samples.first();
    samples.removeIf([](const CheckOutcome &outcome) { return !isGood(outcome.verdict); });
    if (samples.isEmpty())
        return first;
    const CheckOutcome worst = *std::max_element(samples.cbegin(), samples.cend(), isBetter);
    std::sort(samples.begin(), samples.end(),
              [](const CheckOutcome &a, const CheckOutcome &b) { return a.times.totalMs() < b.times.totalMs(); });
    CheckOutcome median = samples.at((samples.size() - 1) / 2);
    median.verdict = worst.verdict;
    median.exitIp = worst.exitIp;
    return median;
}

CheckOutcome worstOutcome(const QList<CheckOutcome> &outcomes)
{
    CheckOutcome worst = *std::max_element(outcomes.cbegin(), outcomes.cend(), isBetter);
    if (isGood(worst.verdict) && worst.exitIp.isEmpty()) {
        const auto withExit = std::find_if(outcomes.cbegin(), outcomes.cend(),
                                           [](const CheckOutcome &outcome) { return !outcome.exitIp.isEmpty(); });
        if (withExit != outcomes.cend())
            worst.exitIp = withExit->exitIp;
    }
    return worst;
}

} // namespace proxydeck
