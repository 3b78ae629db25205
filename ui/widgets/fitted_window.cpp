// SPDX-License-Identifier: MIT
#include "ui/widgets/fitted_window.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

namespace proxydeck {

namespace {

QRect roomOf(const QWidget &window)
{
    const QScreen *screen = window.screen() ? window.screen() : QGuiApplication::primaryScreen();
    return screen ? screen->availableGeometry() : QRect();
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
    const QRect frame = window.geometry();
    const auto screens = QGuiApplication::screens();
    for (const QScreen *screen : screens) {
        const QRect room = screen->availableGeometry();
        const bool fits = frame.width() <= room.width() && frame.height() <= room.height();
        // The title has to be in reach; a window may stand out at the side, where the operator has put it.
        if (fits && room.contains(QPoint(frame.center().x(), frame.top())))
            return false;
    }
    openFitted(window, wanted);
    return true;
}

} // namespace proxydeck
