// SPDX-License-Identifier: MIT
#include "ui/press/press_guard.h"

#include "base/clock.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

namespace proxydeck {

namespace {

/// The scan code where the system gives one: key() depends on the modifiers held.
quint32 keyOf(const QKeyEvent &event)
{
    return event.nativeScanCode() != 0 ? event.nativeScanCode() : quint32(event.key());
}

} // namespace

PressGuard::PressGuard(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    QCoreApplication::instance()->installEventFilter(this);
}

PressGuard::~PressGuard() = default;

bool PressGuard::counts(What what, QList<QUuid> keys)
{
    std::sort(keys.begin(), keys.end());
    const qint64 now = m_clock.steadyMs();
    std::erase_if(m_last, [now](const auto &press) { return now - press.second >= quietMs; });
    const bool soon = !m_last.insert_or_assign({what, keys}, now).second;
    // A held key counts once, and only while the focus is where it was when the key went down: not, for example, for
    // the window behind a dialog that it closed.
    const bool repeated = m_repeated && (m_heldPressed || QGuiApplication::focusObject() != m_downFocus);
    m_heldPressed = true;
    return !soon && !repeated;
}

bool PressGuard::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: // the only key event of a press that starts a shortcut
    case QEvent::KeyPress:
        onKeyDown(*static_cast<QKeyEvent *>(event));
        break;
    case QEvent::KeyRelease:
        onKeyUp(*static_cast<QKeyEvent *>(event));
        break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::TouchBegin:
    case QEvent::TouchEnd:
        m_repeated = false;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

/// An event comes here several times, on its way from the window to the widget with the focus and up from there.
void PressGuard::onKeyDown(const QKeyEvent &event)
{
    const quint32 key = keyOf(event);
    const bool repeat = event.isAutoRepeat() || (m_upAt != 0 && event.timestamp() == m_upAt && key == m_upKey);
    if (repeat) {
        m_isHeld = true;
    } else if (m_downAt == 0 || event.timestamp() != m_downAt || key != m_downKey) {
        m_isHeld = false;
        m_heldPressed = false;
        m_downFocus = QGuiApplication::focusObject();
    }
    m_downKey = key;
    m_downAt = event.timestamp();
    setRepeated(m_isHeld);
}

void PressGuard::onKeyUp(const QKeyEvent &event)
{
    m_upKey = keyOf(event);
    m_upAt = event.timestamp();
    // A button clicks when Space comes up: that click belongs to the press that it ends.
    setRepeated(m_isHeld);
}

void PressGuard::setRepeated(bool repeated)
{
    m_repeated = repeated;
    // For this event only: the next press may come from the mouse.
    if (repeated)
        QMetaObject::invokeMethod(
            this, [this] { m_repeated = false; }, Qt::QueuedConnection);
}

} // namespace proxydeck

#include "moc_press_guard.cpp"
