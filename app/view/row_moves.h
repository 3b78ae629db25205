// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_ids.h"

#include <functional>

namespace proxydeck {

/// One step from one list of rows to another: what a model tells its watchers in one signal.
struct RowMove
{
    enum class Kind : quint8 { Remove, Insert, Reorder };

    Kind kind = Kind::Reorder;
    Run run; ///< Remove: the positions that go. Insert: the positions that the new rows have afterwards.
    std::vector<RowId> rows; ///< Insert: the new ones. Reorder: all of them in their new order.
};

/// The steps that turn one list of row ids into another, few enough to be cheap for those who watch: views do linear
/// work for every range that is inserted or removed. Rows scattered over many places are therefore moved in one Reorder
/// beside one range inserted or removed, instead of in many small ranges. Ids are unique within each list. What the
/// rows are makes no difference.
class RowMoves
{
public:
    /// Whether the first stands before the second.
    using IsBefore = std::function<bool(RowId, RowId)>;

    /// From \a shown to \a next, whatever the two have in common.
    static RowMoves between(const std::vector<RowId> &shown, std::vector<RowId> next);
    /// Adds \a added, none of which is in \a shown. Both are in the order of \a isBefore, and so is the result.
    static RowMoves adding(const std::vector<RowId> &shown, const std::vector<RowId> &added, const IsBefore &isBefore);
    /// Takes out those at \a positions, which are ascending.
    static RowMoves removing(const std::vector<RowId> &shown, const std::vector<quint32> &positions);

    std::vector<RowMove> take() { return std::move(m_steps); } ///< to be done in this order

private:
    void remove(Run run);
    void removeAll(const std::vector<Run> &runs);
    void insert(quint32 position, std::vector<RowId> rows);
    void reorder(std::vector<RowId> rows);

    std::vector<RowMove> m_steps;
};

} // namespace proxydeck
