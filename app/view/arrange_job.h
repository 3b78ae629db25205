// SPDX-License-Identifier: MIT
#pragma once

#include "table/expiry_queue.h"
#include "view/lease_filter.h"
#include "view/lease_sorter.h"

#include <optional>

namespace proxydeck {

/// Finds which rows a filter lets pass and puts them in order, a little at a time, while the table lives on. Rows that
/// change meanwhile are named by touch() and left out of the result: whoever takes it looks at them anew. When rows are
/// removed it has to begin again.
class ArrangeJob
{
public:
    ArrangeJob(const LeaseStore &store, LeaseFilter &filter, LeaseOrder &order);

    /// These were added or have other values now.
    void touch(std::span<const RowId> rows);
    void touch(RowId first, RowId last);
    /// From the first row again: what is known of any row no longer holds.
    void restart();
    int restarts() const { return m_restarts; }
    /// Whether so many rows changed that to begin again is less work than to put them in one by one.
    bool isStale() const;

    /// Works until done or until \a budget is used up; a unit is about what it takes to look at one row. \return
    /// whether done.
    bool advance(qint64 &budget);

    // Once done.
    std::vector<RowId> takeRows() { return std::move(m_rows); } ///< in order, from the bottom up, without touched ones
    std::vector<RowId> takeTouched();                           ///< ascending, each once
    ExpiryQueue takeChanges() { return std::move(m_changes); } ///< when filters may judge otherwise; touched ones aside

private:
    void scan(qint64 &budget);

    const LeaseStore &m_store;
    LeaseFilter &m_filter;
    LeaseOrder &m_order;
    std::vector<RowId> m_rows;
    std::vector<RowId> m_touched;
    std::vector<ExpiryQueue::Entry> m_entries;
    ExpiryQueue m_changes;
    std::optional<LeaseSorter> m_sorter;
    RowId m_next = 0; ///< to be looked at
    RowId m_end = 0;  ///< those from here on came later
    int m_restarts = -1;
    bool m_done = false;
};

} // namespace proxydeck
