// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace proxydeck {

/// Converts `YYYY-MM-DD HH:MM:SS` in China Standard Time (UTC+08:00, no daylight saving) to UTC milliseconds. Strict:
/// returns nothing for any other text, impossible dates, or years outside 2000..2200. The only place of this
/// conversion.
std::optional<qint64> utcFromVendorTime(QStringView text);
/// The reverse, for showing the vendor's text and for exports in the vendor's form; fractions of a second are dropped.
/// Empty for instants that utcFromVendorTime() cannot return, such as noDeadline.
QString vendorTimeFromUtc(qint64 utcMs);

} // namespace proxydeck
