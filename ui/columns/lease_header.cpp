// SPDX-License-Identifier: MIT
#include "ui/columns/lease_header.h"

#include "catalogue/catalogue.h"
#include "lease/lease_texts.h"
#include "ui/cells/check_delegate.h"
#include "ui/cells/remaining_delegate.h"
#include "ui/cells/state_delegate.h"
#include "ui/look/fixed_font.h"
#include "view/lease_view.h"

#include <QFontInfo>
#include <QSettings>
#include <QStyle>
#include <QTableView>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

constexpr int tableColumns = int(LeaseColumn::Count);

/// What is shown until the operator chooses, in this order; the other columns come after them, hidden. They fit beside
/// the form on a screen of 1366×768; the plan, which is a fact of the key, does not.
constexpr LeaseColumn defaultColumns[]{
    LeaseColumn::State, LeaseColumn::Remaining, LeaseColumn::Server, LeaseColumn::ExitIp,   LeaseColumn::Area,
    LeaseColumn::Isp,   LeaseColumn::Latency,   LeaseColumn::Check,  LeaseColumn::Deadline, LeaseColumn::Account};

/// Rows beyond the visible ones that are measured to fit a column: measuring a million would take seconds.
constexpr int fittedRows = 200;

/// Width of \a characters Chinese characters: each is as wide as the font's pixel size, in any font. Measuring real
/// ones would load the system's largest font at each start, even with no leases to show.
int chineseWidth(const QFont &font, int characters) { return int(std::ceil(QFontInfo(font).pixelSize() * characters)); }

} // namespace

LeaseHeader::LeaseHeader(LeaseView &view, QTableView &table)
    : TableHeader(&table)
    , m_view(view)
    , m_table(table)
{
    setContextMenuPolicy(Qt::CustomContextMenu);
    setResizeContentsPrecision(fittedRows);
}

int LeaseHeader::firstWidth(int column) const
{
    const QFontMetrics text = m_table.fontMetrics();
    const QFontMetrics fixed(fixedFont(m_table.font()));
    int width = 0;
    switch (LeaseColumn(column)) {
    case LeaseColumn::State:
        for (int state = 0; state <= int(LeaseState::Undated); ++state)
            width = std::max(width, text.horizontalAdvance(stateName(LeaseState(state))));
        width = std::max(width, text.horizontalAdvance(unlistedName()));
        width += StateDelegate::iconRoom(text) + StateDelegate::signRoom(text);
        break;
    case LeaseColumn::Server:
        width = fixed.horizontalAdvance(u"255.255.255.255:65535"_s);
        break;
    case LeaseColumn::ExitIp:
        width = fixed.horizontalAdvance(u"255.255.255.255"_s);
        break;
    case LeaseColumn::Area:
        width = chineseWidth(m_table.font(), 7); // for 内蒙古呼和浩特
        break;
    case LeaseColumn::Isp:
        width = chineseWidth(m_table.font(), 4);
        break;
    case LeaseColumn::Deadline:
    case LeaseColumn::Copied:
        width = fixed.horizontalAdvance(u"00:00:00"_s);
        break;
    case LeaseColumn::Remaining:
        width = RemainingDelegate::contentWidth(fixed);
        break;
    case LeaseColumn::Plan:
        width = text.horizontalAdvance(planName(Product::Global, Mode::Metered)); // the longest plan name
        break;
    case LeaseColumn::Account:
        width = chineseWidth(m_table.font(), 4); // for 华东采集
        break;
    case LeaseColumn::Request:
        width = fixed.horizontalAdvance(u"83158e…7a1b2"_s);
        break;
    case LeaseColumn::Check:
        width = CheckDelegate::contentWidth(text);
        break;
    case LeaseColumn::Latency:
        width = fixed.horizontalAdvance(u"9999 ms"_s);
        break;
    case LeaseColumn::MeasuredExit:
        width = fixed.horizontalAdvance(u"255.255.255.255"_s);
        break;
    case LeaseColumn::Count:
        break;
    }
    return std::max(width + 2 * cellPadding + 2, titleWidth(column));
}

int LeaseHeader::titleWidth(int column) const
{
    const int sortMark = m_table.style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, &m_table) + 8;
    const QString title = m_view.headerData(column, Qt::Horizontal).toString();
    return fontMetrics().horizontalAdvance(title) + sortMark + 2 * cellPadding + 2;
}

QString LeaseHeader::measuredBy() const
{
    QString all = m_table.font().key() + font().key() + m_table.style()->name() + stateName(LeaseState::Live);
    for (int column = 0; column < tableColumns; ++column)
        all += m_view.headerData(column, Qt::Horizontal).toString();
    return all;
}

void LeaseHeader::resetColumns()
{
    m_measuredBy = measuredBy();
    m_firstWidths.clear();
    for (int column = 0; column < tableColumns; ++column) {
        m_firstWidths.append(firstWidth(column));
        setSectionHidden(column, false); // the width of a hidden column cannot be set
        resizeSection(column, m_firstWidths.last());
    }
    int place = 0;
    for (const LeaseColumn column : defaultColumns)
        moveSection(visualIndex(int(column)), place++);
    for (; place < count(); ++place)
        setSectionHidden(logicalIndex(place), true); // by choice
}

