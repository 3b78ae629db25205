// SPDX-License-Identifier: MIT
#include "preferences/area_sets.h"

#include "base/pasted_text.h"

#include "catalogue/field_text.h"

#include <QSet>
#include <QSettings>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

bool areCodes(AreaScope scope, const QStringList &codes)
{
    return !codes.isEmpty() && codes.size() <= AreaSets::mostCodes
        && std::all_of(codes.begin(), codes.end(), [scope](const QString &code) {
               return scope == AreaScope::Global ? isCountryCode(code) : isAreaCode(code);
           });
}

bool isSameList(const QStringList &a, const QStringList &b)
{
    return a.size() == b.size() && QSet<QString>(a.begin(), a.end()) == QSet<QString>(b.begin(), b.end());
}

/// One line, short enough for a menu.
QString properName(const QString &name) { return takenText(TextKind::Label, name).left(60); }

QString group(AreaScope scope) { return scope == AreaScope::Global ? u"areas/global"_s : u"areas/mainland"_s; }

} // namespace

AreaSets::AreaSets(QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    read(AreaScope::Mainland);
    read(AreaScope::Global);
}

void AreaSets::use(AreaScope scope, const QStringList &codes)
{
    if (!areCodes(scope, codes))
        return;
    QList<QStringList> &recent = of(scope).recent;
    if (!recent.isEmpty() && recent.front() == codes)
        return;
    recent.removeIf([&](const QStringList &other) { return isSameList(other, codes); });
    recent.prepend(codes);
    recent.resize(std::min(recent.size(), qsizetype(mostRecent)));
    write(scope);
}

void AreaSets::clearRecent(AreaScope scope)
{
    of(scope).recent.clear();
    write(scope);
}

bool AreaSets::keep(AreaScope scope, const QString &name, const QStringList &codes)
{
    const QString proper = properName(name);
    QList<Favourite> &favourites = of(scope).favourites;
    const auto same = [&](const Favourite &favourite) { return favourite.name == proper; };
    const bool known = std::any_of(favourites.begin(), favourites.end(), same);
    if (proper.isEmpty() || !areCodes(scope, codes) || (!known && favourites.size() >= mostFavourites))
        return false;
    favourites.removeIf(same);
    favourites.append({proper, codes});
    std::sort(favourites.begin(), favourites.end(),
              [](const Favourite &a, const Favourite &b) { return a.name.localeAwareCompare(b.name) < 0; });
    write(scope);
    return true;
}

void AreaSets::forget(AreaScope scope, const QString &name)
{
    of(scope).favourites.removeIf([&](const Favourite &favourite) { return favourite.name == name; });
    write(scope);
}

void AreaSets::read(AreaScope scope)
{
    if (!m_settings)
        return;
    m_settings->beginGroup(group(scope));
    for (const QString &list : m_settings->value("recent"_L1).toStringList()) {
        const QStringList codes = list.split(u',');
        if (areCodes(scope, codes) && of(scope).recent.size() < mostRecent)
            of(scope).recent.append(codes);
    }
    const int count = std::min(m_settings->beginReadArray("favourites"_L1), mostFavourites);
    for (int i = 0; i < count; ++i) {
        m_settings->setArrayIndex(i);
        const QString name = properName(m_settings->value("name"_L1).toString());
        const QStringList codes = m_settings->value("codes"_L1).toString().split(u',');
        if (!name.isEmpty() && areCodes(scope, codes))
            of(scope).favourites.append({name, codes});
    }
    m_settings->endArray();
    m_settings->endGroup();
}

void AreaSets::write(AreaScope scope)
{
    if (m_settings) {
        QStringList recent;
        for (const QStringList &codes : std::as_const(of(scope).recent))
            recent.append(codes.join(u','));
        m_settings->beginGroup(group(scope));
        m_settings->setValue("recent"_L1, recent);
        m_settings->remove("favourites"_L1);
        m_settings->beginWriteArray("favourites"_L1, int(of(scope).favourites.size()));
        for (int i = 0; i < of(scope).favourites.size(); ++i) {
            m_settings->setArrayIndex(i);
            m_settings->setValue("name"_L1, of(scope).favourites.at(i).name);
            m_settings->setValue("codes"_L1, of(scope).favourites.at(i).codes.join(u','));
        }
        m_settings->endArray();
        m_settings->endGroup();
    }
    Q_EMIT changed();
}

} // namespace proxydeck

#include "moc_area_sets.cpp"
