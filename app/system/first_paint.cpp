// SPDX-License-Identifier: MIT
#include "system/first_paint.h"

#include <QEvent>
#include <QWidget>

namespace proxydeck {

namespace {

constexpr int patienceMs = 1'000;

} // namespace

FirstPaint::FirstPaint(QWidget &window)
    : m_window(window)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FirstPaint::end);
    m_timer.start(patienceMs);
    window.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        m_timer.start(0); // when it fires, the whole window has been painted
    }
    return QObject::eventFilter(watched, event);
}

void FirstPaint::end()
{
    m_window.removeEventFilter(this);
    Q_EMIT painted();
}

} // namespace proxydeck

#include "moc_first_paint.cpp"
