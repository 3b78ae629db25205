// SPDX-License-Identifier: MIT
#include "ui/widgets/fitted_window.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace proxydeck {

namespace {

QRect roomOf(const QWidget &window)
{
    const QScreen *screen = window.screen() ? window.screen() : QGuiApplication::primaryScreen();
    return screen ? screen->availableGeometry() : QRect();
}

bool isInSight(const QRect &frame)
{
    const auto screens = QGuiApplication::screens();
    return std::any_of(screens.cbegin(), screens.cend(), [&frame](const QScreen *screen) {
        const QRect room = screen->availableGeometry();
        const bool fits = frame.width() <= room.width() && frame.height() <= room.height();
        // The title has to be in reach; a window may stand out at the side, where the operator has put it.
        return fits && room.contains(QPoint(frame.center().x(), frame.top()));
    });
}

} // namespace

void openFitted(QWidget &window, QSize wanted)
{
    const QRect room = roomOf(window);
    const QSize most = room.size() * mostOfScreen;
    if (room.isEmpty() || (wanted.width() <= most.width() && wanted.height() <= most.height())) {
        window.resize(wanted);
        return;
    }
    // The size for when the operator leaves the maximised state.
    const QSize size = wanted.boundedTo(most);
    window.setGeometry(QRect(room.center() - QPoint(size.width() / 2, size.height() / 2), size));
    window.setWindowState(window.windowState() | Qt::WindowMaximized);
}

QSize fittedSize(const QWidget &dialog, QSize wanted)
{
    const QRect room = roomOf(dialog);
    return room.isEmpty() ? wanted : wanted.boundedTo(room.size() * mostOfScreen);
}

bool refitted(QWidget &window, QSize wanted)
{
    if (window.isMaximized() || window.isFullScreen())
        return false;
    if (isInSight(window.geometry()))
        return false;
    openFitted(window, wanted);
    return true;
}

bool bringIntoSight(QWidget &window)
{
    const QRect room = roomOf(window);
    const QRect frame = window.frameGeometry();
    // The system looks after a window that it has made large itself.
    if (room.isEmpty() || window.isMaximized() || window.isFullScreen() || isInSight(frame))
        return false;
    const QSize around = frame.size() - window.size();
    const QSize size = window.size().boundedTo(room.size() - around);
    const QSize spare = room.size() - size - around;
    window.resize(size);
    window.move(room.topLeft() + QPoint(spare.width() / 2, spare.height() / 2)); // of the frame
    return true;
}

} // namespace proxydeck
