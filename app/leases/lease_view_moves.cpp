// SPDX-License-Identifier: MIT
// How a LeaseView gets from one order of rows to another, and what it tells those who watch it.
#include "leases/lease_view_content.h"
#include "leases/row_ids.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace proxydeck {

namespace {

/// Views do linear work for each range inserted or removed: beyond so many, one move of everything is cheaper.
constexpr size_t mostRanges = 16;
/// A view merely repaints for a range changed.
constexpr size_t mostChangedRanges = 256;

/// The places in \a rows of those that are not in \a others.
std::vector<Run> runsOutside(const std::vector<RowId> &rows, const RowSet &others)
{
    std::vector<Run> runs;
    for (quint32 position = 0; position < rows.size(); ++position) {
        if (others.contains(rows[position]))
            continue;
        if (!runs.empty() && runs.back().last + 1 == position)
            runs.back().last = position;
        else
            runs.push_back({position, position});
    }
    return runs;
}

std::vector<RowId> keptOf(const std::vector<RowId> &rows, const RowSet &others)
{
    std::vector<RowId> kept;
    kept.reserve(rows.size());
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(kept), [&](RowId row) { return others.contains(row); });
    return kept;
}

} // namespace

/// Shows \a next instead, whatever it has in common with what is shown.
void LeaseView::become(std::vector<RowId> next)
{
    auto &rows = m_content->rows;
    if (next == rows)
        return;
    const QScopedValueRollback moving(m_content->inOrder, false);
    const std::vector<RowId> kept = keptOf(next, RowSet(rows)); // in their new order

    if (kept.size() < rows.size()) {
        const std::vector<Run> leaving = runsOutside(rows, RowSet(next));
        if (leaving.size() <= mostRanges) {
            quint32 gone = 0;
            for (const Run &run : leaving) {
                removeRun(run.first - gone, run.last - gone);
                gone += run.size();
            }
        } else {
            // Those that leave gather at the end of the table, and the others take their new order on the way.
            std::vector<RowId> parted;
            parted.reserve(rows.size());
            for (const Run &run : leaving)
                parted.insert(parted.end(), rows.begin() + run.first, rows.begin() + run.last + 1);
            const size_t count = parted.size();
            parted.insert(parted.end(), kept.begin(), kept.end());
            rearrange(std::move(parted));
            removeRun(0, quint32(count) - 1);
        }
    }
    if (kept.size() < next.size()) {
        const std::vector<Run> entering = runsOutside(next, RowSet(kept));
        if (entering.size() <= mostRanges) {
            rearrange(kept);
            for (const Run &run : entering)
                insertRun(run.first, std::span(next).subspan(run.first, run.size()));
        } else {
            std::vector<RowId> added;
            for (const Run &run : entering)
                added.insert(added.end(), next.begin() + run.first, next.begin() + run.last + 1);
            insertRun(0, added);
        }
    }
    rearrange(std::move(next));
}

/// Shows the same rows in the order of \a next.
void LeaseView::rearrange(std::vector<RowId> next)
{
    std::vector<RowId> &rows = m_content->rows;
    RowPositions &positions = m_content->positions;
    if (next == rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<RowId> rowsOfIndexes;
    rowsOfIndexes.reserve(size_t(from.size()));
    for (const QModelIndex &index : from)
        rowsOfIndexes.push_back(rowId(index.row()));
    rows = std::move(next);
    positions.invalidate();
    if (!from.isEmpty()) {
        positions.build(rows);
        QModelIndexList to;
        to.reserve(from.size());
        for (qsizetype i = 0; i < from.size(); ++i)
            to.append(index(m_content->viewRow(positions.at(rowsOfIndexes[size_t(i)])), from[i].column()));
        changePersistentIndexList(from, to);
    }
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// \a sorted are not shown yet.
void LeaseView::insertSorted(const std::vector<RowId> &sorted)
{
    auto &rows = m_content->rows;
    if (sorted.empty())
        return;
    const auto isBelow = [this](RowId a, RowId b) { return m_content->order.isBelow(a, b); };
    if (rows.empty() || isBelow(rows.back(), sorted.front())) {
        insertRun(quint32(rows.size()), sorted);
        return;
    }
    // Where each would stand if it came alone; those with the same place are one range.
    struct Piece
    {
        quint32 position;
        size_t first;
    };
    std::vector<Piece> pieces;
    auto from = rows.cbegin();
    for (size_t i = 0; i < sorted.size(); ++i) {
        from = std::lower_bound(from, rows.cend(), sorted[i], isBelow);
        const auto position = quint32(from - rows.cbegin());
        if (pieces.empty() || pieces.back().position != position)
            pieces.push_back({position, i});
        if (pieces.size() > mostRanges) {
            const QScopedValueRollback moving(m_content->inOrder, false);
            std::vector<RowId> next = merged(rows, sorted);
            insertRun(0, sorted);
            rearrange(std::move(next));
            return;
        }
    }
    for (size_t i = pieces.size(); i-- > 0;) {
        const size_t end = i + 1 < pieces.size() ? pieces[i + 1].first : sorted.size();
        insertRun(pieces[i].position, std::span(sorted).subspan(pieces[i].first, end - pieces[i].first));
    }
}

/// \a positions are ascending.
void LeaseView::removeAt(const std::vector<quint32> &positions)
{
    const std::vector<Run> runs = runsOf(positions);
    auto &rows = m_content->rows;
    quint32 gone = 0;
    if (runs.size() <= mostRanges) {
        for (const Run &run : runs) {
            removeRun(run.first - gone, run.last - gone);
            gone += run.size();
        }
        return;
    }
    const QScopedValueRollback moving(m_content->inOrder, false);
    std::vector<RowId> parted;
    parted.reserve(rows.size());
    for (const quint32 position : positions)
        parted.push_back(rows[position]);
    quint32 from = 0;
    for (const Run &run : runs) {
        parted.insert(parted.end(), rows.begin() + from, rows.begin() + run.first);
        from = run.last + 1;
    }
    parted.insert(parted.end(), rows.begin() + from, rows.end());
    rearrange(std::move(parted));
    removeRun(0, quint32(positions.size()) - 1);
}

void LeaseView::insertRun(quint32 position, std::span<const RowId> run)
{
    auto &rows = m_content->rows;
    const int first = int(rows.size() - position);
    beginInsertRows({}, first, first + int(run.size()) - 1);
    rows.insert(rows.begin() + position, run.begin(), run.end());
    m_content->positions.invalidate();
    endInsertRows();
}

void LeaseView::removeRun(quint32 first, quint32 last)
{
    auto &rows = m_content->rows;
    beginRemoveRows({}, m_content->viewRow(last), m_content->viewRow(first));
    rows.erase(rows.begin() + first, rows.begin() + last + 1);
    m_content->positions.invalidate();
    endRemoveRows();
}

/// \a positions are ascending.
void LeaseView::announceChanged(const std::vector<quint32> &positions)
{
    std::vector<Run> runs = runsOf(positions);
    if (runs.size() > mostChangedRanges)
        runs = {{runs.front().first, runs.back().last}};
    for (const Run &run : runs)
        Q_EMIT dataChanged(index(m_content->viewRow(run.last), 0),
                           index(m_content->viewRow(run.first), columnCount() - 1));
}

} // namespace proxydeck
