// SPDX-License-Identifier: MIT
#include "match/due_rows.h"

#include "lease/vendor_clock.h"
#include "match/lease_filter.h"
#include "table/lease_table.h"

namespace proxydeck {

namespace {

/// Shortest interval between updates of a filter by remaining time: deadlines are whole seconds anyway.
constexpr qint64 shortestWaitMs = 200;
/// A timer does not run while the machine sleeps; see also LeaseLifecycle.
constexpr qint64 longestWaitMs = 10'000;

} // namespace

DueRows::DueRows(const LeaseTable &table)
    : m_table(table)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DueRows::due);
}

bool DueRows::setVisible(bool visible)
{
    if (visible == m_visible)
        return false;
    m_visible = visible;
    arm();
    return true;
}

void DueRows::clear()
{
    m_queue.clear();
    m_timer.stop();
}

void DueRows::assign(ExpiryQueue queue)
{
    m_queue = std::move(queue);
    arm();
}

void DueRows::watch(std::span<const RowId> rows, const LeaseFilter &filter)
{
    for (const RowId row : rows) {
        if (const qint64 when = filter.nextChangeMs(row); when != noDeadline)
            m_queue.push(when, row);
    }
    arm();
}

std::vector<RowId> DueRows::take(qint64 nowMs)
{
    std::vector<RowId> rows;
    for (const ExpiryQueue::Entry &entry : m_queue.take(nowMs)) {
        if (m_table.contains(entry.row))
            rows.push_back(entry.row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    arm();
    return rows;
}

void DueRows::arm()
{
    const qint64 next = m_visible
        ? m_queue.nextMs([this](const ExpiryQueue::Entry &entry) { return m_table.contains(entry.row); })
        : noDeadline;
    if (next == noDeadline)
        m_timer.stop();
    else
        m_timer.start(int(std::clamp(next - m_table.clock().nowMs(), shortestWaitMs, longestWaitMs)));
}

} // namespace proxydeck

#include "moc_due_rows.cpp"
