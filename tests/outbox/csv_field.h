// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/csv_writer.h"

#include <algorithm>

namespace proxydeck {

/// One CSV field by RFC 4180, made in the simplest way; guarded with an apostrophe, if asked, where it begins a
/// formula.
inline QString csvField(const QString &value, bool formulaGuard)
{
    QString field = formulaGuard && beginsFormula(value) ? u'\'' + value : value;
    const QString marks = QStringLiteral(",\"\r\n");
    const bool hasMark = std::any_of(value.begin(), value.end(), [&](QChar c) { return marks.contains(c); });
    if (value.isEmpty() || (!hasMark && !value.front().isSpace() && !value.back().isSpace()))
        return field;
    return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace proxydeck
