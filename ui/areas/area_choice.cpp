// SPDX-License-Identifier: MIT
#include "ui/areas/area_choice.h"

#include "catalogue/area_catalogue.h"

#include <algorithm>

namespace proxydeck {

AreaChoice::AreaChoice(const AreaCatalogue &areas, AreaScope scope, Limit limit, QObject *parent)
    : QObject(parent)
    , m_areas(areas)
    , m_scope(scope)
    , m_limit(limit)
{
}

bool AreaChoice::covers(const Area &area) const { return area.parent >= 0 && contains(m_areas.at(area.parent).code); }

bool AreaChoice::hasPart(const Area &area) const
{
    return std::any_of(area.children.begin(), area.children.end(),
                       [this](int child) { return contains(m_areas.at(child).code); });
}

void AreaChoice::setCodes(const QStringList &codes)
{
    QStringList wanted = codes;
    wanted.removeAll(QString());
    wanted.removeDuplicates();
    if (m_limit == Limit::One && wanted.size() > 1)
        wanted = {wanted.back()};
    if (wanted == m_codes)
        return;
    m_codes = wanted;
    Q_EMIT changed();
}

void AreaChoice::add(const QStringList &codes) { setCodes(m_codes + codes); }

void AreaChoice::set(const QString &code, bool chosen)
{
    QStringList codes = m_codes;
    codes.removeAll(code);
    if (chosen) {
        if (const Area *area = m_areas.find(m_scope, code)) {
            for (const int child : area->children)
                codes.removeAll(m_areas.at(child).code);
        }
        codes.append(code);
    }
    setCodes(codes);
}

} // namespace proxydeck

#include "moc_area_choice.cpp"
