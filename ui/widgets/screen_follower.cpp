// SPDX-License-Identifier: MIT
#include "ui/widgets/screen_follower.h"

#include "ui/widgets/fitted_window.h"

#include <QApplication>
#include <QScreen>
#include <QWidget>

namespace proxydeck {

ScreenFollower::ScreenFollower(QObject *parent)
    : QObject(parent)
{
    constexpr int systemsTurnMs = 500;
    m_timer.setSingleShot(true);
    m_timer.setInterval(systemsTurnMs);
    connect(&m_timer, &QTimer::timeout, this, &ScreenFollower::look);
    connect(qApp, &QGuiApplication::screenAdded, this, &ScreenFollower::follow);
    connect(qApp, &QGuiApplication::screenRemoved, this, [this] { m_timer.start(); });
    const auto screens = QGuiApplication::screens();
    for (QScreen *screen : screens)
        follow(screen);
}

void ScreenFollower::follow(QScreen *screen)
{
    connect(screen, &QScreen::availableGeometryChanged, this, [this] { m_timer.start(); });
}

void ScreenFollower::look()
{
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        const Qt::WindowType type = window->windowType();
        const bool stays = type == Qt::Window || type == Qt::Dialog || type == Qt::Sheet || type == Qt::Tool;
        if (stays && window->isVisible())
            bringIntoSight(*window);
    }
}

} // namespace proxydeck

#include "moc_screen_follower.cpp"
