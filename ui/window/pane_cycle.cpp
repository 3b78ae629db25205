// SPDX-License-Identifier: MIT
#include "ui/window/pane_cycle.h"

#include <QApplication>
#include <QWidget>

namespace proxydeck {

namespace {

bool takesFocus(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus);
}

} // namespace

PaneCycle::PaneCycle(const QList<Pane> &panes, QObject *parent)
    : QObject(parent)
{
    for (const Pane &pane : panes)
        m_panes.append({pane, {}});
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { remember(now); });
}

void PaneCycle::remember(QWidget *focused)
{
    for (Visited &visited : m_panes) {
        if (focused && visited.pane.widget->isAncestorOf(focused))
            visited.last = focused;
    }
}

QWidget *PaneCycle::targetIn(const Visited &visited)
{
    if (visited.last && takesFocus(*visited.last))
        return visited.last;
    if (visited.pane.first && takesFocus(*visited.pane.first))
        return visited.pane.first;
    return firstStop(*visited.pane.widget);
}

QWidget *PaneCycle::firstStop(QWidget &widget)
{
    if (takesFocus(widget))
        return &widget;
    for (QWidget *next = widget.nextInFocusChain(); next != &widget; next = next->nextInFocusChain()) {
        if (widget.isAncestorOf(next) && takesFocus(*next))
            return next;
    }
    return nullptr;
}

void PaneCycle::step(int by)
{
    const QWidget *focused = QApplication::focusWidget();
    const auto count = int(m_panes.size());
    int at = by > 0 ? -1 : count;
    for (int i = 0; focused && i < count; ++i) {
        if (m_panes.at(i).pane.widget->isAncestorOf(focused))
            at = i;
    }
    for (int tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        // A pane can be hidden or behind another dock's tab.
        if (QWidget *target = m_panes.at(at).pane.widget->isVisible() ? targetIn(m_panes.at(at)) : nullptr) {
            if (!target->isActiveWindow())
                target->activateWindow(); // a dock can float
            target->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

} // namespace proxydeck

#include "moc_pane_cycle.cpp"
