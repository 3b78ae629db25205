// SPDX-License-Identifier: MIT
#include "preferences/column_layout.h"

#include <QStringList>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Names in settings files: stable across versions, in which columns may be added or removed. In the order of
/// LeaseColumn.
constexpr QLatin1StringView columnIds[]{
    "state"_L1,     "server"_L1,   "exit"_L1,    "area"_L1,    "isp"_L1,     "deadline"_L1,
    "remaining"_L1, "plan"_L1,     "key"_L1,     "request"_L1, "copied"_L1,  "check"_L1,
    "latency"_L1,   "measured"_L1, "tunnels"_L1, "traffic"_L1, "success"_L1,
};
static_assert(std::size(columnIds) == size_t(LeaseColumn::Count));

std::optional<LeaseColumn> columnOf(QStringView id)
{
    const auto *found = std::find(std::begin(columnIds), std::end(columnIds), id);
    return found == std::end(columnIds) ? std::nullopt : std::optional(LeaseColumn(found - std::begin(columnIds)));
}

QLatin1StringView idOf(LeaseColumn column) { return columnIds[size_t(column)]; }

/// Adds missing columns at the end, hidden, in their default order.
void addMissing(QList<ColumnLayout::Column> &columns)
{
    for (int i = 0; i < int(LeaseColumn::Count); ++i) {
        const auto column = LeaseColumn(i);
        const bool there = std::any_of(columns.cbegin(), columns.cend(),
                                       [column](const ColumnLayout::Column &other) { return other.column == column; });
        if (!there)
            columns.append({column, false, 0});
    }
}

QList<ColumnLayout::Column> seenOf(const ColumnLayout &layout)
{
    QList<ColumnLayout::Column> seen;
    for (const ColumnLayout::Column &column : layout.columns) {
        if (column.shown)
            seen.append(column);
    }
    // The last column is stretched to the remaining width, so its stored width is ignored.
    if (!seen.isEmpty())
        seen.last().width = 0;
    return seen;
}

} // namespace

ColumnLayout ColumnLayout::showing(const QList<LeaseColumn> &columns)
{
    ColumnLayout layout;
    for (const LeaseColumn column : columns)
        layout.columns.append({column, true, 0});
    addMissing(layout.columns);
    return layout;
}

bool ColumnLayout::looksSameAs(const ColumnLayout &now) const
{
    return seenOf(*this) == seenOf(now) && (!sort || sort == now.sort);
}

QString ColumnLayout::toText() const
{
    QStringList words;
    for (const Column &column : columns) {
        QString word = (column.shown ? QString() : u"-"_s) + idOf(column.column);
        if (column.width > 0)
            word += u'=' + QString::number(column.width);
        words.append(word);
    }
    QString text = words.join(u' ');
    if (sort) {
        text += u';' + (sort->column == LeaseColumn::Count ? QString("newest"_L1) : QString(idOf(sort->column)));
        if (sort->descending)
            text += u" desc"_s;
    }
    return text;
}

std::optional<ColumnLayout> ColumnLayout::fromText(const QString &text)
{
    constexpr qsizetype mostText = 1'000;
    if (text.size() > mostText)
        return {};
    const qsizetype semicolon = text.indexOf(u';');
    ColumnLayout layout;
    const QStringList words = text.left(semicolon).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const bool shown = !word.startsWith(u'-');
        const qsizetype equals = word.indexOf(u'=');
        const qsizetype begin = shown ? 0 : 1;
        const auto column = columnOf(QStringView(word).mid(begin, (equals < 0 ? word.size() : equals) - begin));
        const auto same = [&](const Column &other) { return other.column == column; };
        if (!column || std::any_of(layout.columns.cbegin(), layout.columns.cend(), same))
            continue;
        const int width = equals < 0 ? 0 : QStringView(word).mid(equals + 1).toInt();
        layout.columns.append({*column, shown, width <= 0 ? 0 : std::clamp(width, leastWidth, mostWidth)});
    }
    if (std::none_of(layout.columns.cbegin(), layout.columns.cend(), [](const Column &column) { return column.shown; }))
        return {};
    addMissing(layout.columns);
    if (semicolon >= 0) {
        const QStringList order = text.mid(semicolon + 1).split(u' ', Qt::SkipEmptyParts);
        const bool descending = order.value(1) == "desc"_L1;
        if (order.value(0) == "newest"_L1)
            layout.sort = Sort{};
        else if (const auto column = columnOf(order.value(0)))
            layout.sort = Sort{*column, descending};
    }
    return layout;
}

} // namespace proxydeck
