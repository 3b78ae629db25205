// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

#include <array>

namespace proxydeck {

class ColumnSets;
class ColumnSetsMenu;
class LeaseHeader;

/// Actions on the columns of the table of leases: for the header's context menu and for the window's menu.
///
/// An action on one column applies to the clicked column, or else to the column of the current cell, so that all
/// actions can be used with the keyboard.
class ColumnsMenu : public QMenu
{
    Q_OBJECT

public:
    /// The shortcuts of its actions work in \a table.
    ColumnsMenu(LeaseHeader &header, ColumnSets &sets);

    /// Opens at \a at (global) for the clicked \a column; -1: none was clicked.
    void openFor(int column, const QPoint &at);
    ColumnSetsMenu &sets() const { return *m_sets; }
    void retranslate();

private:
    enum Act { Hide, Fit, MoveLeft, MoveRight, Narrower, Wider, ActCount };

    void fill();
    void forgetClicked();
    void act(Act what);
    int target() const;
    QString title(int column) const;
    void setActionTexts(int column);

    LeaseHeader &m_header;
    ColumnSetsMenu *m_sets;
    std::array<QAction *, ActCount> m_acts{};
    QAction *m_fitAll;
    QAction *m_reset;
    int m_clicked = -1;
};

} // namespace proxydeck
