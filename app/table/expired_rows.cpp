// SPDX-License-Identifier: MIT
#include "table/expired_rows.h"

#include "lease/vendor_clock.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace proxydeck {

namespace {

/// Rows leave together, so that a hidden window wakes less than once a minute.
constexpr qint64 shortestWaitMs = 61'000;
/// A timer does not run while the machine sleeps; see also LeaseLifecycle.
constexpr qint64 longestWaitMs = 600'000;
/// So many stale entries are no burden.
constexpr size_t fewEntries = 1'024;

} // namespace

ExpiredRows::ExpiredRows(LeaseTable &table, qsizetype most, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_most(most)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ExpiredRows::leave);
    connect(&table, &LeaseTable::rowsAdded, this, [this](RowId first, RowId last) {
        QList<RowId> rows;
        for (RowId row = first; row <= last; ++row)
            rows.append(row);
        watch(rows);
    });
    connect(&table, &LeaseTable::rowsUpdated, this, &ExpiredRows::watch);
    connect(&table, &LeaseTable::statesChanged, this, &ExpiredRows::watch);
    watch(table.rows());
}

void ExpiredRows::setKeepMs(qint64 ms)
{
    m_keepMs = std::max<qint64>(ms, 0);
    m_timer.stop();
    arm();
}

QList<RowId> ExpiredRows::of(const LeaseTable &table)
{
    QList<RowId> rows;
    table.store().forEach([&](RowId row) {
        if (table.store().state(row) == LeaseState::Expired)
            rows.append(row);
    });
    return rows;
}

/// An entry is stale if its row is gone, or has been renewed since.
bool ExpiredRows::holds(const ExpiryQueue::Entry &entry) const
{
    const LeaseStore &store = m_table.store();
    return store.contains(entry.row) && store.state(entry.row) == LeaseState::Expired
        && store.deadlineMs(entry.row) <= entry.whenMs;
}

void ExpiredRows::watch(const QList<RowId> &rows)
{
    const LeaseStore &store = m_table.store();
    const qint64 now = m_table.clock().nowMs();
    for (const RowId row : rows) {
        if (store.state(row) == LeaseState::Expired)
            m_queue.push(now, row);
    }
    // Rows that were removed by hand or updated leave stale entries.
    const auto dead = size_t(m_table.counts()[size_t(LeaseState::Expired)]);
    if (m_queue.size() > 2 * dead + fewEntries) {
        std::vector<ExpiryQueue::Entry> entries = m_queue.take(std::numeric_limits<qint64>::max());
        std::erase_if(entries, [this](const ExpiryQueue::Entry &entry) { return !holds(entry); });
        const auto isBefore = [](const ExpiryQueue::Entry &a, const ExpiryQueue::Entry &b) {
            return a.row != b.row ? a.row < b.row : a.whenMs < b.whenMs;
        };
        std::sort(entries.begin(), entries.end(), isBefore);
        entries.erase(
            std::unique(entries.begin(), entries.end(),
                        [](const ExpiryQueue::Entry &a, const ExpiryQueue::Entry &b) { return a.row == b.row; }),
            entries.end());
        m_queue.assign(std::move(entries));
    }
    arm();
}

/// Takes entries out of the queue. \return their rows, ascending.
std::vector<RowId> ExpiredRows::taken(qint64 untilMs)
{
    std::vector<RowId> rows;
    for (const ExpiryQueue::Entry &entry : m_queue.take(untilMs)) {
        if (holds(entry))
            rows.push_back(entry.row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

size_t ExpiredRows::excess() const
{
    return size_t(std::max<qsizetype>(m_table.counts()[size_t(LeaseState::Expired)] - m_most, 0));
}

void ExpiredRows::leave()
{
    m_timer.stop();
    if (m_keepMs > 0)
        m_table.remove(taken(m_table.clock().nowMs() - m_keepMs));
    while (const size_t most = excess()) {
        const qint64 next = m_queue.nextMs([this](const ExpiryQueue::Entry &entry) { return holds(entry); });
        std::vector<RowId> going = taken(next);
        if (going.empty())
            break;
        for (; going.size() > most; going.pop_back()) // of those that expired together, the older ones go
            m_queue.push(next, going.back());
        m_table.remove(going);
    }
    arm();
}

void ExpiredRows::arm()
{
    if (excess() > 0) {
        m_timer.start(0); // not at once: others are still to be told of the rows that have just come or expired
        return;
    }
    if (m_timer.isActive() || m_keepMs == 0)
        return; // what expires later leaves later
    const qint64 next = m_queue.nextMs([this](const ExpiryQueue::Entry &entry) { return holds(entry); });
    if (next != std::numeric_limits<qint64>::max())
        m_timer.start(int(std::clamp(next + m_keepMs - m_table.clock().nowMs(), shortestWaitMs, longestWaitMs)));
}

} // namespace proxydeck

#include "moc_expired_rows.cpp"
