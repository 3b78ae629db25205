// SPDX-License-Identifier: MIT
#include "ui/desktop/window_menu.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

WindowMenu::WindowMenu(QWidget &window)
    : QMenu(&window)
    , m_close(new QAction(this))
    , m_minimize(addAction(QString()))
    , m_zoom(addAction(QString()))
{
    setObjectName(u"windowMenu"_s);
    m_close->setObjectName(u"closeWindow"_s);
    m_close->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_W));
    m_minimize->setObjectName(u"minimizeWindow"_s);
    m_minimize->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    m_zoom->setObjectName(u"zoomWindow"_s);
    for (QAction *action : {m_close, m_minimize, m_zoom}) {
        action->setMenuRole(QAction::NoRole);
        action->setAutoRepeat(false);
    }
    connect(m_close, &QAction::triggered, &window, &QWidget::close);
    connect(m_minimize, &QAction::triggered, &window, &QWidget::showMinimized);
    connect(m_zoom, &QAction::triggered, &window,
            [&window] { window.isMaximized() ? window.showNormal() : window.showMaximized(); });
    connect(this, &QMenu::aboutToShow, this, [this, &window] {
        // A full-screen window has its own space on macOS and cannot be minimised from it.
        m_minimize->setEnabled(!window.isFullScreen());
        m_zoom->setEnabled(!window.isFullScreen());
    });
    retranslate();
}

void WindowMenu::retranslate()
{
    setTitle(tr("&Window"));
    m_close->setText(tr("&Close Window"));
    m_minimize->setText(tr("&Minimize"));
    m_zoom->setText(tr("&Zoom"));
}

} // namespace proxydeck

#include "moc_window_menu.cpp"
