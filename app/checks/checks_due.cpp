// SPDX-License-Identifier: MIT
#include "checks/checks_due.h"

#include <utility>

namespace proxydeck {

void ChecksDue::add(RowId row, qint64 atMs)
{
    m_dueMs.insert(row, atMs);
    m_queue.push({atMs, row});
}

void ChecksDue::clear()
{
    m_dueMs.clear();
    m_queue = {};
}

void ChecksDue::dropReplaced()
{
    while (!m_queue.empty()) {
        const auto found = m_dueMs.constFind(m_queue.top().row);
        if (found != m_dueMs.constEnd() && *found == m_queue.top().atMs)
            return;
        m_queue.pop();
    }
}

qint64 ChecksDue::nextMs()
{
    dropReplaced();
    return m_queue.top().atMs;
}

QList<RowId> ChecksDue::take(qint64 nowMs)
{
    QList<RowId> due;
    for (dropReplaced(); !m_queue.empty() && m_queue.top().atMs <= nowMs; dropReplaced()) {
        due.append(m_queue.top().row);
        m_dueMs.remove(m_queue.top().row);
        m_queue.pop();
    }
    return due;
}

} // namespace proxydeck
