// SPDX-License-Identifier: MIT
#include "ui/look/focus_visibility.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace proxydeck {

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Meta || key == Qt::Key_Alt
        || key == Qt::Key_AltGr;
}

} // namespace

FocusVisibility::FocusVisibility(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
    // This runs after Qt has set the attribute and before anything is painted.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && m_byKeyboard)
            now->window()->setAttribute(Qt::WA_KeyboardFocusChange);
    });
}

bool FocusVisibility::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // sent before a shortcut's action is triggered; a shortcut causes no KeyPress
        m_byKeyboard = m_byKeyboard || !isModifier(static_cast<QKeyEvent *>(event)->key());
        break;
    case QEvent::MouseButtonPress:
    case QEvent::TabletPress:
    case QEvent::TouchBegin:
        m_byKeyboard = false;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace proxydeck

#include "moc_focus_visibility.cpp"
