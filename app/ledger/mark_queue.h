// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_task.h"

#include <deque>
#include <vector>

namespace proxydeck {

/// Rows that the operator removed, restored or copied and that are not marked in the file yet. There can be a
/// million of them, and each costs some 20 microseconds: they are marked in pieces, between other work, in the order of
/// the tasks.
class MarkQueue
{
public:
    void add(const MarkTask &task);
    bool isEmpty() const { return m_tasks.empty(); }
    void clear() { m_tasks.clear(); }

    /// Up to \a most rows of the first task, its last ones: of rows in the order of the table, these live longest.
    MarkTask next(qsizetype most) const;
    /// Removes what next() returned.
    void drop(qsizetype rows);
    /// Removes and returns the rows that \a batch has too, in their order: they must be marked before the batch is
    /// written, because what is received again counts as new.
    std::vector<MarkTask> take(const LeaseBatch &batch);

private:
    std::deque<MarkTask> m_tasks; ///< none is empty
};

} // namespace proxydeck
