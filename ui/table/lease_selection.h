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
    /// Fast for any number of rows.
    qsizetype rowCount() const;

Q_SIGNALS:
    /// The selection could not follow its leases and is now empty. Emitted without selectionChanged().
    void dropped();

private:
    void stow();
    void unstow();

    LeaseView &m_view;
    std::vector<RowId> m_stowed; ///< selected rows, while rows move
};

} // namespace proxydeck
