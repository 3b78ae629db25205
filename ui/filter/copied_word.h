// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Whether the filter \a text leaves only leases that were not copied.
bool isOnlyUncopied(const QString &text);
/// The filter \a text with that word, in the program's language, or without any word about copies.
QString withOnlyUncopied(const QString &text, bool on);

} // namespace proxydeck
