// SPDX-License-Identifier: MIT
#include "preferences/named_sets_import.h"

#include "preferences/area_sets.h"
#include "preferences/column_sets.h"

#include <QSet>
#include <QSettings>

#include <algorithm>
#include <iterator>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct AreaLists
{
    AreaScope scope;
    QLatin1StringView group;
};
constexpr AreaLists areaLists[]{{AreaScope::Mainland, "areas/mainland"_L1}, {AreaScope::Global, "areas/global"_L1}};

constexpr auto columnArray = "columnSets"_L1;

QString favouritesOf(const AreaLists &lists) { return lists.group + "/favourites"_L1; }
QString recentOf(const AreaLists &lists) { return lists.group + "/recent"_L1; }

} // namespace

bool NamedSetsImport::isOfSets(const QString &key)
{
    return key.startsWith(QString(columnArray) + u'/')
        || std::any_of(std::begin(areaLists), std::end(areaLists), [&](const AreaLists &lists) {
               return key == recentOf(lists) || key.startsWith(favouritesOf(lists) + u'/');
           });
}

QList<NamedSetsImport::Named> NamedSetsImport::named(const QString &array, const QString &content) const
{
    QMap<int, Named> byPlace;
    for (auto it = m_values.begin(); it != m_values.end(); ++it) {
        if (!it.key().startsWith(array + u'/'))
            continue;
        const QStringList parts = it.key().sliced(array.size() + 1).split(u'/');
        const int place = parts.at(0).toInt();
        if (parts.size() != 2 || place < 1)
            continue;
        Named &one = byPlace[place];
        one.key = array + u'/' + parts.at(0);
        if (parts.at(1) == "name"_L1)
            one.name = it.value().toString();
        else if (parts.at(1) == content)
            one.content = it.value();
    }
    return byPlace.values();
}

NamedSetsImport::Report NamedSetsImport::merge(QSettings &settings, AreaSets *areas) const
{
    using Reason = Refused::Reason;
    Report report;
    const auto refuse = [&report](const Named &one, Reason reason) {
        report.refused.append({reason, one.name.isEmpty() ? one.key : one.name});
    };

    if (const QList<Named> sets = named(columnArray, u"columns"_s); !sets.isEmpty()) {
        ColumnSets columns;
        columns.keepIn(settings);
        QSet<QString> seen;
        for (const Named &one : sets) {
            const auto layout = ColumnLayout::fromText(one.content.toString());
            const QString name = ColumnSets::properName(one.name);
            if (!layout || name.isEmpty() || seen.contains(name))
                refuse(one, Reason::Unreadable);
            else if (!columns.keep(name, *layout))
                refuse(one, Reason::NotKept);
            else
                ++report.taken;
            seen.insert(name);
        }
    }

    AreaSets stored(areas ? nullptr : &settings);
    AreaSets &kept = areas ? *areas : stored;
    for (const AreaLists &lists : areaLists) {
        const QList<Named> favourites = named(favouritesOf(lists), u"codes"_s);
        for (const Named &one : favourites) {
            const QStringList codes = one.content.toString().split(u',');
            if (kept.keep(lists.scope, one.name, codes))
                ++report.taken;
            else
                refuse(one, Reason::NotKept);
        }
        const QStringList there = m_values.value(recentOf(lists)).toStringList();
        if (there.isEmpty())
            continue;
        // Added behind the lists used on this machine.
        const QList<QStringList> here = kept.recent(lists.scope);
        for (auto list = there.crbegin(); list != there.crend(); ++list)
            kept.use(lists.scope, list->split(u','));
        for (auto list = here.crbegin(); list != here.crend(); ++list)
            kept.use(lists.scope, *list);
        ++report.taken;
    }
    return report;
}

} // namespace proxydeck
