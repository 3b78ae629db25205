// SPDX-License-Identifier: MIT
#include "table/row_ids.h"

#include <algorithm>
#include <bit>

namespace proxydeck {

void sortAscending(std::span<quint32> numbers)
{
    if (std::is_sorted(numbers.begin(), numbers.end()))
        return;
    const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
    const quint32 first = *low;
    const size_t range = size_t(*high - first) + 1;
    if (numbers.size() < 64 || range / 64 > numbers.size()) {
        std::sort(numbers.begin(), numbers.end());
        return;
    }
    std::vector<quint64> bits((range + 63) / 64);
    for (const quint32 number : numbers)
        bits[(number - first) >> 6] |= quint64(1) << ((number - first) & 63);
    auto out = numbers.begin();
    for (size_t word = 0; word < bits.size(); ++word) {
        for (quint64 rest = bits[word]; rest; rest &= rest - 1)
            *out++ = first + quint32(word * 64) + quint32(std::countr_zero(rest));
    }
}

std::vector<Run> runsOf(std::span<const quint32> ascending)
{
    std::vector<Run> runs;
    for (const quint32 number : ascending) {
        if (!runs.empty() && runs.back().last + 1 == number)
            runs.back().last = number;
        else
            runs.push_back({number, number});
    }
    return runs;
}

std::vector<RowId> mergedRows(const std::vector<RowId> &rows, const std::vector<RowId> &added,
                              const std::function<bool(RowId, RowId)> &isBefore)
{
    std::vector<RowId> all;
    all.reserve(rows.size() + added.size());
    auto from = rows.cbegin();
    for (const RowId row : added) {
        const auto to = std::lower_bound(from, rows.cend(), row, isBefore);
        all.insert(all.end(), from, to);
        all.push_back(row);
        from = to;
    }
    all.insert(all.end(), from, rows.cend());
    return all;
}

RowSet::RowSet(std::span<const RowId> rows)
{
    if (rows.empty())
        return;
    const auto [low, high] = std::minmax_element(rows.begin(), rows.end());
    m_first = *low;
    m_words.resize((size_t(*high - m_first) >> 6) + 1);
    for (const RowId row : rows)
        m_words[(row - m_first) >> 6] |= quint64(1) << ((row - m_first) & 63);
}

} // namespace proxydeck
