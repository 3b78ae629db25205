// SPDX-License-Identifier: MIT
#include "ui/widgets/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace proxydeck {

WheelGuard::WheelGuard(QWidget *widget)
    : QObject(widget)
{
    // With Qt::WheelFocus, the wheel would give the widget the focus and then change the value.
    widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
        return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace proxydeck

#include "moc_wheel_guard.cpp"
