// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace proxydeck {

/// Copies of what a table shows, as it shows it: one cell, a column, rows. Never a secret: no cell holds one.
class CellsMenu : public QMenu
{
    Q_OBJECT

public:
    /// \a copyCell becomes its first entry.
    CellsMenu(QAction &copyCell, QWidget *parent);

    /// Shortcuts work while \a table has the focus: elsewhere they write letters.
    void serve(QWidget &table) const;
    /// \a rows: there are any; \a current: one of them is the current one.
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
