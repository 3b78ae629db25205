// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_names.h"
#include "table/lease_table.h"
#include "view/lease_columns.h"

#include <QAbstractTableModel>

#include <vector>

namespace proxydeck {

class LeaseCells;
class NewRows;
class RowMoves;
struct FilterVocabulary;

/// Qt model of the filtered and sorted rows of a LeaseTable. It has its own list of row ids and does not use
/// QSortFilterProxyModel (see docs/architecture.md for the cost of that at 100,000 rows). Newest first until sort() is
/// called; equal rows are newest first.
///
/// Cell texts come from LeaseCells: show them as plain text. Tool tips contain only times. Persistent indexes, and
/// therefore selection and current index, stay with their leases when rows move. The number of signals is limited, see
/// RowMoves.
///
/// Large tables are filtered and sorted in slices between other events, so that the window stays responsive. Until
/// settled() the previous rows are shown, without removed rows and with new rows that match. A new filter or order
/// restarts this at once.
class LeaseView : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Names = LeaseNameSource;

    LeaseView(const LeaseTable &table, Names names, QObject *parent = nullptr);
    ~LeaseView() override;

    /// A filter text as parsed by FilterQuery. Empty shows all rows.
    void setFilterText(const QString &text);
    QString filterText() const;
    /// Filter words in the program's language, in addition to English.
    void setFilterVocabulary(const FilterVocabulary &vocabulary);
    /// Which states are shown, indexed by LeaseState; all by default.
    void setShownStates(const std::array<bool, 4> &shown);
    std::array<bool, 4> shownStates() const;

    /// Whether the shown rows already have the requested filter and order.
    bool isSettled() const;
    /// Whether cancelArranging() has something to return to: what the operator has asked for is not shown yet, and
    /// nothing else requires the work.
    bool canCancelArranging() const;
    /// Gives up a filter, states or an order that are not shown yet, and returns to those that are: settled() follows.
    void cancelArranging();
    /// Finishes all pending work now, however long it takes.
    void settle();
    /// Tables of more than \a rows rows are processed in slices of about \a units units (one is about 10 ns). For
    /// tests.
    void setSlices(qsizetype rows, qint64 units);
    /// Updates the rows whose result under a filter by remaining time has changed. Called by a timer and by tests.
    void advance();
    /// Whether the view is visible; true at first. While it is not, no timer runs for the filter: the view follows
    /// LeaseTable::advanced().
    void setVisible(bool visible);

    RowId rowId(int viewRow) const;
    QList<RowId> rowIds() const;  ///< in displayed order
    int viewRow(RowId row) const; ///< -1 if the row is filtered out or not in the table

    const LeaseTable &table() const { return m_table; }
    /// The rows that a reply has brought since forgetNew(). Rows may be gone, or not be shown.
    const NewRows &newRows() const;
    /// The operator has done something else with the table.
    void forgetNew();
    /// The word beside the state of a new row.
    static QString newMark();
    /// Texts of the cells.
    const LeaseCells &cells() const;

    /// The first row whose server begins with \a text (ignoring case), searching from \a fromRow and wrapping around;
    /// -1 if there is none.
    int findServer(const QString &text, int fromRow) const;
    /// The names with which rows are shown and searched.
    LeaseNames &names() const;

    /// Call after a change of the language or of account names.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Column -1 restores newest first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const;
    Qt::SortOrder sortOrder() const;

Q_SIGNALS:
    /// How much of the work is done, in thousandths: now and then while isSettled() is false.
    void arranging(int thousandths);
    /// After a change of filter or order, or of very many rows: all rows are up to date.
    void settled();

private:
    struct Content;
    void onRowsAdded(RowId first, RowId last);
    void onRowsUpdated(const QList<RowId> &rows);
    void onRowsMarked(const QList<RowId> &rows);
    void onRowsChecked(const QList<RowId> &rows);
    void onRowsUsed(const QList<RowId> &rows);
    void onRowsAboutToBeRemoved(const QList<RowId> &rows);
    void onStatesChanged(const QList<RowId> &rows);
    QString spokenState(RowId row) const;
    bool isStillInOrder(std::span<const RowId> rows) const;
    void updateRows(std::span<const RowId> rows, bool mayMove, bool changed);
    void arrange();
    void arrangeAsAsked();
    void work(qint64 budget);
    void publish();
    void watch(std::span<const RowId> rows);
    void apply(RowMoves moves);
    void insertRun(quint32 position, std::span<const RowId> rows);
    void reorder(std::vector<RowId> rows);
    void insertSorted(const std::vector<RowId> &sorted);
    void announceChanged(const std::vector<quint32> &positions);

    const LeaseTable &m_table;
    std::unique_ptr<Content> m_content;
};

} // namespace proxydeck
