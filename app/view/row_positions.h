// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace proxydeck {

/// The position of each row in an order: built on first use, dropped when the order changes. An insertion shifts half
/// of all positions on average, so updating them would cost as much as rebuilding.
class RowPositions
{
public:
    static constexpr quint32 none = ~quint32(0);

    bool isValid() const { return m_valid; }
    void invalidate() { m_valid = false; }
    void build(std::span<const RowId> order);
    /// \return none for a row that is not in the order.
    quint32 at(RowId row) const
    {
        const size_t page = row / pageSize;
        return page < m_pages.size() && m_pages[page] ? (*m_pages[page])[row % pageSize] : none;
    }

private:
    static constexpr quint32 pageSize = 1024;
    using Page = std::array<quint32, pageSize>;
    std::vector<std::unique_ptr<Page>> m_pages;
    bool m_valid = false;
};

} // namespace proxydeck
