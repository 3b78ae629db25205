// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"
#include "view/lease_columns.h"

#include <QCoreApplication>

namespace proxydeck {

class LeaseNames;
class LeaseTable;

/// Formats the text of a cell from a lease and a column. Needs no model: used by LeaseView, for copying cells and for
/// the details of a lease.
///
/// Texts from the network have passed visibleText() but may contain markup: show them as plain text. Rows must be in
/// the table; a filter has no influence.
class LeaseCells
{
    Q_DECLARE_TR_FUNCTIONS(proxydeck::LeaseCells)

public:
    /// Both must outlive it.
    LeaseCells(const LeaseTable &table, LeaseNames &names);

    static QString title(LeaseColumn column);
    /// Whether the column shows an instant or a duration.
    static bool isTime(LeaseColumn column)
    {
        return column == LeaseColumn::Deadline || column == LeaseColumn::Remaining || column == LeaseColumn::Copied;
    }

    QString text(RowId row, LeaseColumn column) const;
    /// Title and text, for a screen reader: "Remaining: 2 minutes 14 seconds".
    QString spoken(RowId row, LeaseColumn column) const;
    /// Whether the lease has not expired and the list in use names it no more.
    bool isUnlisted(RowId row) const;
    /// Since when that is so, as a sentence; empty unless isUnlisted().
    QString unlistedText(RowId row) const;
    /// When the lease was copied, as a sentence; empty if it was not.
    QString copiedText(RowId row) const;
    /// Of the state, what its signs mean: unlistedText() and copiedText(). Of a time, in this machine's time and in the
    /// vendor's. Of a check, what it means and when it was; of the latency, its parts. Of traffic, its parts. Empty for
    /// other columns.
    QString toolTip(RowId row, LeaseColumn column) const;
    /// Time until the deadline, ms, at least 0; -1 if the deadline is unknown.
    qint64 remainingMs(RowId row) const;
    /// What a full bar stands for, the same in all rows, ms: the longest remaining time in the table, rounded up. -1 if
    /// no deadline is known.
    qint64 scaleMs() const;

    const LeaseTable &table() const { return m_table; }

private:
    QString instantText(qint64 utcMs) const;
    QString checkCell(RowId row, LeaseColumn column) const;
    QString checkToolTip(RowId row, LeaseColumn column) const;

    const LeaseTable &m_table;
    LeaseNames &m_names;
};

} // namespace proxydeck
