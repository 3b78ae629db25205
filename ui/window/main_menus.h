// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QAction;
class QDockWidget;
class QKeySequence;
class QMenu;
class QMenuBar;
class QUrl;

namespace proxydeck {

class CallsPanel;
class Language;
class LeasesPanel;
class RequestPanel;
class Theme;
class WindowMenu;

/// All actions of the window with their shortcuts, in the menus of its menu bar. Actions that do not belong to one pane
/// emit a signal.
class MainMenus : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QMenuBar &bar;
        RequestPanel &request;
        LeasesPanel &leases;
        CallsPanel &calls;
        QList<QDockWidget *> docks; ///< toggled by Ctrl+1, Ctrl+2, …, in this order
        QDockWidget &details;       ///< has its own shortcuts, which work in some widgets only
        const Language &language;
        const Theme &theme;
        QMenu *ports = nullptr; ///< what can be done with local ports; null: there are none
    };
    explicit MainMenus(const Parts &parts);

    void retranslate();

Q_SIGNALS:
    void newKeyRequested();
    void pasteLinkRequested();
    void editKeyRequested();
    void cancelWaitingRequested();
    void settingsRequested();
    void historyRequested();
    /// "en", "zh_CN"; empty: the system's.
    void languageChosen(const QString &language);
    /// "light", "dark"; empty: the system's.
    void themeChosen(const QString &theme);
    void codesRequested();
    void diagnosticsRequested();
    /// The operator opens a page of the vendor.
    void pageRequested(const QUrl &page);
    void aboutRequested();
    void quitRequested();
    void nextPaneRequested();
    void previousPaneRequested();

private:
    QAction *add(QMenu *menu, const QKeySequence &shortcut, const QString &name, QLatin1StringView icon = {});
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildProxyMenu();
    void buildHelpMenu();
    /// A group in which one of \a values is checked; \a choose is called with the new value.
    QList<QAction *> addChoices(QMenu *menu, const QStringList &texts, const QStringList &values,
                                void (MainMenus::*choose)(const QString &));
    void updateChoices();

    Parts m_parts;
    WindowMenu *m_windowMenu; ///< null on all systems but macOS
    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_proxyMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QMenu *m_themeMenu = nullptr;
    QAction *m_newKey = nullptr;
    QAction *m_pasteLink = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_extract = nullptr;
    QAction *m_extractAndCopy = nullptr;
    QAction *m_nextKey = nullptr;
    QAction *m_previousKey = nullptr;
    QAction *m_changePlan = nullptr;
    QAction *m_listInUse = nullptr;
    QAction *m_cancelWaiting = nullptr;
    QAction *m_editKey = nullptr;
    QAction *m_deleteKey = nullptr;
    QAction *m_clearCalls = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_history = nullptr;
    QAction *m_details = nullptr;
    QAction *m_nextPane = nullptr;
    QAction *m_previousPane = nullptr;
    QAction *m_whatsThis = nullptr;
    QAction *m_codes = nullptr;
    QAction *m_diagnostics = nullptr;
    QAction *m_authPage = nullptr;
    QAction *m_debugPage = nullptr;
    QAction *m_about = nullptr;
    QAction *m_aboutQt = nullptr;
    QList<QAction *> m_languages; ///< the system's first
    QList<QAction *> m_themes;    ///< the system's, light, dark
};

} // namespace proxydeck
