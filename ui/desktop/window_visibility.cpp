// SPDX-License-Identifier: MIT
#include "ui/desktop/window_visibility.h"

#include <QEvent>
#include <QWidget>
#include <QWindow>

#include <algorithm>

namespace proxydeck {

WindowVisibility::WindowVisibility(QObject *parent)
    : QObject(parent)
{
}

void WindowVisibility::watch(QWidget &widget)
{
    m_widgets.append(&widget);
    widget.installEventFilter(this);
    connect(&widget, &QObject::destroyed, this, [this, gone = &widget] {
        m_widgets.removeOne(gone);
        update();
    });
    update();
}

bool WindowVisibility::isOnScreen(const QWidget &widget)
{
    const QWidget *window = widget.window();
    return widget.isVisible() && !window->isMinimized() && window->windowHandle()
        && window->windowHandle()->isExposed();
}

void WindowVisibility::update()
{
    const bool visible
        = std::any_of(m_widgets.cbegin(), m_widgets.cend(), [](const QWidget *widget) { return isOnScreen(*widget); });
    if (visible == m_visible)
        return;
    m_visible = visible;
    Q_EMIT visibleChanged(visible);
}

bool WindowVisibility::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::WinIdChange:
        // Only the window itself receives expose and minimise events. Installing the filter again is harmless.
        if (const auto *widget = qobject_cast<QWidget *>(watched)) {
            widget->window()->installEventFilter(this);
            if (QWindow *handle = widget->window()->windowHandle())
                handle->installEventFilter(this);
        }
        update();
        break;
    case QEvent::Hide:
    case QEvent::Expose:
    case QEvent::WindowStateChange:
        update();
        break;
    case QEvent::WindowActivate:
        Q_EMIT activated();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace proxydeck

#include "moc_window_visibility.cpp"
