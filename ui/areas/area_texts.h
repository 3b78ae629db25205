// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

namespace proxydeck {

class AreaCatalogue;

/// Whether area names are shown in Chinese: true if the program's language is Chinese.
bool areasInChinese();
/// In the program's language.
QString areaName(const Area &area);
/// In the other of the two languages.
QString areaOtherName(const Area &area);
/// "泉州市", or "350599 (not in the list)".
QString areaCodeName(const AreaCatalogue &areas, AreaScope scope, const QString &code);
/// The names of \a codes in one line: at most \a most names, then the number of the others.
QString areaNames(const AreaCatalogue &areas, AreaScope scope, const QStringList &codes, int most);

} // namespace proxydeck
