// SPDX-License-Identifier: MIT
#pragma once

#include "leases/lease_columns.h"
#include "leases/lease_table.h"
#include "preferences/column_layout.h"
#include "ui/table/countdown_painter.h"
#include "ui/widgets/table_header.h"

#include <QElapsedTimer>
#include <QTableView>
#include <QTimer>

#include <optional>
#include <vector>

class QSettings;

namespace proxydeck {

class LeaseView;
class VendorClock;

/// The table of leases. Rows are of one height and cost nothing while nothing happens: once a second the visible cells of the
/// remaining column are repainted, and only while somebody can see them count.
///
/// Selections follow their leases when these move. One of thousands that a new order would scatter over as many places is
/// dropped instead.
class LeaseTableView : public QTableView
{
    Q_OBJECT

public:
    LeaseTableView(LeaseView &view, const VendorClock &clock, QWidget *parent = nullptr);

    /// In the order shown, each once.
    QList<RowId> selectedRowIds() const;
    /// The first \a most of them.
    QList<RowId> selectedRowIds(qsizetype most) const;
    /// Quick, however many.
    qsizetype selectedRowCount() const;
    /// Whether the countdown is running.
    bool isTicking() const { return m_tick.isActive(); }
    /// Nothing where there is no current cell.
    std::optional<RowId> currentRowId() const;

    /// Once what the view was asked for is done, the rows are shown from the first one on, unless the current one is among them: a
    /// filter would leave the last ones in sight, since there is no more below them.
    void showTopWhenSettled() { m_topWhenSettled = true; }

    ColumnLayout columnLayout() const;
    void setColumnLayout(const ColumnLayout &layout);
    /// Columns as they first were.
    void resetColumns();
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

    void setDensity(RowDensity density);
    RowDensity density() const { return m_density; }

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);
    void retranslate();

    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    void selectionEdited();
    /// Another row may be current now, or none.
    void currentEdited();
    /// The header was clicked for a menu at \a at (global), on \a column or, at -1, beside all of them.
    void headerMenuRequested(int column, const QPoint &at);

protected:
    QModelIndex moveCursor(CursorAction cursorAction, Qt::KeyboardModifiers modifiers) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyFont();
    void applyPalette();
    int firstWidth(int column) const;
    /// Columns that still have their first width get the one that texts and font ask for now.
    void refitColumns();
    int titleWidth(int column) const;
    /// Fonts and texts that widths follow from.
    QString measuredBy() const;
    void keepCurrentInSight();
    void keepPlaceOnInsert(int first, int last);
    void stowSelection();
    void unstowSelection();
    /// Calls \a visit(row, cell) for what counts in sight until it returns false.
    template<typename Visit>
    void forEachCounting(qint64 nowMs, Visit visit) const;
    /// Which of these cells have nothing but the table behind them.
    class PlainCells;
    QStyleOptionViewItem cellOption() const;
    void tick();
    void checkTick();

    LeaseView &m_view;
    const VendorClock &m_clock;
    RemainingDelegate *m_remaining;
    CountdownPainter m_countdown;
    QRegion m_ticked; ///< what the last tick asked to paint, until it was
    qint64 m_tickedMs = 0; ///< when that was
    QTimer m_tick;
    QTimer m_check;
    QList<int> m_firstWidths;
    QString m_measuredBy;
    std::vector<RowId> m_stowed; ///< selected rows, while rows move
    QString m_typed;
    QElapsedTimer m_typedAt;
    RowDensity m_density = RowDensity::Comfortable;
    bool m_applyingPalette = false;
    bool m_topWhenSettled = false;
};

} // namespace proxydeck
