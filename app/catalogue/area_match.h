// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

namespace proxydeck {

/// What is compared when areas are searched: made once for each area, or for each word of a query.
struct AreaKey
{
    QString chinese;
    QString everyday;
    QList<QString> syllables;  ///< of the reading, ü as u
    int everydaySyllables = 0; ///< how many of them the everyday name has
    QString english;           ///< letters and digits only, in small letters
    QStringList aliases;
    QString code;
};

AreaKey areaKey(const Area &area);

/// \a text for comparing: small letters, no accents, no apostrophes, points or spaces; full-width forms as plain ones.
QString foldedAreaText(const QString &text);

/// How well \a word (folded) names \a area: smaller is better, -1 is not at all. Up to areaNamedInFull it is named in
/// full.
int areaMatch(const AreaKey &area, const QString &word);
constexpr int areaNamedInFull = 3;

} // namespace proxydeck
