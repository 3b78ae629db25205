// SPDX-License-Identifier: MIT
// The columns of LeaseTableView: which there are, where and how wide, and how they are kept.
#include "ui/lease_table_view.h"

#include "catalogue/catalogue.h"
#include "leases/lease_texts.h"
#include "leases/lease_view.h"
#include "ui/fixed_font.h"
#include "ui/remaining_delegate.h"
#include "ui/state_delegate.h"
#include "ui/table_header.h"

#include <QFontInfo>
#include <QHeaderView>
#include <QSettings>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

constexpr int tableColumns = int(LeaseColumn::Count);

/// So many Chinese characters in a row: each is as wide as the letters are high, whatever the font. To measure real ones would load
/// the largest font of the system at each start, also where there is no lease to show yet.
int chineseWidth(const QFont &font, int characters)
{
    return int(std::ceil(QFontInfo(font).pixelSize() * characters));
}

} // namespace

int LeaseTableView::firstWidth(int column) const
{
    const QFontMetrics text = fontMetrics();
    const QFontMetrics fixed(fixedFont(font()));
    int width = 0;
    switch (LeaseColumn(column)) {
    case LeaseColumn::State:
        for (int state = 0; state <= int(LeaseState::Undated); ++state)
            width = std::max(width, text.horizontalAdvance(stateName(LeaseState(state))));
        width += StateDelegate::iconRoom(text);
        break;
    case LeaseColumn::Server:
        width = fixed.horizontalAdvance(u"255.255.255.255:65535"_s);
        break;
    case LeaseColumn::ExitIp:
        width = fixed.horizontalAdvance(u"255.255.255.255"_s);
        break;
    case LeaseColumn::Area:
        width = chineseWidth(font(), 7); // 内蒙古呼和浩特
        break;
    case LeaseColumn::Isp:
        width = chineseWidth(font(), 4);
        break;
    case LeaseColumn::Deadline:
        width = fixed.horizontalAdvance(u"00:00:00"_s);
        break;
    case LeaseColumn::Remaining:
        width = RemainingDelegate::contentWidth(fixed);
        break;
    case LeaseColumn::Plan:
        width = text.horizontalAdvance(planName(Product::Global, Mode::Metered)); // the longest there is
        break;
    case LeaseColumn::Account:
        width = text.horizontalAdvance(u"East crawl"_s);
        break;
    case LeaseColumn::Request:
        width = fixed.horizontalAdvance(u"83158e…7a1b2"_s);
        break;
    case LeaseColumn::Count:
        break;
    }
    return std::max(width + 2 * cellPadding + 2, titleWidth(column));
}

int LeaseTableView::titleWidth(int column) const
{
    const int sortMark = style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, this) + 8;
    const QString title = m_view.headerData(column, Qt::Horizontal).toString();
    return horizontalHeader()->fontMetrics().horizontalAdvance(title) + sortMark + 2 * cellPadding + 2;
}

QString LeaseTableView::measuredBy() const
{
    QString all = font().key() + horizontalHeader()->font().key() + style()->name() + stateName(LeaseState::Live);
    for (int column = 0; column < tableColumns; ++column)
        all += m_view.headerData(column, Qt::Horizontal).toString();
    return all;
}

void LeaseTableView::resetColumns()
{
    m_measuredBy = measuredBy();
    QHeaderView *header = horizontalHeader();
    m_firstWidths.clear();
    for (int column = 0; column < tableColumns; ++column) {
        m_firstWidths.append(firstWidth(column));
        header->setSectionHidden(column, false);
        header->moveSection(header->visualIndex(column), column);
        header->resizeSection(column, m_firstWidths.last());
    }
}

void LeaseTableView::refitColumns()
{
    // While a window is made it is asked again and again, and texts are slow to measure.
    if (const QString now = measuredBy(); now == m_measuredBy)
        return;
    else
        m_measuredBy = now;
    for (int column = 0; column < int(m_firstWidths.size()); ++column) {
        const int now = firstWidth(column);
        if (!isColumnHidden(column) && columnWidth(column) == m_firstWidths.at(column))
            setColumnWidth(column, now);
        m_firstWidths[column] = now;
    }
}

int LeaseTableView::columnAtPlace(int place) const
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column) && place-- == 0)
            return column;
    }
    return -1;
}

