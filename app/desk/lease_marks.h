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

/// What the operator does with rows of the table, in the table and in the record: they are copied, or removed, and a
/// removal is taken back.
class LeaseMarks : public QObject
{
    Q_OBJECT

public:
    /// Removals that can be taken back, as long as they are not of more than mostRows leases together.
    static constexpr size_t mostSteps = 50;
    static constexpr qsizetype mostRows = 100'000;

    /// Both must outlive it; \a ledger is null where nothing is kept.
    LeaseMarks(LeaseTable &leases, Ledger *ledger, QObject *parent = nullptr);

    /// Leases of the table, or of earlier times; the first are marked in the table as well.
    void setCopied(const QList<RowId> &rows);
    void setCopied(const QList<LeaseKey> &leases);

    /// What checks have found, in the table and in the record. Call it with what came together.
    void setChecks(const QList<LeaseTable::Check> &checks);

    /// Whether the removal of \a rows leases could be taken back.
    static bool canTakeBack(qsizetype rows) { return rows <= mostRows; }
    /// From the table, and from what the next start loads.
    void remove(const QList<RowId> &rows);
    /// From the table only: the record does not bring back what has expired.
    void clear(const QList<RowId> &rows);

    /// How many leases undo() would bring back; 0: there is nothing to undo.
    qsizetype undoable() const;
    /// Brings back what was removed last: new rows with what the old ones had. Those that have come again since are not
    /// doubled. \return the rows.
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
