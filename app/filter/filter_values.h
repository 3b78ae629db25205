// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"

#include <QDateTime>

#include <limits>
#include <optional>

namespace proxydeck {

/// From \c from (included) to \c to (excluded), in ms.
struct FilterRange
{
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 to = std::numeric_limits<qint64>::max();

    bool contains(qint64 ms) const { return ms >= from && ms < to; }
    friend bool operator==(const FilterRange &, const FilterRange &) = default;
};

/// Remaining time: `>60`, `>=2m`, `<300`, `<3:48`, `>1h30m`. A number without unit is in seconds; a value without
/// comparison is a minimum. Compares whole seconds, as shown in the table: `>60` begins at 61. Nothing if \a text is
/// not valid (yet).
std::optional<FilterRange> leftRange(QStringView text, const FilterVocabulary &vocabulary);

/// A duration: `<800`, `>=1s`, `<1500ms`. A number without unit is in milliseconds; a value without comparison is a
/// maximum. Nothing if \a text is not valid (yet).
std::optional<FilterRange> latencyRange(QStringView text, const FilterVocabulary &vocabulary);

/// An instant in this machine's time zone: `15:38`, `>15:38:36`, `2023-02-25`, `<=2023-02-25T15:38`; a time of day is
/// on the date of \a now. Omitted parts match any value: `15:38` is the whole minute, `>15:38` begins after it. In UTC
/// ms.
std::optional<FilterRange> instantRange(QStringView text, const QDateTime &now);

} // namespace proxydeck
