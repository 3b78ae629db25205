// SPDX-License-Identifier: MIT
#include "ui/areas/area_texts.h"

#include "base/visible_text.h"
#include "catalogue/area_catalogue.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace proxydeck {

namespace {

struct AreaTexts
{
    Q_DECLARE_TR_FUNCTIONS(AreaTexts)
};

} // namespace

bool areasInChinese() { return QLocale().language() == QLocale::Chinese; }

QString areaName(const Area &area) { return areasInChinese() ? area.chinese : area.english; }

QString areaOtherName(const Area &area) { return areasInChinese() ? area.english : area.chinese; }

QString areaCodeName(const AreaCatalogue &areas, AreaScope scope, const QString &code)
{
    if (const Area *area = areas.find(scope, code))
        return areaName(*area);
    const QString shown = visibleText(code);
    //: %1 an area code that the program knows no name for
    return areas.isEmpty() ? shown : AreaTexts::tr("%1 (not in the list)").arg(shown);
}

QString areaNames(const AreaCatalogue &areas, AreaScope scope, const QStringList &codes, int most)
{
    QStringList names;
    for (const QString &code : codes.first(std::min(codes.size(), qsizetype(most))))
        names.append(areaCodeName(areas, scope, code));
    //: between the names in a list of areas
    const QString text = names.join(AreaTexts::tr(", "));
    const int more = int(codes.size() - names.size());
    //: %1 names of areas
    return more > 0 ? AreaTexts::tr("%1 and %n more", nullptr, more).arg(text) : text;
}

} // namespace proxydeck
