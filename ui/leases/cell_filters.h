// SPDX-License-Identifier: MIT
#pragma once

#include "view/lease_columns.h"

#include <QString>

#include <functional>

class QMenu;
class QModelIndex;

namespace proxydeck {

/// A filter text that shows the rows with \a value in \a column: `area:"Quanzhou, Fujian"`. Empty if that column cannot
/// be filtered by a value, or the value cannot be written in a filter.
QString cellFilter(LeaseColumn column, const QString &value);

/// Entries that filter by the cell at \a index and by what its row has in common with others: key, batch, area.
/// \a apply gets the filter text.
void addCellFilters(QMenu &menu, const QModelIndex &index, const std::function<void(const QString &text)> &apply);

} // namespace proxydeck
