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
///
/// The area takes what width the other columns leave, after the plan has got enough for its longest name. Either stops
/// doing so when the operator gives it a width; where the area is hidden, the last column takes what is left.
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

    /// Whether the area takes what width is left.
    bool areaFills() const { return m_areaFills; }

    void saveColumns(QSettings &settings) const;
    void restoreColumns(QSettings &settings);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void onResized(int column, int before, int width);
    void setAreaFills(bool fills);
    /// Gives what width is left to the column that takes it.
    void fillWidth();
    int firstWidth(int column) const;
    int longestPlan() const;
    int titleWidth(int column) const;
    bool restoreFilling(const QSettings &settings);
    /// The fonts and texts from which the widths are computed.
    QString measuredBy() const;
    void keepCurrentInSight();

    LeaseView &m_view;
    QTableView &m_table;
    QList<int> m_firstWidths;
    int m_longestPlan = 0;
    int m_planWidth = 0; ///< what fillWidth() gave the plan; another width is the operator's
    int m_filled = -1;   ///< the column whose width depends on the window
    int m_filledWidth = 0;
    bool m_areaFills = true;
    bool m_isFilling = false; ///< widths that change now are not chosen by the operator
    QString m_measuredBy;
};

} // namespace proxydeck
