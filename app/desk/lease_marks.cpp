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

LeaseMarks::LeaseMarks(LeaseTable &leases, Ledger *ledger, QObject *parent)
    : QObject(parent)
    , m_leases(leases)
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
    keep(rows, true);
    if (m_ledger)
        m_ledger->forget(keysOf(rows));
    m_leases.remove(rows);
}

void LeaseMarks::clear(const QList<RowId> &rows)
{
    keep(rows, false);
    m_leases.remove(rows);
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

LeaseMarks::Step LeaseMarks::stepOf(const QList<RowId> &rows, bool inRecord) const
{
    QList<RowId> ascending = rows;
    std::sort(ascending.begin(), ascending.end()); // batch by batch
    const LeaseStore &store = m_leases.store();
    Step step;
    step.inRecord = inRecord;
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
        ++step.leases;
    }
    return step;
}

void LeaseMarks::keep(const QList<RowId> &rows, bool inRecord)
{
    if (!canUndo(rows.size())) {
        // What was removed before it would come back in an order that nobody has seen.
        m_steps.clear();
        Q_EMIT undoableChanged();
        return;
    }
    Step step = stepOf(rows, inRecord);
    if (step.leases == 0)
        return;
    m_steps.push_back(std::move(step));
    qsizetype kept = 0;
    size_t steps = 0;
    for (auto one = m_steps.rbegin(); one != m_steps.rend() && steps < mostSteps; ++one, ++steps) {
        kept += one->leases;
        if (kept > mostRows)
            break;
    }
    m_steps.erase(m_steps.begin(), m_steps.end() - std::ptrdiff_t(steps));
    Q_EMIT undoableChanged();
}

qsizetype LeaseMarks::undoable() const { return m_steps.empty() ? 0 : m_steps.back().leases; }

QList<RowId> LeaseMarks::undo()
{
    if (m_steps.empty())
        return {};
    const Step step = std::move(m_steps.back());
    m_steps.pop_back();
    std::vector<LeaseTable::Received> received;
    QList<LeaseKey> keys;
    for (const LeaseBatch &batch : step.batches) {
        received.push_back({batch.leases, batch.origin, batch.delistedMs, true, batch.copiedMs, batch.checks});
        for (const Lease &lease : batch.leases)
            keys.append({batch.origin.account, lease.server, lease.deadlineMs});
    }
    m_leases.add(received);
    if (m_ledger && step.inRecord)
        m_ledger->undoForget(keys);
    Q_EMIT undoableChanged();
    return m_leases.rowsOf(keys);
}

} // namespace proxydeck
