// SPDX-License-Identifier: MIT
#pragma once

#include "view/lease_order.h"
#include "view/sliced_sort.h"

namespace proxydeck {

/// Sorts rows step by step. Rows whose values change meanwhile may end up anywhere; the others are in order. No row may
/// be removed meanwhile.
class LeaseSorter
{
public:
    /// \a rows are ascending; rows that are equal in the column stay in this order.
    LeaseSorter(LeaseOrder &order, std::vector<RowId> rows);

    /// Works until done or until \a budget is used up; one unit is roughly the cost of checking one row. \return true
    /// when done.
    bool advance(qint64 &budget);
    /// How much is done, 0 to 1.
    double progress() const;
    /// The rows from the bottom up; valid when done.
    std::vector<RowId> take() { return std::move(m_rows); }

    /// Sorts \a rows (any order) from the bottom up, in one go.
    static std::vector<RowId> sorted(LeaseOrder &order, std::vector<RowId> rows);
    /// Merges two sorted lists, in one go.
    static std::vector<RowId> merged(LeaseOrder &order, std::vector<RowId> rows, const std::vector<RowId> &added);

private:
    enum class Phase : quint8 { Collect, Compare, Rank, Number, Sort, Done };

    std::span<const RowId> slice(qint64 &budget);
    void enter(Phase phase);

    LeaseOrder &m_order;
    std::vector<RowId> m_rows;
    std::vector<quint32> m_ranks; ///< rank by id; equal values have equal ranks
    std::vector<quint32> m_ids;
    SlicedSort<quint32> m_idSort;
    std::vector<NumberedRow> m_numbered;
    SlicedSort<NumberedRow> m_rowSort;
    size_t m_at = 0;
    Phase m_phase = Phase::Done;
};

} // namespace proxydeck