void LeaseTableView::setColumnShown(LeaseColumn column, bool shown)
{
    const QHeaderView *header = horizontalHeader();
    const int logical = int(column);
    if (isColumnHidden(logical) == !shown || (!shown && header->count() - header->hiddenSectionCount() == 1))
        return;
    setColumnHidden(logical, !shown);
    // Hidden ones come back from a saved state without a width.
    if (shown && columnWidth(logical) < ColumnLayout::leastWidth)
        setColumnWidth(logical, firstWidth(logical));
    if (!shown && currentIndex().column() == logical)
        keepCurrentInSight();
}

void LeaseTableView::keepCurrentInSight()
{
    // The keyboard starts from the current cell: it has to be one that can be seen. The selection is of rows.
    const QModelIndex current = currentIndex();
    if (current.isValid() && isColumnHidden(current.column()))
        selectionModel()->setCurrentIndex(current.siblingAtColumn(columnAtPlace(0)), QItemSelectionModel::NoUpdate);
}

void LeaseTableView::moveColumn(LeaseColumn column, int by)
{
    QHeaderView *header = horizontalHeader();
    const int from = header->visualIndex(int(column));
    int to = from + by;
    // Past hidden ones: a press that moves nothing in sight would look like none.
    while (to >= 0 && to < header->count() && header->isSectionHidden(header->logicalIndex(to)))
        to += by;
    if (to >= 0 && to < header->count())
        header->moveSection(from, to);
}

void LeaseTableView::widenColumn(LeaseColumn column, int by)
{
    setColumnWidth(int(column),
                   std::clamp(columnWidth(int(column)) + by, ColumnLayout::leastWidth, ColumnLayout::mostWidth));
}

void LeaseTableView::fitColumn(LeaseColumn column)
{
    // What the network sent must not make a column wider than any window.
    const int most = fontMetrics().averageCharWidth() * 80;
    setColumnWidth(int(column), std::min(most, std::max(sizeHintForColumn(int(column)), titleWidth(int(column)))));
}

void LeaseTableView::fitColumns()
{
    for (int column = 0; column < tableColumns; ++column) {
        if (!isColumnHidden(column))
            fitColumn(LeaseColumn(column));
    }
}

ColumnLayout LeaseTableView::columnLayout() const
{
    const QHeaderView *header = horizontalHeader();
    const int last = columnAtPlace(header->count() - header->hiddenSectionCount() - 1);
    ColumnLayout layout;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const bool shown = !header->isSectionHidden(column);
        const int width = header->sectionSize(column);
        // The last one's width is the window's. One that was never changed follows its font.
        const bool own = shown && column != last && width != m_firstWidths.value(column);
        layout.columns.append({LeaseColumn(column), shown, own ? width : 0});
    }
    const int sorted = m_view.sortColumn();
    layout.sort = sorted < 0 ? ColumnLayout::Sort{}
                             : ColumnLayout::Sort{LeaseColumn(sorted), m_view.sortOrder() == Qt::DescendingOrder};
    return layout;
}

void LeaseTableView::setColumnLayout(const ColumnLayout &layout)
{
    QHeaderView *header = horizontalHeader();
    for (const ColumnLayout::Column &column : layout.columns)
        header->setSectionHidden(int(column.column), false); // a hidden one's width cannot be set
    int place = 0;
    for (const ColumnLayout::Column &column : layout.columns) {
        const int logical = int(column.column);
        header->moveSection(header->visualIndex(logical), place++);
        header->resizeSection(logical, column.width > 0 ? column.width : firstWidth(logical));
        header->setSectionHidden(logical, !column.shown);
    }
    if (layout.sort) {
        const bool newest = layout.sort->column == LeaseColumn::Count;
        sortByColumn(newest ? -1 : int(layout.sort->column),
                     layout.sort->descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    keepCurrentInSight();
}

void LeaseTableView::saveState(QSettings &settings) const
{
    settings.setValue(u"leases/columns"_s, tableColumns);
    settings.setValue(u"leases/header"_s, horizontalHeader()->saveState());
}

void LeaseTableView::restoreState(QSettings &settings)
{
    m_columnSets.keepIn(settings);
    // A state of other columns would put widths and order in the wrong places.
    if (settings.value(u"leases/columns"_s).toInt() != tableColumns)
        return;
    QHeaderView *header = horizontalHeader();
    if (!header->restoreState(settings.value(u"leases/header"_s).toByteArray()) || header->count() != tableColumns
        || header->hiddenSectionCount() == tableColumns)
        resetColumns();
    // These are ours to say, whatever an older state held.
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setSortIndicatorClearable(true);
}

} // namespace proxydeck
