// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

class QAbstractItemModel;

namespace proxydeck {

/// \a text as one cell of tab-separated text: characters that would start another cell or line become spaces. A text
/// that a spreadsheet would read as the start of a quoted text (and then take the next cells into it) is quoted. A text
/// that it would compute as a formula gets an apostrophe in front: the texts come from the network.
QString tabbedCell(const QString &text);

/// Appends the titles of \a columns as a line, for pasting into a spreadsheet.
void appendTitles(QString &text, const QAbstractItemModel &model, const QList<int> &columns);

/// The cells of \a columns in \a rows of \a model as shown, one line for each row; with \a titles, the titles first.
QString cellsText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns,
                  bool titles = false);

} // namespace proxydeck
