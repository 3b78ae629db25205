// SPDX-License-Identifier: MIT
// The selection of LeaseTableView, of one row or a million.
#include "ui/table/lease_table_view.h"

#include "leases/lease_view.h"
#include "leases/row_ids.h"

#include <QSignalBlocker>

#include <algorithm>
#include <limits>

namespace proxydeck {

namespace {

/// Beyond so many rows they are not left to QItemSelectionModel when rows move: it makes a persistent index for each.
constexpr int leftToQt = 2'000;
/// Every look at a selection goes through all of its ranges.
constexpr size_t mostSelectedRanges = 1'000;

/// Ascending and apart from each other.
std::vector<Run> rowsOf(const QItemSelection &selection)
{
    std::vector<Run> runs;
    for (const QItemSelectionRange &range : selection) {
        if (range.isValid())
            runs.push_back({quint32(range.top()), quint32(range.bottom())});
    }
    std::sort(runs.begin(), runs.end(), [](const Run &a, const Run &b) { return a.first < b.first; });
    std::vector<Run> apart;
    for (const Run &run : runs) {
        if (!apart.empty() && run.first <= apart.back().last + 1)
            apart.back().last = std::max(apart.back().last, run.last);
        else
            apart.push_back(run);
    }
    return apart;
}

qsizetype countOf(const std::vector<Run> &runs)
{
    qsizetype count = 0;
    for (const Run &run : runs)
        count += run.size();
    return count;
}

} // namespace

QList<RowId> LeaseTableView::selectedRowIds() const { return selectedRowIds(std::numeric_limits<qsizetype>::max()); }

QList<RowId> LeaseTableView::selectedRowIds(qsizetype most) const
{
    // Ranges, not indexes: a selection of everything is one range, whatever the number of rows.
    const std::vector<Run> runs = rowsOf(selectionModel()->selection());
    QList<RowId> ids;
    ids.reserve(std::min<qsizetype>(countOf(runs), most));
    for (const Run &run : runs) {
        for (quint32 row = run.first; row <= run.last && ids.size() < most; ++row)
            ids.append(m_view.rowId(int(row)));
    }
    return ids;
}

qsizetype LeaseTableView::selectedRowCount() const { return countOf(rowsOf(selectionModel()->selection())); }

void LeaseTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionEdited();
}

void LeaseTableView::stowSelection()
{
    m_stowed.clear();
    const qsizetype count = selectionModel() ? selectedRowCount() : 0;
    if (count <= leftToQt)
        return;
    const QList<RowId> rows = selectedRowIds();
    m_stowed.assign(rows.begin(), rows.end());
    // Nothing is deselected: on the way back the same rows are.
    const QSignalBlocker blocker(selectionModel());
    selectionModel()->clearSelection();
}

void LeaseTableView::unstowSelection()
{
    if (m_stowed.empty())
        return;
    const RowSet selected(m_stowed);
    m_stowed.clear();
    std::vector<Run> runs;
    const int rows = m_view.rowCount();
    for (int row = 0; row < rows && runs.size() <= mostSelectedRanges; ++row) {
        if (!selected.contains(m_view.rowId(row)))
            continue;
        if (!runs.empty() && int(runs.back().last) + 1 == row)
            runs.back().last = quint32(row);
        else
            runs.push_back({quint32(row), quint32(row)});
    }
    if (runs.size() > mostSelectedRanges) {
        // Better none than one under which the table crawls, or another than the one that was made.
        Q_EMIT selectionEdited();
        return;
    }
    QItemSelection selection;
    for (const Run &run : runs)
        selection.append({m_view.index(int(run.first), 0), m_view.index(int(run.last), m_view.columnCount() - 1)});
    const QSignalBlocker blocker(selectionModel());
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace proxydeck
