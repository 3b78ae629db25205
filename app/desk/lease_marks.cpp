// SPDX-License-Identifier: MIT
#include "desk/lease_marks.h"

#include "lease/lease_key.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "table/lease_store.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace proxydeck {

LeaseMarks::LeaseMarks(LeaseTable &leases, RegionLockModel &regionLocks, Ledger *ledger, QObject *parent)
    : QObject(parent)
    , m_leases(leases)
    , m_regionLocks(regionLocks)
    , m_ledger(ledger)
{
}

void LeaseMarks::setCopied(const QList<RowId> &rows)
{
    const qint64 now = m_leases.clock().nowMs();
    m_leases.setCopied(rows, now);
    if (m_ledger)
        m_ledger->markCopied(keysOf(rows), now);
}

void LeaseMarks::setCopied(const QList<LeaseKey> &leases)
{
    const qint64 now = m_leases.clock().nowMs();
    m_leases.setCopied(m_leases.rowsOf(leases), now);
    if (m_ledger)
        m_ledger->markCopied(leases, now);
}

void LeaseMarks::setChecks(const QList<LeaseTable::Check> &checks)
{
    QList<CheckRecord> records;
    records.reserve(checks.size());
    for (const LeaseTable::Check &check : checks) {
        if (m_leases.contains(check.row))
            records.append({m_leases.key(check.row), check.outcome});
    }
    m_leases.setChecks(checks);
    if (m_ledger)
        m_ledger->recordChecks(records);
}

void LeaseMarks::remove(const QList<RowId> &rows)
{
    keep(stepOf(rows, true));
    if (m_ledger)
        m_ledger->forget(keysOf(rows));
    m_leases.remove(rows);
}

void LeaseMarks::clear(const QList<RowId> &rows)
{
    keep(stepOf(rows, false));
    m_leases.remove(rows);
}

void LeaseMarks::removeRegionLocks(const QList<int> &rows)
{
    Step step;
    step.inRecord = true;
    step.regionLocks = m_regionLocks.removeAt(rows);
    step.rows = step.regionLocks.size();
    if (m_ledger)
        m_ledger->forget(keysOf(step));
    keep(std::move(step));
}

/// Not by LeaseTable::lease() and origin(), which make all texts of a row: there can be a million rows.
QList<LeaseKey> LeaseMarks::keysOf(const QList<RowId> &rows) const
{
    const LeaseStore &store = m_leases.store();
    QList<LeaseKey> keys;
    keys.reserve(rows.size());
    for (const RowId row : rows) {
        if (store.contains(row))
            keys.append({store.accountOfRow(row), store.serverText(row), store.deadlineMs(row)});
    }
    return keys;
}

QList<LeaseKey> LeaseMarks::keysOf(const Step &step)
{
    QList<LeaseKey> keys;
    for (const LeaseBatch &batch : step.batches) {
        for (const Lease &lease : batch.leases)
            keys.append({batch.origin.account, lease.server, lease.deadlineMs});
    }
    for (const RegionLockModel::Removed &one : step.regionLocks)
        keys.append({one.origin.account, one.line.uuid});
    return keys;
}

LeaseMarks::Step LeaseMarks::stepOf(const QList<RowId> &rows, bool inRecord) const
{
    Step step;
    step.inRecord = inRecord;
    step.rows = rows.size();
    if (!canUndo(rows.size()))
        return step;
    QList<RowId> ascending = rows;
    std::sort(ascending.begin(), ascending.end()); // batch by batch
    const LeaseStore &store = m_leases.store();
    step.rows = 0;
    std::optional<LeaseStore::BatchId> last;
    for (const RowId row : std::as_const(ascending)) {
        if (!store.contains(row))
            continue;
        if (last != store.batchId(row)) {
            last = store.batchId(row);
            step.batches.append(LeaseBatch());
            step.batches.last().origin = store.origin(row);
        }
        LeaseBatch &batch = step.batches.last();
        batch.leases.append(store.lease(row));
        batch.delistedMs.append(store.delistedMs(row));
        batch.copiedMs.append(store.copiedMs(row));
        if (store.checks().contains(row)) {
            batch.checks.resize(batch.leases.size());
            batch.checks.last() = store.checks().outcome(row);
        }
        LeaseTraffic traffic = store.traffic(row);
        traffic.open = 0;
        if (!traffic.isNone()) {
            batch.traffic.resize(batch.leases.size());
            batch.traffic.last() = traffic;
        }
        ++step.rows;
    }
    return step;
}

void LeaseMarks::keep(Step step)
{
    if (!canUndo(step.rows)) {
        // What was removed before it would come back in an order that nobody has seen.
        m_steps.clear();
        Q_EMIT undoableChanged();
        return;
    }
    if (step.rows == 0)
        return;
    m_steps.push_back(std::move(step));
    qsizetype kept = 0;
    size_t steps = 0;
    for (auto one = m_steps.rbegin(); one != m_steps.rend() && steps < mostSteps; ++one, ++steps) {
        kept += one->rows;
        if (kept > mostRows)
            break;
    }
    m_steps.erase(m_steps.begin(), m_steps.end() - std::ptrdiff_t(steps));
    Q_EMIT undoableChanged();
}

LeaseMarks::Undoable LeaseMarks::undoable() const
{
    if (m_steps.empty())
        return {};
    return {m_steps.back().rows, !m_steps.back().regionLocks.isEmpty()};
}

LeaseMarks::Restored LeaseMarks::undo()
{
    if (m_steps.empty())
        return {};
    const Step step = std::move(m_steps.back());
    m_steps.pop_back();
    const QList<LeaseKey> keys = keysOf(step);
    std::vector<LeaseTable::Received> received;
    for (const LeaseBatch &batch : step.batches)
        received.push_back(
            {batch.leases, batch.origin, batch.delistedMs, true, batch.copiedMs, batch.checks, batch.traffic});
    Restored restored;
    if (!received.empty()) {
        m_leases.add(received);
        restored.leases = m_leases.rowsOf(keys);
    }
    restored.regionLocks = m_regionLocks.restore(step.regionLocks);
    if (m_ledger && step.inRecord)
        m_ledger->undoForget(keys);
    Q_EMIT undoableChanged();
    return restored;
}

} // namespace proxydeck

#include "moc_lease_marks.cpp"
