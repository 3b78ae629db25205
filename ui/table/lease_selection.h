// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_table.h"

#include <QItemSelectionModel>

#include <vector>

namespace proxydeck {

class LeaseView;

/// The selection of the table of leases, of one row or a million. It follows its leases when these move. One of
/// thousands that a new order would scatter over as many places is dropped instead.
class LeaseSelection final : public QItemSelectionModel
{
    Q_OBJECT

public:
    explicit LeaseSelection(LeaseView &view, QObject *parent = nullptr);

    /// In the order shown, each once.
    QList<RowId> rowIds() const;
    /// The first \a most of them.
    QList<RowId> rowIds(qsizetype most) const;
    /// Quick, however many.
    qsizetype rowCount() const;

Q_SIGNALS:
    /// It could not follow its leases: none is selected now. Comes without selectionChanged().
    void dropped();

private:
    void stow();
    void unstow();

    LeaseView &m_view;
    std::vector<RowId> m_stowed; ///< selected rows, while rows move
};

} // namespace proxydeck
