// SPDX-License-Identifier: MIT
#include "preferences/column_sets.h"

#include "base/pasted_text.h"

#include <QSettings>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr auto setsKey = "columnSets"_L1;
constexpr auto nameKey = "name"_L1;
constexpr auto columnsKey = "columns"_L1;

/// The indexes that exist in the array of the current group, in ascending order; the stored size is ignored.
QList<int> storedPlaces(const QSettings &settings)
{
    QList<int> places;
    const QStringList groups = settings.childGroups();
    for (const QString &group : groups) {
        if (const int place = group.toInt(); place > 0 && group == QString::number(place))
            places.append(place);
    }
    std::sort(places.begin(), places.end());
    return places;
}

QVariantMap storedSet(const QString &name, const ColumnLayout &layout)
{
    return {{nameKey, name}, {columnsKey, layout.toText()}};
}

} // namespace

void ColumnSets::keepIn(QSettings &settings)
{
    m_settings = &settings;
    m_own.clear();
    m_others.clear();
    settings.beginGroup(setsKey);
    const QList<int> places = storedPlaces(settings);
    for (const int place : places) {
        settings.beginGroup(QString::number(place));
        QVariantMap stored;
        const QStringList keys = settings.childKeys();
        for (const QString &key : keys)
            stored.insert(key, settings.value(key));
        settings.endGroup();
        const QString name = properName(stored.value(nameKey).toString());
        const auto layout = ColumnLayout::fromText(stored.value(columnsKey).toString());
        if (!name.isEmpty() && layout && !find(name) && m_own.size() < mostSets)
            m_own.append({name, *layout, stored});
        else if (!stored.isEmpty())
            m_others.append(stored);
    }
    settings.endGroup();
    sortByName();
    Q_EMIT changed();
}

QList<ColumnSets::Set> ColumnSets::builtIn()
{
    using Column = LeaseColumn;
    QList<Column> all;
    for (int column = 0; column < int(Column::Count); ++column)
        all.append(Column(column));
    return {
        {tr("All", "a set of columns"), ColumnLayout::showing(all)},
        {tr("Compact", "a set of columns"), ColumnLayout::showing({Column::State, Column::Server, Column::Remaining})},
        {tr("Places", "a set of columns"),
         ColumnLayout::showing(
             {Column::State, Column::Server, Column::ExitIp, Column::Area, Column::Isp, Column::Remaining})},
        {tr("Origin", "a set of columns"),
         ColumnLayout::showing(
             {Column::State, Column::Server, Column::Deadline, Column::Plan, Column::Account, Column::Request})},
    };
}

const ColumnSets::Set *ColumnSets::find(const QString &name) const
{
    const auto found = std::find_if(m_own.cbegin(), m_own.cend(), [&](const Set &set) { return set.name == name; });
    return found == m_own.cend() ? nullptr : &*found;
}

QString ColumnSets::properName(const QString &name)
{
    return takenText(TextKind::Label, name).left(mostName).trimmed();
}

bool ColumnSets::isBuiltIn(const QString &name)
{
    const QList<Set> sets = builtIn();
    return std::any_of(sets.begin(), sets.end(), [&](const Set &set) { return set.name == name; });
}

bool ColumnSets::keep(const QString &name, const ColumnLayout &layout)
{
    const QString proper = properName(name);
    if (proper.isEmpty() || (!find(proper) && (isBuiltIn(proper) || m_own.size() >= mostSets)))
        return false;
    m_own.removeIf([&](const Set &set) { return set.name == proper; });
    m_own.append({proper, layout, storedSet(proper, layout)});
    sortByName();
    write();
    return true;
}

bool ColumnSets::rename(const QString &from, const QString &to)
{
    const QString proper = properName(to);
    const auto found = std::find_if(m_own.begin(), m_own.end(), [&](const Set &set) { return set.name == from; });
    if (found == m_own.end() || proper.isEmpty() || (proper != from && (isBuiltIn(proper) || find(proper))))
        return false;
    found->name = proper;
    found->stored.insert(nameKey, proper);
    sortByName();
    write();
    return true;
}

void ColumnSets::remove(const QString &name)
{
    if (m_own.removeIf([&](const Set &set) { return set.name == name; }) > 0)
        write();
}

void ColumnSets::sortByName()
{
    std::sort(m_own.begin(), m_own.end(),
              [](const Set &a, const Set &b) { return a.name.localeAwareCompare(b.name) < 0; });
}

void ColumnSets::write()
{
    if (m_settings) {
        // Own sets first: they are then read first and are within the limit.
        QList<QVariantMap> all;
        for (const Set &set : std::as_const(m_own))
            all.append(set.stored);
        all += m_others;
        m_settings->beginGroup(setsKey);
        const QList<int> places = storedPlaces(*m_settings);
        for (const int place : places)
            m_settings->remove(QString::number(place));
        m_settings->endGroup();
        m_settings->beginWriteArray(setsKey, int(all.size()));
        for (int i = 0; i < int(all.size()); ++i) {
            m_settings->setArrayIndex(i);
            for (auto it = all.at(i).cbegin(); it != all.at(i).cend(); ++it)
                m_settings->setValue(it.key(), it.value());
        }
        m_settings->endArray();
    }
    Q_EMIT changed();
}

} // namespace proxydeck

#include "moc_column_sets.cpp"
