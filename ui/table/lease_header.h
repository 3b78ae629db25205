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

/// The columns of the table of leases: which are shown, where and how wide, and how that is kept.
class LeaseHeader final : public TableHeader
{
    Q_OBJECT

public:
    /// For \a table, which shows \a view and is its parent.
    LeaseHeader(LeaseView &view, QTableView &table);

    QTableView &table() const { return m_table; }

    ColumnLayout columnLayout() const;
    void setColumnLayout(const ColumnLayout &layout);
    /// Columns as they first were.
    void resetColumns();
    /// Columns that still have their first width get the one that texts and font ask for now.
    void refitColumns();
    /// The last one shown cannot be hidden.
    void setColumnShown(LeaseColumn column, bool shown);
    /// By one place among those shown: -1 towards the beginning, 1 towards the end.
    void moveColumn(LeaseColumn column, int by);
    /// By so many pixels before scaling.
    void widenColumn(LeaseColumn column, int by);
    /// To what it shows in sight and a little beyond.
    void fitColumn(LeaseColumn column);
    void fitColumns();
    /// The column shown at \a place from 0, hidden ones not counted; -1 where there is none.
    int columnAtPlace(int place) const;

    void saveColumns(QSettings &settings) const;
    void restoreColumns(QSettings &settings);

private:
    int firstWidth(int column) const;
    int titleWidth(int column) const;
    /// Fonts and texts that widths follow from.
    QString measuredBy() const;
    void keepCurrentInSight();

    LeaseView &m_view;
    QTableView &m_table;
    QList<int> m_firstWidths;
    QString m_measuredBy;
};

} // namespace proxydeck
