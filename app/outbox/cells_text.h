// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

class QAbstractItemModel;

namespace proxydeck {

/// \a text as one cell among tab-separated ones: whatever would begin another cell or line is a space, and what a
/// spreadsheet would take for the beginning of a quoted text (and swallow the cells behind it) is quoted. What it would
/// compute begins with an apostrophe: the texts are the vendor's, and could be anybody's.
QString tabbedCell(const QString &text);

/// Appends the titles of \a columns as a line, for what is pasted into a spreadsheet.
void appendTitles(QString &text, const QAbstractItemModel &model, const QList<int> &columns);

/// The cells of \a columns in \a rows of \a model as they are shown, a line for each row; with \a titles theirs first.
QString cellsText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns,
                  bool titles = false);

} // namespace proxydeck
