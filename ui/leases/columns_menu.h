// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

#include <array>

namespace proxydeck {

class ColumnSets;
class ColumnSetsMenu;
class LeaseHeader;

/// What can be done with the columns of the table of leases: for the header's context menu and for the window's menu.
///
/// What is done with one column is done with the clicked one, or else with the current cell's: so all of it can be
/// reached from the keyboard.
class ColumnsMenu : public QMenu
{
    Q_OBJECT

public:
    /// The shortcuts of its actions work in \a table.
    ColumnsMenu(LeaseHeader &header, ColumnSets &sets);

    /// Opens at \a at (global) for \a column, which was clicked there; -1 where none was.
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
    void nameActs(int column);

    LeaseHeader &m_header;
    ColumnSetsMenu *m_sets;
    std::array<QAction *, ActCount> m_acts{};
    QAction *m_fitAll;
    QAction *m_reset;
    int m_clicked = -1;
};

} // namespace proxydeck
