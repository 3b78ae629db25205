// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace proxydeck {

/// The vendor's time as UTC milliseconds. The vendor documents `YYYY-MM-DD HH:MM:SS` in China Standard Time (UTC+08:00,
/// no daylight saving). Other forms are read if they can mean only one instant: `/` in the date, months and days of one
/// digit, `T` before the time of day, no seconds, a fraction of a second, a zone (`Z`, `+08:00`, `+0800`, `+08`),
/// fourteen digits, seconds or milliseconds since 1970 in digits, blanks around. Fractions are dropped below 1 ms.
///
/// Nothing for any other text: a date alone or with the year at the end, impossible dates, digits of other scripts,
/// years outside 2000..2200. The only place of this conversion.
std::optional<qint64> utcFromVendorTime(QStringView text);
/// The same for seconds or milliseconds since 1970 as a number.
std::optional<qint64> utcFromVendorTime(double sinceEpoch);
/// The reverse, for showing the vendor's text and for exports in the vendor's form; fractions of a second are dropped.
/// Empty for instants that utcFromVendorTime() cannot return, such as noDeadline.
QString vendorTimeFromUtc(qint64 utcMs);

inline constexpr qint64 msOfDay = 86'400'000;
/// When the vendor's day began in which \a utcMs is, UTC ms: midnight by UTC+08:00.
constexpr qint64 vendorDayStartMs(qint64 utcMs)
{
    constexpr qint64 offsetMs = 8 * 3'600'000;
    const qint64 sinceMidnight = (utcMs + offsetMs) % msOfDay;
    return utcMs - (sinceMidnight < 0 ? sinceMidnight + msOfDay : sinceMidnight);
}

} // namespace proxydeck
