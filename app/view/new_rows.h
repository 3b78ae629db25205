// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_ids.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace proxydeck {

/// The rows that have come since the operator last did something with the table: a few runs of ids, however many rows.
class NewRows
{
public:
    /// \a run comes after all others.
    void add(Run run)
    {
        if (!m_runs.empty() && m_runs.back().last + 1 == run.first)
            m_runs.back().last = run.last;
        else
            m_runs.push_back(run);
    }
    bool contains(RowId row) const
    {
        return std::any_of(m_runs.begin(), m_runs.end(),
                           [row](const Run &run) { return row >= run.first && row <= run.last; });
    }
    const std::vector<Run> &runs() const { return m_runs; }
    /// Afterwards there are none.
    std::vector<Run> take() { return std::exchange(m_runs, {}); }

private:
    std::vector<Run> m_runs; ///< ascending, not adjacent
};

} // namespace proxydeck
