// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// The filter \a text in the words that are valid in every language, to be kept or given to whoever knows no other:
/// `key:Shop check:good`. What the filter means stays the same; names of keys, areas and other values stay as they are.
QString storedFilter(const QString &text);

/// A storedFilter() in the words of the program's language.
QString shownFilter(const QString &stored);

} // namespace proxydeck
