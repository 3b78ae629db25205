// SPDX-License-Identifier: MIT
#pragma once

#include "preferences/column_layout.h"
#include "ui/widgets/table_header.h"
#include "view/lease_columns.h"

#include <QList>

class QSettings;
class QTableView;

namespace proxydeck {

class LeaseView;

/// The columns of the table of leases: visibility, order and widths, and saving them.
class LeaseHeader final : public TableHeader
{
    Q_OBJECT

public:
    /// \a table shows \a view and is the parent.
    LeaseHeader(LeaseView &view, QTableView &table);

    QTableView &table() const { return m_table; }

    ColumnLayout columnLayout() const;
    void setColumnLayout(const ColumnLayout &layout);
    /// Restores the default columns.
    void resetColumns();
    /// Columns that still have their default width get the one computed from the current texts and font.
    void refitColumns();
    /// The last visible column cannot be hidden.
    void setColumnShown(LeaseColumn column, bool shown);
    /// Moves by one position among the visible columns: -1 towards the start, 1 towards the end.
    void moveColumn(LeaseColumn column, int by);
    /// \a by in pixels before scaling.
    void widenColumn(LeaseColumn column, int by);
    /// Fits the width to the visible rows and a few more.
    void fitColumn(LeaseColumn column);
    void fitColumns();
    /// The column at \a place, from 0, among the visible ones; -1 if there is none.
    int columnAtPlace(int place) const;

    void saveColumns(QSettings &settings) const;
    void restoreColumns(QSettings &settings);

private:
    int firstWidth(int column) const;
    int titleWidth(int column) const;
    /// The fonts and texts from which the widths are computed.
    QString measuredBy() const;
    void keepCurrentInSight();

    LeaseView &m_view;
    QTableView &m_table;
    QList<int> m_firstWidths;
    QString m_measuredBy;
};

} // namespace proxydeck
