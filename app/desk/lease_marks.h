// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_records.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QObject>

#include <deque>
#include <optional>

namespace proxydeck {

class Ledger;
struct LeaseKey;

/// Marks leases as copied, removes leases and region locks, and undoes removals, each in its table and in the record.
class LeaseMarks : public QObject
{
    Q_OBJECT

public:
    /// Removals that can be undone: the latest ones of both tables, of at most mostRows rows together.
    static constexpr size_t mostSteps = 50;
    static constexpr qsizetype mostRows = 100'000;

    /// All must outlive it; \a ledger is null where nothing is kept.
    LeaseMarks(LeaseTable &leases, RegionLockModel &regionLocks, Ledger *ledger, QObject *parent = nullptr);

    /// Leases of the table, or of the record only; the former are marked in the table as well.
    void setCopied(const QList<RowId> &rows);
    void setCopied(const QList<LeaseKey> &leases);

    /// What checks have found, in the table and in the record. Call it with what came together.
    void setChecks(const QList<LeaseTable::Check> &checks);

    /// Whether a removal of \a rows rows could be undone.
    static bool canUndo(qsizetype rows) { return rows <= mostRows; }
    /// From the table, and from what the next start loads.
    void remove(const QList<RowId> &rows);
    /// From the table only: expired leases are not loaded at the next start anyway.
    void clear(const QList<RowId> &rows);

    /// Rows of the table of region locks; from what the next start loads as well.
    void removeRegionLocks(const QList<int> &rows);

    /// What undo() would restore.
    struct Undoable
    {
        qsizetype rows = 0;       ///< 0: there is nothing to undo
        bool regionLocks = false; ///< else leases
    };
    Undoable undoable() const;
    struct Restored
    {
        QList<RowId> leases;
        QList<int> regionLocks; ///< rows of their table
    };
    /// Restores what was removed last: leases as new rows, region locks in their old places. What was received again
    /// since is not added twice.
    Restored undo();

Q_SIGNALS:
    void undoableChanged();

private:
    struct Step
    {
        QList<LeaseBatch> batches;
        qsizetype rows = 0;
        QList<RegionLockModel::Removed> regionLocks;
        bool inRecord = false; ///< was removed from there as well
    };
    Step stepOf(const QList<RowId> &rows, bool inRecord) const;
    QList<LeaseKey> keysOf(const QList<RowId> &rows) const;
    static QList<LeaseKey> keysOf(const Step &step);
    void keep(Step step);

    LeaseTable &m_leases;
    RegionLockModel &m_regionLocks;
    Ledger *m_ledger;
    std::deque<Step> m_steps; ///< the last removal at the end
};

} // namespace proxydeck
