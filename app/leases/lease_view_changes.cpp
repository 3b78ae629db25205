// SPDX-License-Identifier: MIT
// How a LeaseView follows its table, its filter and its order: what is little at once, what is much in slices.
#include "leases/lease_view_content.h"
#include "leases/row_ids.h"
#include "leases/vendor_clock.h"

#include <algorithm>

namespace proxydeck {

namespace {

constexpr qint64 noLimit = qint64(1) << 60;
/// A table that changes much, and again and again, must come to rest all the same.
constexpr int mostRestarts = 64;
/// Rows come and go by time left at this pace at most: deadlines are whole seconds anyway.
constexpr qint64 shortestWaitMs = 200;
/// As LeaseLifecycle: a timer does not run while the machine sleeps.
constexpr qint64 longestWaitMs = 10'000;

} // namespace

/// Filter or order are others now.
void LeaseView::arrange()
{
    Content &c = *m_content;
    c.changes.clear();
    c.changeTimer.stop();
    c.job.emplace(c.store, c.filter, c.order);
    if (c.isMany(c.store.size()))
        c.jobTimer.start();
    else
        work(noLimit);
}

void LeaseView::work(qint64 budget)
{
    Content &c = *m_content;
    if (!c.job) {
        c.jobTimer.stop();
        return;
    }
    c.filter.setNow(m_table.clock().nowMs());
    if (c.job->isStale() && c.job->restarts() < mostRestarts)
        c.job->restart();
    if (c.job->advance(budget))
        publish();
}

void LeaseView::publish()
{
    Content &c = *m_content;
    c.jobTimer.stop();
    ArrangeJob job = std::move(*c.job);
    c.job.reset();
    c.changes = job.takeChanges();
    const std::vector<RowId> touched = job.takeTouched();
    std::vector<RowId> accepted;
    std::copy_if(touched.begin(), touched.end(), std::back_inserter(accepted),
                 [&](RowId row) { return c.filter.accepts(row); });
    std::vector<RowId> rows = job.takeRows();
    if (!accepted.empty())
        rows = merged(std::move(rows), inOrder(std::move(accepted)));
    become(std::move(rows));
    c.inOrder = true;
    watch(touched);
    advance(); // time went by for the rows that were looked at first
    if (!c.job)
        Q_EMIT settled();
}

bool LeaseView::isSettled() const { return !m_content->job; }

void LeaseView::settle()
{
    while (m_content->job)
        work(noLimit);
}

/// The filter may judge \a rows otherwise at another time than it was known to.
void LeaseView::watch(std::span<const RowId> rows)
{
    Content &c = *m_content;
    if (c.job || !c.filter.dependsOnTime())
        return;
    for (const RowId row : rows) {
        if (const qint64 when = c.filter.nextChangeMs(row); when != noDeadline)
            c.changes.push(when, row);
    }
    arm();
}

void LeaseView::arm()
{
    Content &c = *m_content;
    if (!c.seen) {
        c.changeTimer.stop();
        return;
    }
    const qint64 next = c.changes.nextMs([&](const ExpiryQueue::Entry &entry) { return c.store.contains(entry.row); });
    if (next == noDeadline)
        c.changeTimer.stop();
    else
        c.changeTimer.start(int(std::clamp(next - m_table.clock().nowMs(), shortestWaitMs, longestWaitMs)));
}

void LeaseView::setSeen(bool seen)
{
    if (seen == m_content->seen)
        return;
    m_content->seen = seen;
    advance();
    arm();
}

void LeaseView::advance()
{
    Content &c = *m_content;
    if (!c.filter.dependsOnTime() || c.job)
        return; // a job looks at the clock itself
    const qint64 now = m_table.clock().nowMs();
    if (now < c.filter.nowMs()) {
        // The clock was wrong and has been put right: what was passed by may lie ahead again.
        arrange();
        return;
    }
    c.filter.setNow(now);
    std::vector<RowId> due;
    for (const ExpiryQueue::Entry &entry : c.changes.take(now)) {
        if (c.store.contains(entry.row))
            due.push_back(entry.row);
    }
    std::sort(due.begin(), due.end());
    due.erase(std::unique(due.begin(), due.end()), due.end());
    if (c.isMany(qsizetype(due.size())))
        arrange();
    else
        revise(due, false, false);
    arm();
}

void LeaseView::onRowsAdded(RowId first, RowId last)
{
    Content &c = *m_content;
    c.filter.setNow(m_table.clock().nowMs());
    std::vector<RowId> rows;
    rows.reserve(last - first + 1);
    for (RowId row = first; row <= last; ++row) {
        if (c.filter.accepts(row))
            rows.push_back(row);
    }
    if (c.job)
        c.job->touch(first, last);
    if (c.inOrder)
        insertSorted(inOrder(std::move(rows)));
    else if (!rows.empty())
        insertRun(quint32(c.rows.size()), rows); // the newest on top; their place they get with all others
    if (!c.job && c.filter.dependsOnTime()) {
        std::vector<RowId> all;
        for (RowId row = first; row <= last; ++row)
            all.push_back(row);
        watch(all);
    }
}

void LeaseView::onRowsUpdated(const QList<RowId> &rows)
{
    revise({rows.constData(), size_t(rows.size())}, m_content->order.column().has_value(), true);
}

void LeaseView::onStatesChanged(const QList<RowId> &rows)
{
    revise({rows.constData(), size_t(rows.size())}, m_content->order.column() == LeaseColumn::State, true);
}

void LeaseView::onRowsGoing(const QList<RowId> &rows)
{
    removeAt(positionsOf({rows.constData(), size_t(rows.size())}));
    if (m_content->job)
        m_content->job->restart(); // it may hold what is about to go
}

/// \a rows may have to leave, to enter, or to move where the sorted column is concerned. \a changed: they have other
/// values, which those who watch shall hear of.
void LeaseView::revise(std::span<const RowId> rows, bool mayMove, bool changed)
{
    Content &c = *m_content;
    LeaseFilter &filter = c.filter;
    filter.setNow(std::max(filter.nowMs(), m_table.clock().nowMs()));
    const bool mayMatter = mayMove || filter.hasWords() || filter.shown() != std::array{true, true, true, true};
    if (!c.job && mayMatter && c.isMany(qsizetype(rows.size()))) {
        c.inOrder = c.inOrder && !mayMove;
        arrange(); // looks at them all
    } else if (c.job) {
        c.inOrder = c.inOrder && !mayMove;
        c.job->touch(rows);
    }
    if (c.job || !mayMatter) {
        if (changed)
            announceChanged(positionsOf(rows));
        return;
    }

    const std::vector<RowId> &shown = c.rows;
    std::vector<RowId> accepted;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(accepted),
                 [&](RowId row) { return filter.accepts(row); });
    const std::vector<quint32> before = positionsOf(rows);
    if (mayMove) {
        std::vector<RowId> rest;
        rest.reserve(shown.size());
        auto going = before.begin();
        for (quint32 position = 0; position < shown.size(); ++position) {
            if (going != before.end() && *going == position)
                ++going;
            else
                rest.push_back(shown[position]);
        }
        become(merged(std::move(rest), inOrder(accepted)));
    } else {
        std::vector<quint32> leaving;
        std::vector<RowId> entering;
        const RowSet stays(accepted);
        std::copy_if(before.begin(), before.end(), std::back_inserter(leaving),
                     [&](quint32 position) { return !stays.contains(shown[position]); });
        std::copy_if(accepted.begin(), accepted.end(), std::back_inserter(entering),
                     [&](RowId row) { return positionOf(row) == RowPositions::none; });
        removeAt(leaving);
        insertSorted(inOrder(std::move(entering)));
    }
    if (changed)
        announceChanged(positionsOf(accepted));
    watch(rows);
}

