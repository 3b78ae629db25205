// SPDX-License-Identifier: MIT
#include "ui/leases/cell_filters.h"

#include "base/visible_text.h"
#include "filter/filter_query.h"
#include "ui/filter/filter_words.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QMenu>
#include <QModelIndex>

#include <optional>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct CellFilters
{
    Q_DECLARE_TR_FUNCTIONS(CellFilters)
};

std::optional<FilterField> fieldOf(LeaseColumn column)
{
    switch (column) {
    case LeaseColumn::State:
        return FilterField::State;
    case LeaseColumn::Server:
        return FilterField::Server;
    case LeaseColumn::ExitIp:
        return FilterField::ExitIp;
    case LeaseColumn::Area:
        return FilterField::Area;
    case LeaseColumn::Isp:
        return FilterField::Isp;
    case LeaseColumn::Account:
        return FilterField::Account;
    case LeaseColumn::Request:
        return FilterField::Request;
    case LeaseColumn::Check:
        return FilterField::Check;
    default:
        return {}; // a time is never the same twice, and a plan is two words
    }
}

} // namespace

QString cellFilter(LeaseColumn column, const QString &value)
{
    const auto field = fieldOf(column);
    const QString words = value.simplified();
    if (!field || words.isEmpty() || words.contains(u'"') || words.contains(u'\u201C') || words.contains(u'\u201D')
        || words.contains(u'\uFF02'))
        return {};
    const QString filter = filterFieldName(*field) + u":\""_s + words + u'"';
    // A word such as Unlisted is in the column of the states, and is none that the filter knows.
    return FilterQuery(filter, filterVocabulary()).unread().isEmpty() ? filter : QString();
}

void addCellFilters(QMenu &menu, const QModelIndex &index, const std::function<void(const QString &text)> &apply)
{
    const auto textOf = [&index](LeaseColumn column) { return index.siblingAtColumn(int(column)).data().toString(); };
    const auto add = [&](const char *name, const QString &text, LeaseColumn column) {
        const QString filter = cellFilter(column, textOf(column));
        QAction *entry = menu.addAction(text);
        entry->setObjectName(QLatin1StringView(name));
        entry->setEnabled(!filter.isEmpty());
        QObject::connect(entry, &QAction::triggered, &menu, [apply, filter] { apply(filter); });
    };
    const auto here = LeaseColumn(index.column());
    const QFontMetrics metrics = menu.fontMetrics();
    QString value = metrics.elidedText(visibleText(textOf(here)), Qt::ElideMiddle, metrics.averageCharWidth() * 30);
    value.replace(u'&', "&&"_L1);
    //: %1 the text of a cell
    add("filterByCell", CellFilters::tr("&Filter by “%1”").arg(value), here);
    add("filterByKey", CellFilters::tr("Everything from this &key"), LeaseColumn::Account);
    add("filterByBatch", CellFilters::tr("Everything from this &batch"), LeaseColumn::Request);
    add("filterByArea", CellFilters::tr("Everything from this &area"), LeaseColumn::Area);
}

} // namespace proxydeck
