// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck::keeper_times {

inline constexpr qint64 second = 1'000;
inline constexpr qint64 minute = 60 * second;
inline constexpr qint64 hour = 60 * minute;
inline constexpr qint64 day = 24 * hour;

/// Needs that fall within this time become one call; more where the window of calls grows short.
inline constexpr qint64 together = second;

/// Between two lists in use that are asked for the same reason, at most.
inline constexpr qint64 mostListWait = 5 * minute;

/// When the hour, or the vendor's day (UTC+08:00), of \a ms ends, UTC ms.
constexpr qint64 hourEnd(qint64 ms) { return (ms / hour + 1) * hour; }
constexpr qint64 dayEnd(qint64 ms)
{
    constexpr qint64 ahead = 8 * hour;
    return ((ms + ahead) / day + 1) * day - ahead;
}

} // namespace proxydeck::keeper_times
