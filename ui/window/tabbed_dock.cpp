// SPDX-License-Identifier: MIT
#include "ui/window/tabbed_dock.h"

#include "ui/window/pane_cycle.h"

#include <QAction>

namespace proxydeck {

TabbedDock::TabbedDock(QWidget *parent)
    : QDockWidget(parent)
{
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        // Before the window is shown, the contents have a say in the dock's size.
        if (widget() && (visible || isVisible()))
            widget()->setVisible(visible);
    });
    QAction *action = toggleViewAction();
    action->disconnect(this); // it would hide a dock that is only behind another
    connect(action, &QAction::triggered, this, &TabbedDock::toggle);
}

void TabbedDock::bringToFront()
{
    show();
    raise();
    if (widget())
        widget()->show();
}

void TabbedDock::enter()
{
    bringToFront();
    if (QWidget *first = widget() ? PaneCycle::firstStop(*widget()) : nullptr)
        first->setFocus(Qt::ShortcutFocusReason);
}

void TabbedDock::toggle()
{
    if (isVisible() && (!widget() || widget()->isVisible()))
        close();
    else
        enter();
    toggleViewAction()->setChecked(!isHidden());
}

} // namespace proxydeck

#include "moc_tabbed_dock.cpp"
