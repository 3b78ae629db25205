// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_store.h"
#include "view/collation_key.h"
#include "view/lease_columns.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace proxydeck {

class LeaseNames;

/// A row and a number that stands for its value: rows sort as these do.
struct NumberedRow
{
    quint64 number = 0;
    RowId row = 0;

    friend bool operator<(const NumberedRow &a, const NumberedRow &b)
    {
        return a.number != b.number ? a.number < b.number : a.row < b.row;
    }
};

/// The order of rows by one column, ties newest first, or by age alone.
///
/// It is kept from the bottom of the table to its top: a new batch, which belongs at the top, is then appended. Rows
/// are sorted by a number each, see LeaseSorter: address, instant, or rank of what the column names (a text, a plan, a
/// batch), for which each distinct one is compared, not each row.
class LeaseOrder
{
public:
    LeaseOrder(const LeaseStore &store, LeaseNames &names);

    /// Without a column: newest first.
    void setColumn(std::optional<LeaseColumn> column, Qt::SortOrder order);
    std::optional<LeaseColumn> column() const { return m_column; }
    Qt::SortOrder order() const { return m_order; }
    /// Names, or the language, are others now.
    void forgetNames();

    /// Whether \a a stands below \a b: the strict order that sort() sorts by.
    bool isBelow(RowId a, RowId b);

    // With a column.
    static constexpr quint32 unranked = ~quint32(0);
    /// What is ranked has ids below this: text, named server, endpoint, label or batch. 0: the column needs no ranks.
    quint32 rankedEnd() const;
    /// Appends to \a ids those that \a rows have and that are still unranked in \a ranks, giving them a place there.
    /// Rows that are gone, and ids that came after rankedEnd() was asked, are passed over.
    void collect(std::span<const RowId> rows, std::vector<quint32> &ranks, std::vector<quint32> &ids) const;
    int compareIds(quint32 a, quint32 b);
    /// Appends \a rows to \a numbered. Ascending numbers stand for an order from the bottom up. Those of passed over
    /// rows are any.
    void number(std::span<const RowId> rows, const std::vector<quint32> &ranks,
                std::vector<NumberedRow> &numbered) const;

private:
    using SortKeys = std::vector<std::optional<CollationKey>>;

    int compare(RowId a, RowId b);
    int compareTexts(LeaseStore::TextId a, LeaseStore::TextId b);
    int compareServers(quint32 a, quint32 b);
    int compareRequests(LeaseStore::BatchId a, LeaseStore::BatchId b);
    const CollationKey &keyOf(LeaseStore::TextId text);
    const CollationKey &planKey(LeaseStore::TextId endpoint);
    const CollationKey &accountKey(quint32 label);
    template<typename Use>
    void withIds(Use use) const;

    const LeaseStore &m_store;
    LeaseNames &m_names;
    std::optional<LeaseColumn> m_column;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QCollator m_collator;
    SortKeys m_textKeys;
    std::map<LeaseStore::TextId, CollationKey> m_planKeys;
    std::map<quint32, CollationKey> m_accountKeys;
};

} // namespace proxydeck
