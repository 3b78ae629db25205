// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"
#include "base/clock.h"
#include "rate/rate_bucket.h"

#include <map>
#include <optional>

namespace proxydeck {

/// The pauses of buckets after the vendor refused a call as one too many (REQUEST_LIMIT_EXCEEDED, or a bare 429), which
/// happens if another program uses the same key. A pause lasts as long as `Retry-After` says, else 5 s, doubled after
/// each further refusal up to 60 s.
class RefusalPauses
{
public:
    explicit RefusalPauses(const Clock &clock);

    /// Call with each outcome. \a sentSteadyMs: when the call was sent, by Clock::steadyMs(). After a refusal returns
    /// the pause in ms from now, and sets it in the outcome's error if the vendor did not.
    std::optional<qint64> pauseAfter(const RateBucket &bucket, qint64 sentSteadyMs, CallOutcome &outcome);

private:
    struct Refusals
    {
        int inARow = 0;
        qint64 lastSteadyMs = 0; ///< refusals of calls sent before it are not counted again
    };

    const Clock &m_clock;
    std::map<RateBucket, Refusals> m_refusals;
};

} // namespace proxydeck