void LeaseHeader::refitColumns()
{
    // Cached: this is called repeatedly while a window is created, and measuring texts is slow.
    if (const QString now = measuredBy(); now == m_measuredBy)
        return;
    else
        m_measuredBy = now;
    for (int column = 0; column < int(m_firstWidths.size()); ++column) {
        const int now = firstWidth(column);
        if (!isSectionHidden(column) && sectionSize(column) == m_firstWidths.at(column))
            resizeSection(column, now);
        m_firstWidths[column] = now;
    }
}

int LeaseHeader::columnAtPlace(int place) const
{
    for (int visual = 0; visual < count(); ++visual) {
        const int column = logicalIndex(visual);
        if (!isSectionHidden(column) && place-- == 0)
            return column;
    }
    return -1;
}

void LeaseHeader::setColumnShown(LeaseColumn column, bool shown)
{
    const int logical = int(column);
    if (isSectionHidden(logical) == !shown || (!shown && count() - hiddenSectionCount() == 1))
        return;
    setSectionHidden(logical, !shown);
    // Columns that were hidden in a saved state have no width.
    if (shown && sectionSize(logical) < ColumnLayout::leastWidth)
        resizeSection(logical, firstWidth(logical));
    if (!shown && m_table.currentIndex().column() == logical)
        keepCurrentInSight();
}

void LeaseHeader::keepCurrentInSight()
{
    // Keyboard navigation starts from the current cell, so it must be in a visible column. The selection is of whole
    // rows and does not change.
    const QModelIndex current = m_table.currentIndex();
    if (current.isValid() && isSectionHidden(current.column()))
        m_table.selectionModel()->setCurrentIndex(current.siblingAtColumn(columnAtPlace(0)),
                                                  QItemSelectionModel::NoUpdate);
}

void LeaseHeader::moveColumn(LeaseColumn column, int by)
{
    const int from = visualIndex(int(column));
    int to = from + by;
    // Skips hidden columns, so that each key press has a visible effect.
    while (to >= 0 && to < count() && isSectionHidden(logicalIndex(to)))
        to += by;
    if (to >= 0 && to < count())
        moveSection(from, to);
}

void LeaseHeader::widenColumn(LeaseColumn column, int by)
{
    resizeSection(int(column),
                  std::clamp(sectionSize(int(column)) + by, ColumnLayout::leastWidth, ColumnLayout::mostWidth));
}

void LeaseHeader::fitColumn(LeaseColumn column)
{
    // Limited: text from the network must not make a column wider than any window.
    const int most = m_table.fontMetrics().averageCharWidth() * 80;
    const QAbstractItemView &table = m_table; // QTableView hides sizeHintForColumn()
    resizeSection(int(column), std::min(most, std::max(table.sizeHintForColumn(int(column)), titleWidth(int(column)))));
}

void LeaseHeader::fitColumns()
{
    for (int column = 0; column < tableColumns; ++column) {
        if (!isSectionHidden(column))
            fitColumn(LeaseColumn(column));
    }
}

ColumnLayout LeaseHeader::columnLayout() const
{
    const int last = columnAtPlace(count() - hiddenSectionCount() - 1);
    ColumnLayout layout;
    for (int visual = 0; visual < count(); ++visual) {
        const int column = logicalIndex(visual);
        const bool shown = !isSectionHidden(column);
        const int width = sectionSize(column);
        // The last column's width depends on the window. An unchanged width follows the font, so 0 is saved.
        const bool own = shown && column != last && width != m_firstWidths.value(column);
        layout.columns.append({LeaseColumn(column), shown, own ? width : 0});
    }
    const int sorted = m_view.sortColumn();
    layout.sort = sorted < 0 ? ColumnLayout::Sort{}
                             : ColumnLayout::Sort{LeaseColumn(sorted), m_view.sortOrder() == Qt::DescendingOrder};
    return layout;
}

void LeaseHeader::setColumnLayout(const ColumnLayout &layout)
{
    for (const ColumnLayout::Column &column : layout.columns)
        setSectionHidden(int(column.column), false); // the width of a hidden column cannot be set
    int place = 0;
    for (const ColumnLayout::Column &column : layout.columns) {
        const int logical = int(column.column);
        moveSection(visualIndex(logical), place++);
        resizeSection(logical, column.width > 0 ? column.width : firstWidth(logical));
        setSectionHidden(logical, !column.shown);
    }
    if (layout.sort) {
        const bool newest = layout.sort->column == LeaseColumn::Count;
        m_table.sortByColumn(newest ? -1 : int(layout.sort->column),
                             layout.sort->descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    keepCurrentInSight();
}

void LeaseHeader::saveColumns(QSettings &settings) const
{
    settings.setValue(u"leases/columns"_s, tableColumns);
    settings.setValue(u"leases/header"_s, saveState());
}

void LeaseHeader::restoreColumns(QSettings &settings)
{
    // A version with fewer columns had the first of these; Qt adds those that are missing. More are of a later version.
    const int saved = settings.value(u"leases/columns"_s).toInt();
    if (saved <= 0 || saved > tableColumns)
        return;
    if (!restoreState(settings.value(u"leases/header"_s).toByteArray()) || count() != tableColumns
        || hiddenSectionCount() == tableColumns) {
        resetColumns();
    } else {
        for (int column = saved; column < tableColumns; ++column) {
            resizeSection(column, m_firstWidths.value(column, firstWidth(column)));
            setSectionHidden(column, true); // by choice
        }
    }
    // These properties are fixed, whatever an older saved state contained.
    setSectionsMovable(true);
    setStretchLastSection(true);
    setSortIndicatorClearable(true);
}

} // namespace proxydeck
