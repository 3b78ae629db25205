// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>
#include <queue>
#include <vector>

namespace proxydeck {

/// When each lease is to be checked again, the earliest first. No clock and no timer: whoever has them asks nextMs().
class ChecksDue
{
public:
    /// Replaces what \a row was due at.
    void add(RowId row, qint64 atMs);
    void remove(RowId row) { m_dueMs.remove(row); }
    /// When \a row is due; nothing if it is not among them.
    std::optional<qint64> dueMs(RowId row) const
    {
        const auto found = m_dueMs.constFind(row);
        return found == m_dueMs.cend() ? std::nullopt : std::optional(*found);
    }
    void clear();

    bool isEmpty() const { return m_dueMs.isEmpty(); }
    /// The earliest of all; must not be empty.
    qint64 nextMs();
    /// Removes and returns those due at \a nowMs or before, the earliest first.
    QList<RowId> take(qint64 nowMs);

private:
    struct Entry
    {
        qint64 atMs = 0;
        RowId row = 0;

        friend bool operator>(const Entry &a, const Entry &b)
        {
            return a.atMs != b.atMs ? a.atMs > b.atMs : a.row > b.row;
        }
    };
    void dropReplaced();

    QHash<RowId, qint64> m_dueMs;
    /// May hold entries that were replaced or removed since: they differ from m_dueMs.
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
};

} // namespace proxydeck
