// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace proxydeck {

/// An HTTP `Date` (RFC 9110, IMF-fixdate: the only form allowed in new messages) as UTC milliseconds.
std::optional<qint64> httpDateMs(const QByteArray &value);

/// `Retry-After`, in seconds or as a date, as milliseconds from \a nowMs; -1 if it is not usable. At most one hour, so
/// that a wrong header cannot block calls for a year.
qint64 retryAfterMs(const QByteArray &value, qint64 nowMs);

} // namespace proxydeck
