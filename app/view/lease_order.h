// SPDX-License-Identifier: MIT
#pragma once

#include "table/lease_store.h"
#include "view/collation_key.h"
#include "view/lease_columns.h"

#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace proxydeck {

class LeaseNames;

/// A row and a number that represents its value: rows are sorted by these numbers.
struct NumberedRow
{
    quint64 number = 0;
    RowId row = 0;

    friend bool operator<(const NumberedRow &a, const NumberedRow &b)
    {
        return a.number != b.number ? a.number < b.number : a.row < b.row;
    }
};

/// The order of rows by one column, with equal rows newest first, or by age only. By remaining time, expired rows come
/// after the others in both directions, the last to expire first; by what a check has found or what went through a
/// lease, rows without it do.
///
/// The order runs from the bottom of the table to the top, so that a new batch, which belongs at the top, is appended.
/// Rows are sorted by one number each, see LeaseSorter: an address, an instant, or the rank of a text, a plan or a
/// batch. For ranks only the distinct values are compared, not every row.
class LeaseOrder
{
public:
    LeaseOrder(const LeaseStore &store, LeaseNames &names);

    /// No column: newest first.
    void setColumn(std::optional<LeaseColumn> column, Qt::SortOrder order);
    std::optional<LeaseColumn> column() const { return m_column; }
    Qt::SortOrder order() const { return m_order; }
    /// Call when names or the language have changed.
    void forgetNames();

    /// Whether \a a is below \a b: the same strict order that LeaseSorter uses.
    bool isBelow(RowId a, RowId b);

    // These require a column.
    static constexpr quint32 unranked = ~quint32(0);
    /// Ranked ids (text, named server, endpoint, label or batch) are below this value. 0: the column needs no ranks.
    quint32 rankedEnd() const;
    /// Appends to \a ids the ids of \a rows that are still unranked in \a ranks, and marks them there as collected.
    /// Skips removed rows, and ids added after the call of rankedEnd().
    void collect(std::span<const RowId> rows, std::vector<quint32> &ranks, std::vector<quint32> &ids) const;
    /// The rows that had an id may be gone since it was collected: such ids come before others.
    int compareIds(quint32 a, quint32 b);
    /// Appends \a rows to \a numbered. Ascending numbers give the order from the bottom up. Skipped rows get an
    /// arbitrary number.
    void number(std::span<const RowId> rows, const std::vector<quint32> &ranks,
                std::vector<NumberedRow> &numbered) const;

private:
    using SortKeys = std::unordered_map<LeaseStore::TextId, CollationKey>;

    int compare(RowId a, RowId b);
    /// Rises from the bottom up, whichever the direction.
    quint64 remainingNumber(RowId row) const;
    quint64 checkNumber(RowId row) const;
    quint64 trafficNumber(RowId row) const;
    /// Whether the row has a value in a column that not all have, and whose order has the others at its end.
    bool hasValue(RowId row) const;
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
    SortKeys m_textKeys; ///< also of texts that are gone: not many
    std::map<LeaseStore::TextId, CollationKey> m_planKeys;
    std::map<quint32, CollationKey> m_accountKeys;
};

} // namespace proxydeck
