// SPDX-License-Identifier: MIT
#include "view/lease_sorter.h"

#include "table/row_ids.h"

#include <algorithm>
#include <limits>

namespace proxydeck {

namespace {

/// In budget units.
constexpr qint64 perRow = 2;
constexpr qint64 perComparison = 8;

} // namespace

LeaseSorter::LeaseSorter(LeaseOrder &order, std::vector<RowId> rows)
    : m_order(order)
    , m_rows(std::move(rows))
{
    if (!m_order.column() || m_rows.size() < 2)
        return;
    m_ranks.assign(m_order.rankedEnd(), LeaseOrder::unranked);
    enter(m_ranks.empty() ? Phase::Number : Phase::Collect);
}

void LeaseSorter::enter(Phase phase)
{
    m_phase = phase;
    m_at = 0;
}

std::span<const RowId> LeaseSorter::slice(qint64 &budget)
{
    const size_t from = m_at;
    m_at += std::min(m_rows.size() - m_at, size_t(budget / perRow) + 1);
    budget -= qint64(m_at - from) * perRow;
    return std::span(m_rows).subspan(from, m_at - from);
}

bool LeaseSorter::advance(qint64 &budget)
{
    while (m_phase != Phase::Done && budget > 0) {
        switch (m_phase) {
        case Phase::Collect:
            m_order.collect(slice(budget), m_ranks, m_ids);
            if (m_at == m_rows.size()) {
                m_idSort = SlicedSort<quint32>(std::move(m_ids));
                enter(Phase::Compare);
            }
            break;
        case Phase::Compare: {
            qint64 comparisons = budget / perComparison + 1;
            const qint64 before = comparisons;
            const bool done
                = m_idSort.advance(comparisons, [this](quint32 a, quint32 b) { return m_order.compareIds(a, b) < 0; });
            budget -= (before - comparisons) * perComparison;
            if (done) {
                m_ids = m_idSort.take();
                enter(Phase::Rank);
            }
            break;
        }
        case Phase::Rank:
            for (; m_at < m_ids.size() && budget > 0; ++m_at, budget -= perComparison) {
                if (m_at > 0)
                    m_ranks[m_ids[m_at]]
                        = m_ranks[m_ids[m_at - 1]] + (m_order.compareIds(m_ids[m_at - 1], m_ids[m_at]) < 0 ? 1 : 0);
            }
            if (m_at == m_ids.size())
                enter(Phase::Number);
            break;
        case Phase::Number:
            if (m_at == 0)
                m_numbered.reserve(m_rows.size());
            m_order.number(slice(budget), m_ranks, m_numbered);
            if (m_at == m_rows.size()) {
                m_rowSort = SlicedSort<NumberedRow>(std::move(m_numbered));
                enter(Phase::Sort);
            }
            break;
        case Phase::Sort:
            if (m_rowSort.advance(budget, std::less<NumberedRow>())) {
                const std::vector<NumberedRow> sorted = m_rowSort.take();
                std::transform(sorted.begin(), sorted.end(), m_rows.begin(),
                               [](const NumberedRow &one) { return one.row; });
                enter(Phase::Done);
            }
            break;
        case Phase::Done:
            break;
        }
    }
    return m_phase == Phase::Done;
}

double LeaseSorter::progress() const
{
    const auto part = [this](size_t of) { return of == 0 ? 1.0 : double(m_at) / double(of); };
    constexpr double sorting = 0.7; // where the rows are sorted, after their values were ranked
    switch (m_phase) {
    case Phase::Collect:
        return 0.1 * part(m_rows.size());
    case Phase::Compare:
        return 0.1 + 0.4 * m_idSort.progress();
    case Phase::Rank:
        return 0.5 + 0.1 * part(m_ids.size());
    case Phase::Number:
        return 0.6 + (sorting - 0.6) * part(m_rows.size());
    case Phase::Sort:
        return sorting + (1 - sorting) * m_rowSort.progress();
    case Phase::Done:
        break;
    }
    return 1;
}

std::vector<RowId> LeaseSorter::sorted(LeaseOrder &order, std::vector<RowId> rows)
{
    sortAscending(rows);
    LeaseSorter sorter(order, std::move(rows));
    qint64 budget = std::numeric_limits<qint64>::max();
    sorter.advance(budget);
    return sorter.take();
}

std::vector<RowId> LeaseSorter::merged(LeaseOrder &order, std::vector<RowId> rows, const std::vector<RowId> &added)
{
    if (added.size() * 16 <= rows.size())
        return mergedRows(rows, added, [&order](RowId a, RowId b) { return order.isBelow(a, b); });
    rows.insert(rows.end(), added.begin(), added.end());
    return sorted(order, std::move(rows));
}

} // namespace proxydeck
