// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"
#include "view/lease_columns.h"

#include <QCoreApplication>

namespace proxydeck {

class LeaseNames;
class LeaseTable;

/// Turns a lease and a column into the text that the cell shows. Needs no model: LeaseView, the copying of cells and
/// the details of a lease ask it alike.
///
/// Texts from the network have passed visibleText(), but are not markup-proof: show them as plain text. Rows asked for
/// must be in the table; whether a filter hides them makes no difference.
class LeaseCells
{
    Q_DECLARE_TR_FUNCTIONS(proxydeck::LeaseCells)

public:
    /// Both must outlive it.
    LeaseCells(const LeaseTable &table, LeaseNames &names);

    static QString title(LeaseColumn column);
    /// Whether it shows an instant or a duration.
    static bool isTime(LeaseColumn column)
    {
        return column == LeaseColumn::Deadline || column == LeaseColumn::Remaining;
    }

    QString text(RowId row, LeaseColumn column) const;
    /// Title and text, for a screen reader: "Remaining: 2 minutes 14 seconds".
    QString spoken(RowId row, LeaseColumn column) const;
    /// The deadline by this machine's clock and by the vendor's; empty for columns that show no time.
    QString toolTip(RowId row, LeaseColumn column) const;
    /// Until the deadline, ms, at least 0; -1 when the deadline is unknown.
    qint64 remainingMs(RowId row) const;
    /// From being obtained to the deadline, ms, at least 0; -1 when the deadline is unknown.
    qint64 lifetimeMs(RowId row) const;

    const LeaseTable &table() const { return m_table; }

private:
    QString instantText(qint64 utcMs) const;

    const LeaseTable &m_table;
    LeaseNames &m_names;
};

} // namespace proxydeck
