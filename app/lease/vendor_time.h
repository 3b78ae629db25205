// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace proxydeck {

/// `YYYY-MM-DD HH:MM:SS` in China Standard Time (UTC+08:00, no daylight saving), strictly, to UTC milliseconds.
/// Nothing for any other text, impossible dates, or years outside 2000..2200. The one place where this is converted.
std::optional<qint64> utcFromVendorTime(QStringView text);
/// The way back, for showing the vendor's text and for exports in the vendor's form; parts of a second are dropped.
/// Empty for instants that utcFromVendorTime() would not give, noDeadline among them.
QString vendorTimeFromUtc(qint64 utcMs);

} // namespace proxydeck
