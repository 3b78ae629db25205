// SPDX-License-Identifier: MIT
#pragma once

#include "ui/desktop/on_mac.h"
#include "ui/tray/notice.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QAction;
class QIcon;
class QMenu;
class QSystemTrayIcon;
class QWidget;

namespace proxydeck {

class LeaseTable;
class Preferences;

/// The program in the system's tray: how much is live, the way back to the window, one more extraction, and notices.
/// Where there is no tray nothing goes there, and notices are handed on by fallback().
class Tray : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        const LeaseTable &leases;
        Preferences &preferences;
        /// What one more extraction would do, in words: "Extract 5 · East crawl"; empty where none can be asked for.
        std::function<QString()> extractText;
        /// Whether the desktop has a tray now.
        std::function<bool()> isThere;
        /// macOS: the tray is the menu bar, a press on the icon opens its menu and no more; and the Dock's icon is the
        /// way back, too.
        bool onMac = isMac;
    };
    explicit Tray(const Parts &parts, QObject *parent = nullptr);
    ~Tray() override;

    /// There is a tray, and the operator wants the icon in it.
    bool isShown() const;
    QString toolTip() const;
    /// Whether the window can be seen; at first it is assumed. Where it cannot, leases are looked at seldom: the tip
    /// then says of what time it is.
    void setSeen(bool seen);
    QMenu &menu() { return *m_menu; }

    /// What closing the window is to do.
    enum class Close : quint8 {
        Quit,
        Stay,   ///< the operator thought better of it
        ToTray, ///< the window is hidden already
    };
    /// Called by the window's closeEvent(). Asks, once, where that is not set yet. Always Quit where there is no icon,
    /// the session ends, or quitting was asked for.
    Close onClose();
    /// For the menu entry and the shortcut that quit: the next close is one.
    void quitNext();

public Q_SLOTS:
    void show(const proxydeck::Notice &notice);
    void showWindow();
    void hideWindow();

Q_SIGNALS:
    void extractRequested();
    /// The window is to be closed for good. Sent after quitNext().
    void quitRequested();
    /// For the status bar, where no icon can show it.
    void fallback(const QString &text);
    /// A notification was pressed; the window has been raised.
    void noticePressed(const proxydeck::Notice &notice);

protected:
    /// The system's notification. A seam for tests.
    virtual void popUp(const QString &title, const QString &text);
    /// Asks what closing does. \a remember: whether that is to hold from now on. A seam for tests.
    virtual Close ask(bool &remember);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildMenu();
    QIcon icon() const;
    void showIcon();
    bool isInTray() const;
    void updateToolTip();
    void updateMenu();

    Parts m_parts;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon;
    QAction *m_toggle;
    QAction *m_extract;
    QAction *m_notices;
    QAction *m_quit;
    Notice m_latest;
    bool m_seen = true;
    QTimer m_hideSoon; ///< when full screen has been left
    bool m_quitting = false;
};

} // namespace proxydeck
