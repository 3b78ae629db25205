// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_table.h"
#include "ui/widgets/row_table.h"

#include <QElapsedTimer>

#include <optional>

namespace proxydeck {

class LeaseCountdown;
class LeaseHeader;
class LeaseSelection;
class LeaseView;
class RemainingDelegate;
class VendorClock;

/// The table of leases. All rows have the same height, and an idle table uses no CPU time.
class LeaseTableView : public RowTable
{
    Q_OBJECT

public:
    LeaseTableView(LeaseView &view, const VendorClock &clock, QWidget *parent = nullptr);

    LeaseHeader &header() const { return *m_header; }
    LeaseSelection &selection() const { return *m_selection; }
    LeaseCountdown &countdown() const { return *m_countdown; }

    /// nullopt if there is no current cell.
    std::optional<RowId> currentRowId() const;

    /// When the view has finished a filter change, scrolls to the first row, unless the current row is visible:
    /// otherwise a filter would leave the last rows visible, because there are no more below them.
    void showTopWhenSettled() { m_topWhenSettled = true; }

    void setDensity(RowDensity density);
    RowDensity density() const { return m_density; }

    void retranslate();

    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    /// The current row may have changed, or there may be none.
    void currentEdited();
    /// The header was clicked for a menu at \a at (global), on \a column, or beside all columns (-1).
    void headerMenuRequested(int column, const QPoint &at);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void applyFont();
    void showTopOfSorted();
    void keepPlaceOnInsert(int first, int last);
    QStyleOptionViewItem cellOption() const;

    LeaseView &m_view;
    LeaseHeader *m_header;
    LeaseSelection *m_selection;
    RemainingDelegate *m_remaining;
    LeaseCountdown *m_countdown;
    QString m_typed;
    QElapsedTimer m_typedAt;
    RowDensity m_density = RowDensity::Comfortable;
    bool m_topWhenSettled = false;
    bool m_topAfterSort = false;
};

} // namespace proxydeck
