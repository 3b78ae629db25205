// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"

#include <QDateTime>

#include <limits>
#include <optional>

namespace proxydeck {

/// From \c from on and before \c to, in ms.
struct FilterRange
{
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 to = std::numeric_limits<qint64>::max();

    bool contains(qint64 ms) const { return ms >= from && ms < to; }
    friend bool operator==(const FilterRange &, const FilterRange &) = default;
};

/// Time left: `>60`, `>=2m`, `<300`, `<3:48`, `>1h30m`; a mere number counts seconds, and without a comparison it is
/// the least. In whole seconds, as the table shows them: `>60` begins at 61. Nothing where \a text is no such thing
/// (yet).
std::optional<FilterRange> leftRange(QStringView text, const FilterVocabulary &vocabulary);

/// An instant by this machine's clock and zone: `15:38`, `>15:38:36`, `2023-02-25`, `<=2023-02-25T15:38`; a time of day
/// is one of \a now's day. What is left out is any: `15:38` is a whole minute, `>15:38` begins behind it. In UTC ms.
std::optional<FilterRange> instantRange(QStringView text, const QDateTime &now);

} // namespace proxydeck
