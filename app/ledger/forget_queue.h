// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_task.h"

#include <deque>

namespace proxydeck {

/// Rows that the operator deleted and that are not marked in the file yet. There can be a million of them, and each
/// costs some 20 microseconds: they are marked in pieces, between other work.
class ForgetQueue
{
public:
    using Rows = QList<std::pair<QUuid, QString>>; ///< see Ledger::forget()

    void add(const Rows &rows);
    bool isEmpty() const { return m_lists.empty(); }
    void clear() { m_lists.clear(); }

    /// Up to \a most rows, those added last first: of rows in the order of the table, these live longest.
    Rows last(qsizetype most) const;
    /// Removes what last() returned.
    void dropLast(qsizetype count);
    /// Removes and returns the rows that \a batch has too: they must be marked before the batch is written, because
    /// what is received again counts as new.
    Rows take(const LeaseBatch &batch);

private:
    std::deque<Rows> m_lists; ///< none is empty
};

} // namespace proxydeck
