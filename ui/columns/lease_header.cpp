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
#include <QScopedValueRollback>
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
    // Not Qt's: that fills with the last column only, and its length is wrong once it was switched off while one hid.
    setStretchLastSection(false);
    connect(this, &QHeaderView::sectionResized, this, &LeaseHeader::onResized);
    connect(this, &QHeaderView::sectionMoved, this, &LeaseHeader::fillWidth);
}

void LeaseHeader::onResized(int column, int before, int width)
{
    if (m_isFilling)
        return;
    if (before == 0 || width == 0) // Hidden or shown. Not now: Qt says so before it counts the column as hidden.
        QMetaObject::invokeMethod(this, &LeaseHeader::fillWidth, Qt::QueuedConnection);
    else if (column == int(LeaseColumn::Area) && m_areaFills)
        setAreaFills(false); // the operator's choice
    else if (column != m_filled)
        fillWidth();
}

void LeaseHeader::setAreaFills(bool fills)
{
    m_areaFills = fills;
    fillWidth();
}

void LeaseHeader::fillWidth()
{
    const int area = int(LeaseColumn::Area);
    const int plan = int(LeaseColumn::Plan);
    if (m_firstWidths.size() < count() || hiddenSectionCount() >= count())
        return;
    const QScopedValueRollback filling(m_isFilling, true);
    const int filled = m_areaFills && !isSectionHidden(area) ? area : columnAtPlace(count() - hiddenSectionCount() - 1);
    if (filled != m_filled && m_filled >= 0 && !isSectionHidden(m_filled) && sectionSize(m_filled) == m_filledWidth)
        resizeSection(m_filled, m_firstWidths.at(m_filled)); // it no longer fills: default width
    m_filled = filled;
    int left = viewport()->width() - (length() - sectionSize(filled));
    const int before = sectionSize(plan);
    if (filled == area && before > 0 && (before == m_planWidth || before == m_firstWidths.at(plan))) {
        left += before;
        m_planWidth = std::clamp(left - m_firstWidths.at(area), m_firstWidths.at(plan), m_longestPlan);
        resizeSection(plan, m_planWidth);
        left -= m_planWidth;
    }
    m_filledWidth = std::max(left, m_firstWidths.at(filled));
    resizeSection(filled, m_filledWidth);
}

void LeaseHeader::resizeEvent(QResizeEvent *event)
{
    TableHeader::resizeEvent(event);
    fillWidth();
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
        width = text.horizontalAdvance(planName(Product::ShortLived, Mode::Channel)); // the most frequent
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
    case LeaseColumn::Tunnels:
        width = fixed.horizontalAdvance(u"99 / 9999"_s);
        break;
    case LeaseColumn::Traffic:
        width = fixed.horizontalAdvance(u"999.9 MB"_s);
        break;
    case LeaseColumn::Success:
        width = fixed.horizontalAdvance(u"100 %"_s);
        break;
    case LeaseColumn::Count:
        break;
    }
    return std::max(width + 2 * cellPadding + 2, titleWidth(column));
}

int LeaseHeader::longestPlan() const
{
    const QString name = planName(Product::Global, Mode::Metered);
    return std::max(firstWidth(int(LeaseColumn::Plan)),
                    m_table.fontMetrics().horizontalAdvance(name) + 2 * cellPadding + 2);
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
    const QScopedValueRollback filling(m_isFilling, true);
    m_measuredBy = measuredBy();
    m_longestPlan = longestPlan();
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
    setAreaFills(true);
}

