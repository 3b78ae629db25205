// SPDX-License-Identifier: MIT
#include "view/row_moves.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// Up to this number, ranges are inserted or removed one by one; above it, one reordering of all rows is cheaper for
/// the views.
constexpr size_t mostRanges = 16;

/// Runs of positions in \a rows whose ids are not in \a others.
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

std::vector<RowId> rowsOf(const std::vector<RowId> &rows, const Run &run)
{
    return {rows.begin() + run.first, rows.begin() + run.last + 1};
}

void append(std::vector<RowId> &to, const std::vector<RowId> &rows, const Run &run)
{
    to.insert(to.end(), rows.begin() + run.first, rows.begin() + run.last + 1);
}

} // namespace

RowMoves RowMoves::between(const std::vector<RowId> &shown, std::vector<RowId> next)
{
    RowMoves moves;
    if (next == shown)
        return moves;
    const std::vector<RowId> kept = keptOf(next, RowSet(shown)); // in their new order
    std::vector<RowId> now;
    if (kept.size() == shown.size()) {
        now = shown;
    } else {
        const RowSet staying(next);
        const std::vector<Run> leaving = runsOutside(shown, staying);
        if (leaving.size() <= mostRanges) {
            moves.removeAll(leaving);
            now = keptOf(shown, staying);
        } else {
            // Move the rows to be removed to the beginning, and put the others into their new order in the same step.
            std::vector<RowId> parted;
            parted.reserve(shown.size());
            for (const Run &run : leaving)
                append(parted, shown, run);
            const auto count = quint32(parted.size());
            parted.insert(parted.end(), kept.begin(), kept.end());
            moves.reorder(std::move(parted));
            moves.remove({0, count - 1});
            now = kept;
        }
    }
    if (kept.size() == next.size()) {
        if (now != next)
            moves.reorder(std::move(next));
        return moves;
    }
    const std::vector<Run> entering = runsOutside(next, RowSet(kept));
    if (entering.size() <= mostRanges) {
        if (now != kept)
            moves.reorder(kept);
        for (const Run &run : entering)
            moves.insert(run.first, rowsOf(next, run));
    } else {
        std::vector<RowId> added;
        added.reserve(next.size() - kept.size());
        for (const Run &run : entering)
            append(added, next, run);
        moves.insert(0, std::move(added));
        moves.reorder(std::move(next));
    }
    return moves;
}

RowMoves RowMoves::adding(const std::vector<RowId> &shown, const std::vector<RowId> &added, const IsBefore &isBefore)
{
    RowMoves moves;
    if (added.empty())
        return moves;
    if (shown.empty() || isBefore(shown.back(), added.front())) {
        moves.insert(quint32(shown.size()), added);
        return moves;
    }
    // The insert position of each row, computed as if it were the only one; rows with the same position form one range.
    struct Piece
    {
        quint32 position;
        size_t first;
    };
    std::vector<Piece> pieces;
    auto from = shown.cbegin();
    for (size_t i = 0; i < added.size(); ++i) {
        from = std::lower_bound(from, shown.cend(), added[i], isBefore);
        const auto position = quint32(from - shown.cbegin());
        if (pieces.empty() || pieces.back().position != position)
            pieces.push_back({position, i});
        if (pieces.size() > mostRanges) {
            moves.insert(0, added);
            moves.reorder(mergedRows(shown, added, isBefore));
            return moves;
        }
    }
    // From the last to the first, so that the other positions stay valid.
    for (size_t i = pieces.size(); i-- > 0;) {
        const size_t end = i + 1 < pieces.size() ? pieces[i + 1].first : added.size();
        moves.insert(pieces[i].position, {added.begin() + qptrdiff(pieces[i].first), added.begin() + qptrdiff(end)});
    }
    return moves;
}

RowMoves RowMoves::removing(const std::vector<RowId> &shown, const std::vector<quint32> &positions)
{
    RowMoves moves;
    const std::vector<Run> runs = runsOf(positions);
    if (runs.size() <= mostRanges) {
        moves.removeAll(runs);
        return moves;
    }
    std::vector<RowId> parted;
    parted.reserve(shown.size());
    for (const quint32 position : positions)
        parted.push_back(shown[position]);
    quint32 from = 0;
    for (const Run &run : runs) {
        parted.insert(parted.end(), shown.begin() + from, shown.begin() + run.first);
        from = run.last + 1;
    }
    parted.insert(parted.end(), shown.begin() + from, shown.end());
    moves.reorder(std::move(parted));
    moves.remove({0, quint32(positions.size()) - 1});
    return moves;
}

void RowMoves::remove(Run run) { m_steps.push_back({RowMove::Kind::Remove, run, {}}); }

void RowMoves::removeAll(const std::vector<Run> &runs)
{
    quint32 gone = 0;
    for (const Run &run : runs) {
        remove({run.first - gone, run.last - gone});
        gone += run.size();
    }
}

void RowMoves::insert(quint32 position, std::vector<RowId> rows)
{
    const Run run{position, position + quint32(rows.size()) - 1};
    m_steps.push_back({RowMove::Kind::Insert, run, std::move(rows)});
}

void RowMoves::reorder(std::vector<RowId> rows) { m_steps.push_back({RowMove::Kind::Reorder, {}, std::move(rows)}); }

} // namespace proxydeck
