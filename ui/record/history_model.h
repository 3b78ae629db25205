// SPDX-License-Identifier: MIT
#pragma once

#include "history/ledger_history.h"

#include <QAbstractTableModel>

namespace proxydeck {

/// Rows of the record, newest first, fetched page by page as they are scrolled to. What is shown stays until the first
/// page of another search is there. Without a history nothing is ever found.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int pageRows = 250;

    enum Role {
        SampleRole = Qt::UserRole + 1, ///< of a header: a text as wide as the column should be
        FixedWidthRole,                ///< of a header: bool, addresses, times and ids
    };

    explicit HistoryModel(LedgerHistory *history, QObject *parent = nullptr);
    ~HistoryModel() override;

    /// Searches anew, also for the same. A search still running gives way.
    void search(const HistoryFilter &filter);
    /// Gives up what is running; what is shown stays, and no more of it is fetched.
    void stop();
    const HistoryFilter &filter() const { return m_filter; }

    /// The first page is not there yet.
    bool isSearching() const { return m_searching; }
    /// Any page is on its way.
    bool isBusy() const { return m_page != 0; }
    /// Why the last page asked for did not come.
    const std::optional<HistoryFailure> &failure() const { return m_failure; }
    /// All that match; nothing while they are being counted.
    std::optional<qint64> total() const { return m_total; }
    bool hasMore() const { return m_more; }
    void retranslate();

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Rows, total, failure or what is under way.
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
    /// As shown; empty where there is nothing to say.
    virtual QString cell(int row, int column) const = 0;
    virtual int size() const = 0;
    virtual void clear() = 0;
    /// Asks for what is older than \a before, to be given to takePage().
    virtual LedgerHistory::Ticket askPage(LedgerHistory &history, const Key &before) = 0;
    virtual LedgerHistory::Ticket askTotal(LedgerHistory &history, LedgerHistory::Done<qint64> done) = 0;
    /// Where the next page begins.
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
    m_more = false; // nobody asks for the next page before this one is in its place
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
