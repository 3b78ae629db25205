// SPDX-License-Identifier: MIT
#pragma once

#include "view/lease_order.h"
#include "view/sliced_sort.h"

namespace proxydeck {

/// Puts rows in an order, a little at a time. Rows whose values change meanwhile come out anywhere, the others in
/// order. No row may be removed meanwhile.
class LeaseSorter
{
public:
    /// \a rows are in ascending order: where the column does not decide, they stay so.
    LeaseSorter(LeaseOrder &order, std::vector<RowId> rows);

    /// Works until done or until \a budget is used up; a unit is about what it takes to look at one row. \return
    /// whether done.
    bool advance(qint64 &budget);
    /// From the bottom up, once done.
    std::vector<RowId> take() { return std::move(m_rows); }

    /// \a rows, which may be in any order, from the bottom up; all at once.
    static std::vector<RowId> sorted(LeaseOrder &order, std::vector<RowId> rows);
    /// Both are in order, and so is the result; all at once.
    static std::vector<RowId> merged(LeaseOrder &order, std::vector<RowId> rows, const std::vector<RowId> &added);

private:
    enum class Phase : quint8 { Collect, Compare, Rank, Number, Sort, Done };

    std::span<const RowId> slice(qint64 &budget);
    void enter(Phase phase);

    LeaseOrder &m_order;
    std::vector<RowId> m_rows;
    std::vector<quint32> m_ranks; ///< numbers that sort as what they stand for; equal ones have equal ones
    std::vector<quint32> m_ids;
    SlicedSort<quint32> m_idSort;
    std::vector<NumberedRow> m_numbered;
    SlicedSort<NumberedRow> m_rowSort;
    size_t m_at = 0;
    Phase m_phase = Phase::Done;
};

} // namespace proxydeck