std::vector<RowId> LeaseView::inOrder(std::vector<RowId> rows) const
{
    sortAscending(rows);
    LeaseSorter sorter(m_content->order, std::move(rows));
    qint64 budget = noLimit;
    sorter.advance(budget);
    return sorter.take();
}

/// Puts \a sorted into \a rest, which is in order too.
std::vector<RowId> LeaseView::merged(std::vector<RowId> rest, const std::vector<RowId> &sorted) const
{
    if (sorted.size() * 16 > rest.size()) {
        rest.insert(rest.end(), sorted.begin(), sorted.end());
        return inOrder(std::move(rest));
    }
    std::vector<RowId> all;
    all.reserve(rest.size() + sorted.size());
    auto from = rest.cbegin();
    for (const RowId row : sorted) {
        const auto to = std::lower_bound(from, rest.cend(), row,
                                         [this](RowId a, RowId b) { return m_content->order.isBelow(a, b); });
        all.insert(all.end(), from, to);
        all.push_back(row);
        from = to;
    }
    all.insert(all.end(), from, rest.cend());
    return all;
}

quint32 LeaseView::positionOf(RowId row) const
{
    const std::vector<RowId> &rows = m_content->rows;
    RowPositions &positions = m_content->positions;
    if (m_content->inOrder && !m_content->order.column()) {
        // Newest first: the ids themselves are in order.
        const auto at = std::lower_bound(rows.begin(), rows.end(), row);
        return at != rows.end() && *at == row ? quint32(at - rows.begin()) : RowPositions::none;
    }
    if (!positions.isValid())
        positions.build(rows);
    return positions.at(row);
}

/// Where those of \a rows that are shown stand, ascending.
std::vector<quint32> LeaseView::positionsOf(std::span<const RowId> rows) const
{
    std::vector<quint32> found;
    found.reserve(rows.size());
    const std::vector<RowId> &shown = m_content->rows;
    if (rows.size() * 32 > shown.size()) {
        const RowSet wanted(rows);
        for (quint32 position = 0; position < shown.size(); ++position) {
            if (wanted.contains(shown[position]))
                found.push_back(position);
        }
        return found;
    }
    for (const RowId row : rows) {
        if (const quint32 position = positionOf(row); position != RowPositions::none)
            found.push_back(position);
    }
    sortAscending(found);
    return found;
}

} // namespace proxydeck
