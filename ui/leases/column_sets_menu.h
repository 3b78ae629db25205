// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>

namespace proxydeck {

class ColumnSets;
class LeaseHeader;

/// The named sets of columns: one press puts a set on the table; the present columns can be kept as one.
class ColumnSetsMenu : public QMenu
{
    Q_OBJECT

public:
    ColumnSetsMenu(LeaseHeader &header, ColumnSets &sets, QWidget *parent);

    void retranslate();

private:
    void fill();
    QMenu *addOfOwn(const QString &title, void (ColumnSetsMenu::*what)(const QString &));
    /// \a renamed: the set that gets another name; empty: the present columns are kept under it.
    void askForName(const QString &renamed);
    void askToRename(const QString &name) { askForName(name); }
    void update(const QString &name);
    void askToRemove(const QString &name);

    LeaseHeader &m_header;
    ColumnSets &m_sets;
};

} // namespace proxydeck
