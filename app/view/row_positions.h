// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace proxydeck {

/// Where each row stands in an order: built when first asked for, dropped when the order changes. Insertions shift half
/// of all positions anyway, so keeping them up to date would cost as much as building them anew.
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
