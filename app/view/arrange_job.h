// SPDX-License-Identifier: MIT
#pragma once

#include "match/lease_filter.h"
#include "table/expiry_queue.h"
#include "view/lease_sorter.h"

#include <optional>

namespace proxydeck {

/// Filters and sorts the rows step by step, while the table keeps changing. Rows that change meanwhile must be reported
/// with touch(); they are left out of the result, and the caller has to check them again. If rows are removed, the job
/// must be restarted.
class ArrangeJob
{
public:
    ArrangeJob(const LeaseStore &store, LeaseFilter &filter, LeaseOrder &order);

    /// These rows were added or their values changed.
    void touch(std::span<const RowId> rows);
    void touch(RowId first, RowId last);
    /// Starts again with the first row: all results so far are invalid.
    void restart();
    int restarts() const { return m_restarts; }
    /// True if so many rows changed that a restart is less work than inserting them one by one.
    bool isStale() const;

    /// Works until done or until \a budget is used up; one unit is roughly the cost of checking one row. \return true
    /// when done.
    bool advance(qint64 &budget);

    /// How much is done, 0 to 1.
    double progress() const;

    // Valid when done.
    ExpiryQueue takeChanges() { return std::move(m_changes); } ///< when a filter result can change
    std::vector<RowId> takeRows();                             ///< sorted, from the bottom up, without touched rows
    std::vector<RowId> takeTouched();                          ///< ascending, each once; call it last

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
    RowId m_next = 0; ///< next row to check
    RowId m_end = 0;  ///< rows from here on were added later
    int m_restarts = -1;
    bool m_done = false;
};

} // namespace proxydeck
