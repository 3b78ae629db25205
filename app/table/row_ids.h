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

/// Sorts distinct numbers; linear where they lie close together, as row ids and positions do.
void sortAscending(std::span<quint32> numbers);

/// The runs in ascending distinct numbers.
std::vector<Run> runsOf(std::span<const quint32> ascending);

/// Puts \a added into \a rows; both are in the order of \a isBefore, and so is the result. Made for few among many.
std::vector<RowId> mergedRows(const std::vector<RowId> &rows, const std::vector<RowId> &added,
                              const std::function<bool(RowId, RowId)> &isBefore);

/// A set of row ids, one bit each between its smallest and its largest.
class RowSet
{
public:
    explicit RowSet(std::span<const RowId> rows);

    bool contains(RowId row) const
    {
        const quint32 bit = row - m_first; // ids below m_first wrap around to far beyond the end
        return (bit >> 6) < m_words.size() && (m_words[bit >> 6] >> (bit & 63) & 1);
    }

private:
    RowId m_first = 0;
    std::vector<quint64> m_words;
};

} // namespace proxydeck
