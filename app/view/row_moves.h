// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_ids.h"

#include <functional>

namespace proxydeck {

/// One step from one list of rows to another: one signal pair of a model.
struct RowMove
{
    enum class Kind : quint8 { Remove, Insert, Reorder };

    Kind kind = Kind::Reorder;
    Run run;                 ///< Remove: the positions to remove. Insert: the positions of the new rows afterwards.
    std::vector<RowId> rows; ///< Insert: the new rows. Reorder: all rows in their new order.
};

/// The steps that change one list of row ids into another. There are only a few, because views do linear work for each
/// inserted or removed range. Rows scattered over many places are therefore moved by one Reorder plus one range
/// inserted or removed, instead of many small ranges. Ids are unique within each list; the values of the rows are not
/// used.
class RowMoves
{
public:
    /// Whether the first row is before the second.
    using IsBefore = std::function<bool(RowId, RowId)>;

    /// From \a shown to \a next, with any rows in common.
    static RowMoves between(const std::vector<RowId> &shown, std::vector<RowId> next);
    /// Inserts \a added, none of which is in \a shown. Both lists and the result are in the order of \a isBefore.
    static RowMoves adding(const std::vector<RowId> &shown, const std::vector<RowId> &added, const IsBefore &isBefore);
    /// Removes the rows at \a positions, which are ascending.
    static RowMoves removing(const std::vector<RowId> &shown, const std::vector<quint32> &positions);

    std::vector<RowMove> take() { return std::move(m_steps); } ///< to be applied in this order

private:
    void remove(Run run);
    void removeAll(const std::vector<Run> &runs);
    void insert(quint32 position, std::vector<RowId> rows);
    void reorder(std::vector<RowId> rows);

    std::vector<RowMove> m_steps;
};

} // namespace proxydeck
