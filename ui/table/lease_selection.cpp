// SPDX-License-Identifier: MIT
#include "ui/table/lease_selection.h"

#include "table/row_ids.h"
#include "view/lease_view.h"

#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>
#include <limits>

namespace proxydeck {

namespace {

/// Larger selections are not left to QItemSelectionModel when rows move: it creates a persistent index for each row.
constexpr int leftToQt = 2'000;
/// Every query of a selection goes through all of its ranges.
constexpr size_t mostSelectedRanges = 1'000;

/// Ascending, merged and not adjacent.
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

LeaseSelection::LeaseSelection(LeaseView &view, QObject *parent)
    : QItemSelectionModel(nullptr, parent)
    , m_view(view)
{
    // Connected before setModel(), so that the selection is stored before QItemSelectionModel handles the signal.
    connect(&view, &QAbstractItemModel::layoutAboutToBeChanged, this, &LeaseSelection::saveSelection);
    connect(&view, &QAbstractItemModel::layoutChanged, this, &LeaseSelection::restoreSelection);
    setModel(&view);
}

QList<RowId> LeaseSelection::rowIds() const { return rowIds(std::numeric_limits<qsizetype>::max()); }

QList<RowId> LeaseSelection::rowIds(qsizetype most) const
{
    // Ranges, not indexes: a selection of all rows is one range.
    const std::vector<Run> runs = rowsOf(selection());
    QList<RowId> ids;
    ids.reserve(std::min<qsizetype>(countOf(runs), most));
    for (const Run &run : runs) {
        for (quint32 row = run.first; row <= run.last && ids.size() < most; ++row)
            ids.append(m_view.rowId(int(row)));
    }
    return ids;
}

qsizetype LeaseSelection::rowCount() const { return countOf(rowsOf(selection())); }

/// Of those that are shown; empty if they are in too many places.
QItemSelection LeaseSelection::selectionOf(const QList<RowId> &rows) const
{
    std::vector<quint32> places;
    for (const RowId row : rows) {
        if (const int at = m_view.viewRow(row); at >= 0)
            places.push_back(quint32(at));
    }
    std::sort(places.begin(), places.end());
    QItemSelection selection;
    const std::vector<Run> runs = runsOf(places);
    if (runs.size() > mostSelectedRanges)
        return selection;
    for (const Run &run : runs)
        selection.append({m_view.index(int(run.first), 0), m_view.index(int(run.last), m_view.columnCount() - 1)});
    return selection;
}

void LeaseSelection::propose(const QList<RowId> &rows)
{
    const QScopedValueRollback own(m_isOwn, true);
    select(selectionOf(rows), ClearAndSelect);
    m_isProposed = true;
}

void LeaseSelection::withdraw()
{
    if (!isProposed())
        return;
    const QScopedValueRollback own(m_isOwn, true);
    clearSelection();
}

void LeaseSelection::choose(const QList<RowId> &rows) { select(selectionOf(rows), ClearAndSelect); }

void LeaseSelection::select(const QItemSelection &selection, SelectionFlags command)
{
    const bool isChoice = !m_isOwn && command != NoUpdate;
    if (isChoice)
        m_isProposed = false;
    QItemSelectionModel::select(selection, command);
    if (isChoice)
        Q_EMIT chosen();
}

void LeaseSelection::saveSelection()
{
    m_rowsSelected.clear();
    const qsizetype count = rowCount();
    if (count <= leftToQt)
        return;
    const QList<RowId> rows = rowIds();
    m_rowsSelected.assign(rows.begin(), rows.end());
    // Signals are blocked: the same rows are selected again in restoreSelection().
    const QSignalBlocker blocker(this);
    const QScopedValueRollback own(m_isOwn, true);
    clearSelection();
}

void LeaseSelection::restoreSelection()
{
    if (m_rowsSelected.empty())
        return;
    const RowSet selected(m_rowsSelected);
    m_rowsSelected.clear();
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
        // No selection is better than one that makes the table very slow or that differs from the original one.
        Q_EMIT dropped();
        return;
    }
    QItemSelection selection;
    for (const Run &run : runs)
        selection.append({m_view.index(int(run.first), 0), m_view.index(int(run.last), m_view.columnCount() - 1)});
    const QSignalBlocker blocker(this);
    const QScopedValueRollback own(m_isOwn, true);
    select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace proxydeck

#include "moc_lease_selection.cpp"
