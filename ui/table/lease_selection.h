// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_table.h"

#include <QItemSelectionModel>

#include <vector>

namespace proxydeck {

class LeaseView;

/// The selection of the table of leases, from one row to a million. It follows its leases when they move. A selection
/// of thousands of rows that would be split into too many ranges by a new order is dropped.
class LeaseSelection final : public QItemSelectionModel
{
    Q_OBJECT

public:
    explicit LeaseSelection(LeaseView &view, QObject *parent = nullptr);

    /// In display order, without duplicates.
    QList<RowId> rowIds() const;
    /// The first \a most of them.
    QList<RowId> rowIds(qsizetype most) const;
    /// Selects \a rows on behalf of the program, to show which leases are new.
    void propose(const QList<RowId> &rows);
    /// Clears the selection made by propose(), if it is unchanged.
    void withdraw();
    /// Selects \a rows as the operator would.
    void choose(const QList<RowId> &rows);
    /// Whether the selection is still that of propose().
    bool isProposed() const { return m_isProposed && hasSelection(); }
    void select(const QItemSelection &selection, SelectionFlags command) override;
    using QItemSelectionModel::select;
    /// Fast for any number of rows.
    qsizetype rowCount() const;

Q_SIGNALS:
    /// The selection could not follow its leases and is now empty. Emitted without selectionChanged().
    void dropped();
    /// Something was selected, or no longer is, and not by propose().
    void chosen();

private:
    QItemSelection selectionOf(const QList<RowId> &rows) const;
    void saveSelection();
    void restoreSelection();

    LeaseView &m_view;
    bool m_isProposed = false;
    bool m_isOwn = false;              ///< the change under way is not the operator's
    std::vector<RowId> m_rowsSelected; ///< the selected rows, while rows move
};

} // namespace proxydeck
