// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <functional>
#include <span>
#include <vector>

namespace proxydeck {

/// First and last of a run of consecutive numbers, both included.
struct Run
{
    quint32 first = 0;
    quint32 last = 0;
    quint32 size() const { return last - first + 1; }
};

/// Sorts distinct numbers; linear if they are close together, as row ids and positions are.
void sortAscending(std::span<quint32> numbers);

/// The runs of consecutive numbers in \a ascending, which are distinct.
std::vector<Run> runsOf(std::span<const quint32> ascending);

/// Merges \a added into \a rows; both, and the result, are in the order of \a isBefore. Optimised for few added rows.
std::vector<RowId> mergedRows(const std::vector<RowId> &rows, const std::vector<RowId> &added,
                              const std::function<bool(RowId, RowId)> &isBefore);

/// A set of row ids, with one bit for each id between the smallest and the largest.
class RowSet
{
public:
    explicit RowSet(std::span<const RowId> rows);

    bool contains(RowId row) const
    {
        const quint32 bit = row - m_first; // ids below m_first wrap around to values far beyond the end
        return (bit >> 6) < m_words.size() && (m_words[bit >> 6] >> (bit & 63) & 1);
    }

private:
    RowId m_first = 0;
    std::vector<quint64> m_words;
};

} // namespace proxydeck
