// SPDX-License-Identifier: MIT
#include "ui/ports/port_actions.h"

#include "ui/look/themed_icon.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QWidget>

namespace proxydeck {

PortActions::PortActions(QWidget *parent)
    : QObject(parent)
    , make(add("newPort", "new-port"))
    , makeFromFilter(add("newPortFromFilter", "filter"))
    , edit(add("editPort", "edit"))
    , toggle(add("switchPort", "switch"))
    , remove(add("removePort", "forget"))
    , close(add("closeConnections", "close"))
    , onlyThis(add("onlyThisPort"))
    , m_menu(std::make_unique<QMenu>())
{
    make->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    makeFromFilter->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    toggle->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    edit->setShortcut(QKeySequence(Qt::Key_F2));
    remove->setShortcut(QKeySequence(Qt::Key_Delete));
    close->setShortcut(QKeySequence(Qt::Key_Delete));
    for (QAction *here : {edit, remove, close}) // their keys have another meaning elsewhere
        here->setShortcutContext(Qt::WidgetShortcut);
    onlyThis->setCheckable(true);
    retranslate();
}

PortActions::~PortActions() = default;

QAction *PortActions::add(const char *name, const char *icon)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1StringView(name));
    action->setIcon(themedIcon(QLatin1StringView(icon)));
    action->setAutoRepeat(false);
    action->setMenuRole(QAction::NoRole);
    return action;
}

void PortActions::fillMenu(QAction *copy, QMenu *copyAs, QMenu *columns)
{
    m_menu->clear();
    m_menu->addActions({make, makeFromFilter});
    m_menu->addSeparator();
    m_menu->addAction(copy);
    m_menu->addMenu(copyAs);
    m_menu->addSeparator();
    m_menu->addActions({edit, toggle, remove});
    m_menu->addSeparator();
    m_menu->addActions({onlyThis, close});
    m_menu->addSeparator();
    m_menu->addMenu(columns);
}

void PortActions::setState(bool hasPort, bool isOn, qsizetype selected)
{
    for (QAction *action : {edit, toggle, remove, onlyThis})
        action->setEnabled(hasPort);
    close->setEnabled(selected > 0);
    m_isOn = isOn;
    toggle->setText(isOn ? tr("S&witch local port off") : tr("S&witch local port on"));
    toggle->setIconText(isOn ? tr("Switch off") : tr("Switch on"));
}

void PortActions::retranslate()
{
    make->setText(tr("&New local port…"));
    make->setIconText(tr("New port…"));
    makeFromFilter->setText(tr("New local port from this &filter…"));
    edit->setText(tr("&Edit local port…"));
    edit->setIconText(tr("Edit…"));
    remove->setText(tr("&Remove local port…"));
    remove->setIconText(tr("Remove"));
    close->setText(tr("C&lose connections"));
    close->setIconText(tr("Close"));
    onlyThis->setText(tr("&Only connections of this port"));
    onlyThis->setIconText(tr("Only this port"));
    m_menu->setTitle(tr("&Local ports"));
    toggle->setText(m_isOn ? tr("S&witch local port off") : tr("S&witch local port on"));
    toggle->setIconText(m_isOn ? tr("Switch off") : tr("Switch on"));
}

} // namespace proxydeck

#include "moc_port_actions.cpp"
