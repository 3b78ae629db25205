// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <QtGlobal>

#include <algorithm>
#include <limits>
#include <vector>

namespace proxydeck {

/// Rows ordered by their next state change. An entry is not removed when its row changes or is removed: it becomes
/// stale, and the caller of take() has to check whether it is still valid.
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
    /// Replaces the content by unordered entries: faster than many calls of push().
    void assign(std::vector<Entry> entries);
    size_t size() const { return m_heap.size() + m_due.size(); }

    /// Removes and returns entries due at \a nowMs, unordered: all of them, or only some if there are more than \a most
    /// (at least a few thousand).
    std::vector<Entry> take(qint64 nowMs, size_t most = std::numeric_limits<size_t>::max());
    /// Due time of the next entry for which \a holds(entry) is true; the largest time if there is none. Removes stale
    /// entries before it.
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
    std::vector<Entry> m_due; ///< due entries that take() did not return because of \a most, unordered
};

} // namespace proxydeck
