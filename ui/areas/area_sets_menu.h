// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>
#include <QStringList>

namespace proxydeck {

class AreaChoice;
class AreaSets;

/// Menu of the favourite and recent area lists and the actions on them.
class AreaSetsMenu : public QMenu
{
    Q_OBJECT

public:
    AreaSetsMenu(const AreaChoice &choice, AreaSets &sets, QWidget *parent);

Q_SIGNALS:
    void chosen(const QStringList &codes);

private:
    void fill();
    void addList(const QString &text, const QStringList &codes);
    void askForName();

    const AreaChoice &m_choice;
    AreaSets &m_sets;
};

} // namespace proxydeck
