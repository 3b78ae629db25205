// SPDX-License-Identifier: MIT
#include "view/row_positions.h"

namespace proxydeck {

void RowPositions::build(std::span<const RowId> order)
{
    for (auto &page : m_pages) {
        if (page)
            page->fill(none);
    }
    for (size_t position = 0; position < order.size(); ++position) {
        const size_t page = order[position] / pageSize;
        if (page >= m_pages.size())
            m_pages.resize(page + 1);
        if (!m_pages[page]) {
            m_pages[page] = std::make_unique<Page>();
            m_pages[page]->fill(none);
        }
        (*m_pages[page])[order[position] % pageSize] = quint32(position);
    }
    m_valid = true;
}

} // namespace proxydeck
