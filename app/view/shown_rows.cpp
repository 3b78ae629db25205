// SPDX-License-Identifier: MIT
#include "view/shown_rows.h"

#include <algorithm>

namespace proxydeck {

quint32 ShownRows::positionOf(RowId row) const
{
    if (m_ascending) {
        const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), row);
        return at != m_ids.end() && *at == row ? quint32(at - m_ids.begin()) : none;
    }
    if (!m_positions.isValid())
        m_positions.build(m_ids);
    return m_positions.at(row);
}

std::vector<quint32> ShownRows::positionsOf(std::span<const RowId> rows) const
{
    std::vector<quint32> found;
    found.reserve(rows.size());
    if (rows.size() * 32 > m_ids.size()) {
        const RowSet wanted(rows);
        for (quint32 position = 0; position < m_ids.size(); ++position) {
            if (wanted.contains(m_ids[position]))
                found.push_back(position);
        }
        return found;
    }
    for (const RowId row : rows) {
        if (const quint32 position = positionOf(row); position != none)
            found.push_back(position);
    }
    sortAscending(found);
    return found;
}

void ShownRows::insert(quint32 position, std::span<const RowId> rows)
{
    m_ids.insert(m_ids.begin() + position, rows.begin(), rows.end());
    const auto first = m_ids.begin() + (position > 0 ? position - 1 : 0);
    const size_t end = std::min(m_ids.size(), position + rows.size() + 1);
    m_ascending = m_ascending && std::is_sorted(first, m_ids.begin() + qptrdiff(end));
    m_positions.invalidate();
}

void ShownRows::remove(Run run)
{
    m_ids.erase(m_ids.begin() + run.first, m_ids.begin() + run.last + 1);
    // After a scattered removal the ids can be in order again. Sorted by a column, this ends at the first pair.
    m_ascending = m_ascending || std::is_sorted(m_ids.begin(), m_ids.end());
    m_positions.invalidate();
}

void ShownRows::reorder(std::vector<RowId> rows)
{
    m_ids = std::move(rows);
    m_ascending = std::is_sorted(m_ids.begin(), m_ids.end());
    m_positions.invalidate();
}

} // namespace proxydeck
