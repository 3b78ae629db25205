// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_records.h"
#include "table/lease_table.h"

#include <QObject>

#include <deque>
#include <optional>

namespace proxydeck {

class Ledger;
struct LeaseKey;

/// Marks leases as copied, removes leases, and undoes removals, each in the table and in the record.
class LeaseMarks : public QObject
{
    Q_OBJECT

public:
    /// Removals that can be undone: the latest ones, of at most mostRows leases together.
    static constexpr size_t mostSteps = 50;
    static constexpr qsizetype mostRows = 100'000;

    /// Both must outlive it; \a ledger is null where nothing is kept.
    LeaseMarks(LeaseTable &leases, Ledger *ledger, QObject *parent = nullptr);

    /// Leases of the table, or of the record only; the former are marked in the table as well.
    void setCopied(const QList<RowId> &rows);
    void setCopied(const QList<LeaseKey> &leases);

    /// What checks have found, in the table and in the record. Call it with what came together.
    void setChecks(const QList<LeaseTable::Check> &checks);

    /// Whether a removal of \a rows leases could be undone.
    static bool canUndo(qsizetype rows) { return rows <= mostRows; }
    /// From the table, and from what the next start loads.
    void remove(const QList<RowId> &rows);
    /// From the table only: expired leases are not loaded at the next start anyway.
    void clear(const QList<RowId> &rows);

    /// How many leases undo() would restore; 0: there is nothing to undo.
    qsizetype undoable() const;
    /// Restores the leases of the last removal as new rows. A lease that was received again since is not added twice.
    /// \return the rows.
    QList<RowId> undo();

Q_SIGNALS:
    void undoableChanged();

private:
    struct Step
    {
        QList<LeaseBatch> batches;
        qsizetype leases = 0;
        bool inRecord = false; ///< was removed from there as well
    };
    Step stepOf(const QList<RowId> &rows, bool inRecord) const;
    QList<LeaseKey> keysOf(const QList<RowId> &rows) const;
    void keep(const QList<RowId> &rows, bool inRecord);

    LeaseTable &m_leases;
    Ledger *m_ledger;
    std::deque<Step> m_steps; ///< the last removal at the end
};

} // namespace proxydeck
