// SPDX-License-Identifier: MIT
#pragma once

#include "history/ledger_history.h"

#include <QAbstractTableModel>

namespace proxydeck {

/// Rows of the record, newest first, fetched in pages while scrolling. The rows shown stay until the first page of the
/// next search arrives. Without a history, searches find nothing.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int pageRows = 250;

    enum Role {
        SampleRole = Qt::UserRole + 1, ///< of a header: a text of the width that the column should have
        FixedWidthRole,                ///< of a header: bool, true for addresses, times and ids
    };

    explicit HistoryModel(LedgerHistory *history, QObject *parent = nullptr);
    ~HistoryModel() override;

    /// Searches again, even with the same filter. Cancels a running search.
    void search(const HistoryFilter &filter);
    /// Cancels the running search; the rows shown stay, and no more are fetched.
    void stop();
    const HistoryFilter &filter() const { return m_filter; }

    /// The first page has not arrived yet.
    bool isSearching() const { return m_searching; }
    /// A page has been requested and has not arrived yet.
    bool isBusy() const { return m_page != 0; }
    /// Why the last requested page could not be read.
    const std::optional<HistoryFailure> &failure() const { return m_failure; }
    /// Number of all matching rows; nullopt during counting.
    std::optional<qint64> total() const { return m_total; }
    void retranslate();

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Rows, total, failure or the search in progress changed.
    void stateChanged();

protected:
    using Key = std::optional<HistoryKey>;
    struct Column
    {
        QString title;
        QString sample;
        bool fixedWidth = false;
        bool number = false;
    };

    virtual Column column(int section) const = 0;
    /// The text as shown; empty if there is no value.
    virtual QString cell(int row, int column) const = 0;
    /// The cell's text, where nothing else is said.
    virtual QString toolTip(int row, int column) const { return cell(row, column); }
    virtual int size() const = 0;
    virtual void clear() = 0;
    /// Requests the rows older than \a before; the answer goes to takePage().
    virtual LedgerHistory::Ticket askPage(LedgerHistory &history, const Key &before) = 0;
    virtual LedgerHistory::Ticket askTotal(LedgerHistory &history, LedgerHistory::Done<qint64> done) = 0;
    /// The key of the last row, at which the next page begins.
    virtual HistoryKey lastKey() const = 0;

    const HistoryFilter &wanted() const { return m_filter; }
    template<typename Page, typename Rows>
    void takePage(const Expected<Page, HistoryFailure> &page, Rows &rows);

private:
    void beginTaking(int count);
    void endTaking(int count, bool more);
    void fail(const HistoryFailure &failure);

    LedgerHistory *m_history;
    HistoryFilter m_filter;
    LedgerHistory::Ticket m_page = 0;
    LedgerHistory::Ticket m_count = 0;
    std::optional<HistoryFailure> m_failure;
    std::optional<qint64> m_total;
    bool m_searching = false;
    bool m_more = false;
};

template<typename Page, typename Rows>
void HistoryModel::takePage(const Expected<Page, HistoryFailure> &page, Rows &rows)
{
    m_page = 0;
    m_more = false; // prevents fetchMore() until this page has been inserted
    if (!page) {
        fail(page.error());
        return;
    }
    const int count = int(page->rows.size());
    beginTaking(count);
    rows += page->rows;
    endTaking(count, page->more);
}

} // namespace proxydeck
