// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

namespace proxydeck {

/// Prepared texts for the area search, made once for each area.
struct AreaKey
{
    QString chinese;
    QString everyday;
    QList<QString> syllables;  ///< of the pinyin, ü as u
    int everydaySyllables = 0; ///< number of syllables of the short name
    QString english;           ///< lower-case letters and digits only
    QStringList aliases;
    QString code;
};

AreaKey areaKey(const Area &area);

/// Prepares \a text for comparison: lower case, no accents, apostrophes, points or spaces; full-width characters become
/// normal ones.
QString foldedAreaText(const QString &text);

/// How well \a word (folded) matches \a area: smaller is better, -1 is no match. Up to areaNamedInFull the area is
/// named in full.
int areaMatch(const AreaKey &area, const QString &word);
constexpr int areaNamedInFull = 3;

} // namespace proxydeck
