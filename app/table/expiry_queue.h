// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <QtGlobal>

#include <algorithm>
#include <limits>
#include <vector>

namespace proxydeck {

/// Rows in the order of when they change state next. An entry is never taken out when its row changes or goes: it goes
/// stale, and whoever takes it sees that it no longer holds.
class ExpiryQueue
{
public:
    struct Entry
    {
        qint64 whenMs = 0;
        RowId row = 0;
    };

    void push(qint64 whenMs, RowId row);
    void clear()
    {
        m_heap.clear();
        m_due.clear();
    }
    /// Puts in order what was pushed unordered: many at once are cheaper so.
    void assign(std::vector<Entry> entries);
    size_t size() const { return m_heap.size() + m_due.size(); }

    /// Entries due at \a nowMs, in no order: all of them, or some where there are more than \a most (a few thousand at
    /// least).
    std::vector<Entry> take(qint64 nowMs, size_t most = std::numeric_limits<size_t>::max());
    /// When the next one for which \a holds(entry) is due; the largest time if there is none. Drops the stale ones
    /// before it.
    template<typename Holds>
    qint64 nextMs(Holds holds)
    {
        while (!m_due.empty() && !holds(m_due.back()))
            m_due.pop_back();
        while (!m_heap.empty() && !holds(m_heap.front()))
            pop();
        qint64 next = m_heap.empty() ? std::numeric_limits<qint64>::max() : m_heap.front().whenMs;
        if (!m_due.empty())
            next = std::min(next, m_due.back().whenMs);
        return next;
    }

private:
    void pop();

    std::vector<Entry> m_heap;
    std::vector<Entry> m_due; ///< were due already when take() was asked for fewer, in no order
};

} // namespace proxydeck
