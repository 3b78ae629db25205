// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace proxydeck {

class ColumnSets;
class LeaseHeader;

/// Menu of the named column sets: selecting a set applies it to the table; the current columns can be saved as a set.
class ColumnSetsMenu : public QMenu
{
    Q_OBJECT

public:
    ColumnSetsMenu(LeaseHeader &header, ColumnSets &sets, QWidget *parent);

    void retranslate();

private:
    void fill();
    QMenu *addOfOwn(const QString &title, void (ColumnSetsMenu::*what)(const QString &));
    /// \a renamed: the set to rename; empty: the current columns are saved under the new name.
    void askForName(const QString &renamed);
    void askToRename(const QString &name) { askForName(name); }
    void update(const QString &name);
    void askToRemove(const QString &name);

    LeaseHeader &m_header;
    ColumnSets &m_sets;
};

} // namespace proxydeck
