// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QAbstractItemModel;

namespace proxydeck {

/// \a text as one cell among tab-separated ones: whatever would begin another cell or line is a space, and what a
/// spreadsheet would take for the beginning of a quoted text (and swallow the cells behind it) is quoted. What it would
/// compute begins with an apostrophe: the texts are the vendor's, and could be anybody's.
QString tabbedCell(const QString &text);

/// Appends the titles of \a columns as a line, for what is pasted into a spreadsheet.
void appendTitles(QString &text, const QAbstractItemModel &model, const QList<int> &columns);

} // namespace proxydeck