void LeaseHeader::refitColumns()
{
    // Cached: this is called repeatedly while a window is created, and measuring texts is slow.
    if (const QString now = measuredBy(); now == m_measuredBy)
        return;
    else
        m_measuredBy = now;
    const QScopedValueRollback filling(m_isFilling, true);
    const bool ownPlan = sectionSize(int(LeaseColumn::Plan)) != m_planWidth;
    m_longestPlan = longestPlan();
    for (int column = 0; column < int(m_firstWidths.size()); ++column) {
        const int now = firstWidth(column);
        if (!isSectionHidden(column) && sectionSize(column) == m_firstWidths.at(column))
            resizeSection(column, now);
        m_firstWidths[column] = now;
    }
    if (!ownPlan && !isSectionHidden(int(LeaseColumn::Plan)))
        resizeSection(int(LeaseColumn::Plan), m_firstWidths.value(int(LeaseColumn::Plan)));
    fillWidth();
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
    ColumnLayout layout;
    for (int visual = 0; visual < count(); ++visual) {
        const int column = logicalIndex(visual);
        const bool shown = !isSectionHidden(column);
        const int width = sectionSize(column);
        // One column's width depends on the window. An unchanged width follows the font, so 0 is saved.
        const bool given = column == int(LeaseColumn::Plan) && width == m_planWidth;
        const bool own = shown && column != m_filled && !given && width != m_firstWidths.value(column);
        layout.columns.append({LeaseColumn(column), shown, own ? width : 0});
    }
    const int sorted = m_view.sortColumn();
    layout.sort = sorted < 0 ? ColumnLayout::Sort{}
                             : ColumnLayout::Sort{LeaseColumn(sorted), m_view.sortOrder() == Qt::DescendingOrder};
    return layout;
}

void LeaseHeader::setColumnLayout(const ColumnLayout &layout)
{
    const QScopedValueRollback filling(m_isFilling, true);
    for (const ColumnLayout::Column &column : layout.columns)
        setSectionHidden(int(column.column), false); // the width of a hidden column cannot be set
    int place = 0;
    for (const ColumnLayout::Column &column : layout.columns) {
        const int logical = int(column.column);
        moveSection(visualIndex(logical), place++);
        resizeSection(logical, column.width > 0 ? column.width : firstWidth(logical));
        setSectionHidden(logical, !column.shown);
    }
    m_filled = -1;
    setAreaFills(std::none_of(layout.columns.cbegin(), layout.columns.cend(), [](const ColumnLayout::Column &column) {
        return column.column == LeaseColumn::Area && column.width > 0;
    }));
    if (layout.sort) {
        const bool newest = layout.sort->column == LeaseColumn::Count;
        m_table.sortByColumn(newest ? -1 : int(layout.sort->column),
                             layout.sort->descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    keepCurrentInSight();
}

/// Whether the area filled when this was saved. Versions before let the last column do that, whose width is then none
/// of the operator's.
bool LeaseHeader::restoreFilling(const QSettings &settings)
{
    m_planWidth = settings.value(u"leases/planWidth"_s).toInt();
    if (const QVariant saved = settings.value(u"leases/areaFills"_s); saved.isValid())
        return saved.toBool();
    const int area = int(LeaseColumn::Area);
    if (sectionSize(area) != m_firstWidths.value(area))
        return isSectionHidden(area);
    const int last = columnAtPlace(count() - hiddenSectionCount() - 1);
    if (last != area)
        resizeSection(last, m_firstWidths.value(last));
    return true;
}

void LeaseHeader::saveColumns(QSettings &settings) const
{
    settings.setValue(u"leases/columns"_s, tableColumns);
    settings.setValue(u"leases/header"_s, saveState());
    settings.setValue(u"leases/areaFills"_s, m_areaFills);
    settings.setValue(u"leases/planWidth"_s, m_planWidth);
}

void LeaseHeader::restoreColumns(QSettings &settings)
{
    // A version with fewer columns had the first of these; Qt adds those that are missing. More are of a later version.
    const int saved = settings.value(u"leases/columns"_s).toInt();
    if (saved <= 0 || saved > tableColumns)
        return;
    bool fills = true;
    const QScopedValueRollback filling(m_isFilling, true);
    if (!restoreState(settings.value(u"leases/header"_s).toByteArray()) || count() != tableColumns
        || hiddenSectionCount() == tableColumns) {
        resetColumns();
    } else {
        fills = restoreFilling(settings);
        for (int column = saved; column < tableColumns; ++column) {
            resizeSection(column, m_firstWidths.value(column, firstWidth(column)));
            setSectionHidden(column, true); // by choice
        }
    }
    // These properties are fixed, whatever an older saved state contained.
    setSectionsMovable(true);
    setStretchLastSection(false);
    setSortIndicatorClearable(true);
    // Hidden columns of a state that was saved with a stretched one still have a width, and are counted in the length.
    for (int column = 0; column < tableColumns; ++column) {
        if (isSectionHidden(column)) {
            setSectionHidden(column, false);
            setSectionHidden(column, true);
        }
    }
    m_filled = -1;
    setAreaFills(fills);
}

} // namespace proxydeck

#include "moc_lease_header.cpp"
