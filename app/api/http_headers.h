// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace proxydeck {

/// An HTTP `Date` (RFC 9110, IMF-fixdate: the only form that may be sent today) as UTC milliseconds.
std::optional<qint64> httpDateMs(const QByteArray &value);

/// `Retry-After`, seconds or a date, as milliseconds from \a nowMs; -1 where it says nothing usable. At most an hour: a
/// header is no reason to stay silent for a year.
qint64 retryAfterMs(const QByteArray &value, qint64 nowMs);

} // namespace proxydeck
