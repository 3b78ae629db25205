// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_names.h"
#include "table/lease_table.h"
#include "view/lease_columns.h"

#include <QAbstractTableModel>

#include <vector>

namespace proxydeck {

class LeaseCells;
class RowMoves;
struct FilterVocabulary;

/// The filtered and ordered rows of a LeaseTable as a Qt model: its own list of row ids, no QSortFilterProxyModel
/// (see docs/architecture.md for what that costs at 100,000 rows). Newest first until sort() is called; ties are newest
/// first.
///
/// What cells say comes from LeaseCells: show it as plain text. Tool tips hold times only. Persistent indexes, and so
/// selection and current index, follow their leases through everything that moves rows. What is emitted is bounded, see
/// RowMoves.
///
/// Large tables are filtered and sorted in slices between other events, so that a window answers meanwhile: until
/// settled() they show what they did before, without rows that were removed, and with new ones that pass. Another
/// filter or order begins anew at once.
class LeaseView : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Names = LeaseNameSource;

    LeaseView(const LeaseTable &table, Names names, QObject *parent = nullptr);
    ~LeaseView() override;

    /// What FilterQuery makes of it must hold. Empty shows all.
    void setFilterText(const QString &text);
    QString filterText() const;
    /// Words of the language that filters may be written in, beside English.
    void setFilterVocabulary(const FilterVocabulary &vocabulary);
    /// Which states are shown; all by default. Indexed by LeaseState.
    void setShownStates(const std::array<bool, 4> &shown);
    std::array<bool, 4> shownStates() const;

    /// Whether filter and order are those that were asked for.
    bool isSettled() const;
    /// Does at once what is left to do, however long it takes.
    void settle();
    /// Tables of more than \a rows are worked on in slices, each of about so many \a units (one is about 10 ns). For
    /// tests.
    void setSlices(qsizetype rows, qint64 units);
    /// Rows enter and leave that a filter by time left judges otherwise by now. Called by a timer of its own, and by
    /// tests.
    void advance();
    /// Whether somebody can see it; at first it is assumed. Unseen it wakes for no row: it follows when the table looks
    /// at the clock.
    void setSeen(bool seen);

    RowId rowId(int viewRow) const;
    QList<RowId> rowIds() const;  ///< in the order shown
    int viewRow(RowId row) const; ///< -1 where it is filtered away or not in the table

    const LeaseTable &table() const { return m_table; }
    /// What cells show.
    const LeaseCells &cells() const;

    /// The first row, from \a fromRow on and around, whose server begins with \a text (any case); -1 if there is none.
    int findServer(const QString &text, int fromRow) const;
    /// For what is looked up by name: the names that rows are shown and found by.
    LeaseNames &names() const;

    /// After a change of language or of account names.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Column -1 returns to newest first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const;
    Qt::SortOrder sortOrder() const;

Q_SIGNALS:
    /// After filter or order were changed, or very many rows: all is as it was asked for.
    void settled();

private:
    struct Content;
    void onRowsAdded(RowId first, RowId last);
    void onRowsUpdated(const QList<RowId> &rows);
    void onRowsGoing(const QList<RowId> &rows);
    void onStatesChanged(const QList<RowId> &rows);
    void revise(std::span<const RowId> rows, bool mayMove, bool changed);
    void applyQuery();
    void arrange();
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
