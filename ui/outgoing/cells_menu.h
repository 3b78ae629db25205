// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace proxydeck {

/// Copies table contents as shown: one cell, a column, rows. Never a secret: no cell contains one.
class CellsMenu : public QMenu
{
    Q_OBJECT

public:
    /// \a copyCell becomes the first entry.
    CellsMenu(QAction &copyCell, QWidget *parent);

    /// The shortcuts work only while \a table has the focus: in other widgets the keys type letters.
    void serve(QWidget &table) const;
    /// \a rows: whether there are rows; \a current: whether there is a current row.
    void setPossible(bool rows, bool current);
    void retranslate();

Q_SIGNALS:
    /// The column of the current cell.
    void columnRequested();
    void rowsRequested(bool titles);

private:
    QAction *m_column;
    QAction *m_rows;
    QAction *m_rowsAndTitles;
};

} // namespace proxydeck
