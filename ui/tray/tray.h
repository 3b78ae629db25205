// SPDX-License-Identifier: MIT
#pragma once

#include "ui/desktop/on_mac.h"
#include "ui/tray/notice.h"

#include <QIcon>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;
class QWidget;

namespace proxydeck {

class LeaseTable;
class Preferences;

/// The system tray icon: number of live leases, a red sign while too few leases of a kept key are good, a way to open
/// the window, one more extraction, and notifications. Without a tray no icon is shown, and notifications are emitted
/// through fallback().
class Tray : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        const LeaseTable &leases;
        Preferences &preferences;
        /// Describes what one more extraction would do: "Extract 5 · East crawl"; empty if none is possible.
        std::function<QString()> extractText;
        /// Whether the desktop has a tray now.
        std::function<bool()> isThere;
        /// macOS: the tray is the menu bar, and clicking the icon only opens its menu; the Dock icon opens the window
        /// too.
        bool onMac = isMac;
        /// How often it is asked, while the window is hidden in the tray, whether there still is one. Qt does not tell.
        int watchMs = 60'000;
    };
    explicit Tray(const Parts &parts, QObject *parent = nullptr);
    ~Tray() override;

    /// Whether a tray exists now and the icon is enabled in the settings.
    bool isShown() const;
    QString toolTip() const;
    /// Whether the window is visible; initially assumed true. While it is not, leases are updated rarely, so the tool
    /// tip shows the time of its data.
    void setWindowVisible(bool visible);
    QMenu &menu() { return *m_menu; }
    /// What falls short, as a line of the tool tip; the icon has a red sign then. Empty: nothing does.
    void setShortage(const QString &text);
    const QIcon &shownIcon() const { return m_shown; }

    /// The result of closing the window.
    enum class Close : quint8 {
        Quit,
        Stay,   ///< the operator cancelled
        ToTray, ///< the window is already hidden
    };
    /// Called by the window's closeEvent(). Asks if no choice is saved yet. Always Quit if there is no icon, the
    /// session ends, or quitting was requested.
    Close onClose();
    /// For the Quit menu entry and its shortcut: the next close quits.
    void quitNext();

public Q_SLOTS:
    void show(const proxydeck::Notice &notice);
    void showWindow();
    void hideWindow();

Q_SIGNALS:
    void extractRequested();
    /// The window must be closed for good. Emitted after quitNext().
    void quitRequested();
    /// A text for the status bar if no icon can show it.
    void fallback(const QString &text);

protected:
    /// Shows the system's notification. Virtual for tests.
    virtual void popUp(const QString &title, const QString &text);
    /// Asks what closing does. \a remember: whether to save the answer. Virtual for tests.
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
    QIcon m_shown;
    QString m_shortage;
    QAction *m_toggle;
    QAction *m_extract;
    QAction *m_notices;
    QAction *m_quit;
    bool m_windowVisible = true;
    QTimer m_hideSoon; ///< hides the window after it has left full screen
    QTimer m_watch;    ///< runs while the window is hidden in the tray
    bool m_quitting = false;
};

} // namespace proxydeck
