// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_ids.h"
#include "view/row_positions.h"

namespace proxydeck {

/// The rows that a view shows, with their positions. Positions count from the bottom of the table, so that new rows,
/// which belong on top, are appended; view rows count from the top, as in Qt.
class ShownRows
{
public:
    static constexpr quint32 none = RowPositions::none;

    const std::vector<RowId> &ids() const { return m_ids; } ///< by position
    int count() const { return int(m_ids.size()); }
    RowId at(quint32 position) const { return m_ids[position]; }
    int viewRow(quint32 position) const { return count() - 1 - int(position); }
    quint32 position(int viewRow) const { return quint32(count() - 1 - viewRow); }

    quint32 positionOf(RowId row) const;                                 ///< none if the row is not shown
    std::vector<quint32> positionsOf(std::span<const RowId> rows) const; ///< ascending; only rows that are shown

    void insert(quint32 position, std::span<const RowId> rows);
    void remove(Run run);
    void reorder(std::vector<RowId> rows);

private:
    std::vector<RowId> m_ids;
    bool m_ascending = true; ///< ids rise with positions, so a binary search finds them without an index
    mutable RowPositions m_positions;
};

} // namespace proxydeck
