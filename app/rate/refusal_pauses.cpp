// SPDX-License-Identifier: MIT
#include "rate/refusal_pauses.h"

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 firstMs = 5'000;
constexpr qint64 longestMs = 60'000;

bool isRefusal(const ApiError &error)
{
    return error.kind == ApiError::Kind::Vendor ? error.code == "REQUEST_LIMIT_EXCEEDED"_L1 : error.httpStatus == 429;
}

} // namespace

RefusalPauses::RefusalPauses(const Clock &clock)
    : m_clock(clock)
{
}

std::optional<qint64> RefusalPauses::pauseAfter(const RateBucket &bucket, qint64 sentSteadyMs, CallOutcome &outcome)
{
    if (outcome.result || !isRefusal(outcome.result.error())) {
        if (outcome.result || outcome.result.error().kind == ApiError::Kind::Vendor)
            m_refusals.erase(bucket);
        return std::nullopt;
    }
    ApiError &error = outcome.result.error();
    Refusals &refusals = m_refusals[bucket];
    // Several calls in flight are refused for the same reason: this counts as one refusal.
    const bool known = refusals.inARow > 0 && sentSteadyMs <= refusals.lastSteadyMs;
    if (!known) {
        ++refusals.inARow;
        refusals.lastSteadyMs = m_clock.steadyMs();
    }
    if (error.retryAfterMs < 0) {
        const qint64 restMs = std::min(longestMs, firstMs << std::min(refusals.inARow - 1, 4));
        error.retryAfterMs = std::max<qint64>(0, refusals.lastSteadyMs + restMs - m_clock.steadyMs());
    }
    return error.retryAfterMs;
}

} // namespace proxydeck
