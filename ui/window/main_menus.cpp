// SPDX-License-Identifier: MIT
#include "ui/window/main_menus.h"

#include "catalogue/catalogue.h"
#include "ui/calls/calls_panel.h"
#include "ui/desktop/on_mac.h"
#include "ui/desktop/window_menu.h"
#include "ui/leases/leases_panel.h"
#include "ui/look/theme.h"
#include "ui/look/themed_icon.h"
#include "ui/request/presets_menu.h"
#include "ui/request/request_panel.h"
#include "ui/wording/language.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QUrl>
#include <QWhatsThis>

namespace proxydeck {

using namespace Qt::StringLiterals;

MainMenus::MainMenus(const Parts &parts)
    : QObject(&parts.bar)
    , m_parts(parts)
    , m_windowMenu(isMac ? new WindowMenu(*parts.bar.window()) : nullptr)
{
    for (QMenu **menu : {&m_fileMenu, &m_editMenu, &m_viewMenu, &m_proxyMenu})
        *menu = m_parts.bar.addMenu(QString());
    if (m_windowMenu)
        m_parts.bar.addMenu(m_windowMenu);
    m_helpMenu = m_parts.bar.addMenu(QString());
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildProxyMenu();
    buildHelpMenu();
    retranslate();
}

QAction *MainMenus::add(QMenu *menu, const QKeySequence &shortcut, const QString &name, QLatin1StringView icon)
{
    QAction *added = menu->addAction(themedIcon(icon), QString());
    added->setObjectName(name);
    added->setShortcut(shortcut);
    // A held key must not extract repeatedly.
    added->setAutoRepeat(false);
    // NoRole: otherwise macOS guesses from the text, in any language, whether the entry belongs in the application
    // menu.
    added->setMenuRole(QAction::NoRole);
    return added;
}

void MainMenus::buildFileMenu()
{
    m_newKey = add(m_fileMenu, QKeySequence::New, u"newKey"_s, "new-key"_L1);
    m_pasteLink = add(m_fileMenu, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), u"pasteLink"_s, "link"_L1);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_parts.leases.exportAction());
    m_fileMenu->addAction(m_parts.leases.exportAgainAction());
    m_fileMenu->addSeparator();
    m_settings = add(m_fileMenu, QKeySequence(Qt::CTRL | Qt::Key_Comma), u"settings"_s, "settings"_L1);
    m_settings->setMenuRole(QAction::PreferencesRole);
    m_fileMenu->addSeparator();
    if (m_windowMenu)
        m_fileMenu->addAction(m_windowMenu->closeAction());
    m_quit = add(m_fileMenu, QKeySequence(Qt::CTRL | Qt::Key_Q), u"quit"_s, "quit"_L1);
    m_quit->setMenuRole(QAction::QuitRole);

    connect(m_newKey, &QAction::triggered, this, &MainMenus::newKeyRequested);
    connect(m_pasteLink, &QAction::triggered, this, &MainMenus::pasteLinkRequested);
    connect(m_settings, &QAction::triggered, this, &MainMenus::settingsRequested);
    connect(m_quit, &QAction::triggered, this, &MainMenus::quitRequested);
}

void MainMenus::buildEditMenu()
{
    const LeasesPanel &leases = m_parts.leases;
    m_editMenu->addAction(leases.undoAction());
    m_editMenu->addSeparator();
    m_editMenu->addAction(leases.copyAction());
    m_editMenu->addAction(leases.copyNewestAction());
    m_editMenu->addMenu(leases.copyAsMenu());
    m_editMenu->addMenu(leases.copyCellsMenu());
    m_editMenu->addAction(leases.editFormatsAction());
    m_editMenu->addSeparator();
    m_editMenu->addAction(leases.selectAllAction());
    m_editMenu->addAction(leases.focusFilterAction());
    m_editMenu->addAction(leases.onlyUncopiedAction());
    m_editMenu->addAction(leases.escapeAction());
    m_editMenu->addSeparator();
    m_editMenu->addAction(leases.forgetAction());
    m_editMenu->addAction(leases.clearExpiredAction());
}

void MainMenus::buildViewMenu()
{
    int number = 0;
    for (const QDockWidget *dock : m_parts.docks) {
        QAction *toggle = dock->toggleViewAction();
        toggle->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + number++)));
        toggle->setMenuRole(QAction::NoRole);
        m_viewMenu->addAction(toggle);
    }
    // Not the dock's own action: in a menu of the window, its F4 would also take effect in fields, where that key opens
    // a list.
    m_details = add(m_viewMenu, {}, u"leaseDetails"_s);
    m_details->setCheckable(true);
    m_viewMenu->addAction(m_parts.calls.detailsAction());
    m_nextPane = add(m_viewMenu, QKeySequence(Qt::Key_F6), u"nextPane"_s);
    m_previousPane = add(m_viewMenu, QKeySequence(Qt::SHIFT | Qt::Key_F6), u"previousPane"_s);
    m_viewMenu->addSeparator();
    m_viewMenu->addMenu(m_parts.leases.columnsMenu());
    m_viewMenu->addMenu(m_parts.leases.densityMenu());
    // ⌘H hides the program on macOS.
    m_history = add(m_viewMenu, QKeySequence(Qt::CTRL | (isMac ? Qt::Key_Y : Qt::Key_H)), u"history"_s, "history"_L1);
    m_clearCalls = add(m_viewMenu, {}, u"clearCalls"_s);
    m_viewMenu->addSeparator();
    m_languageMenu = m_viewMenu->addMenu(QString());
    // Each language is named in itself, so that an operator who cannot read the current one finds the other.
    m_languages = addChoices(m_languageMenu, {QString(), u"English"_s, u"简体中文"_s}, {QString(), u"en"_s, u"zh_CN"_s},
                             &MainMenus::languageChosen);
    m_themeMenu = m_viewMenu->addMenu(QString());
    m_themes = addChoices(m_themeMenu, {}, {QString(), u"light"_s, u"dark"_s}, &MainMenus::themeChosen);

    QAction *toggle = m_parts.details.toggleViewAction();
    connect(m_details, &QAction::triggered, toggle, &QAction::trigger);
    connect(toggle, &QAction::toggled, m_details, &QAction::setChecked);
    connect(m_nextPane, &QAction::triggered, this, &MainMenus::nextPaneRequested);
    connect(m_previousPane, &QAction::triggered, this, &MainMenus::previousPaneRequested);
    connect(m_history, &QAction::triggered, this, &MainMenus::historyRequested);
    connect(m_clearCalls, &QAction::triggered, &m_parts.calls, &CallsPanel::clearEnded);
    connect(m_languageMenu, &QMenu::aboutToShow, this, &MainMenus::updateChoices);
    connect(m_themeMenu, &QMenu::aboutToShow, this, &MainMenus::updateChoices);
}

QList<QAction *> MainMenus::addChoices(QMenu *menu, const QStringList &texts, const QStringList &values,
                                       void (MainMenus::*choose)(const QString &))
{
    auto *group = new QActionGroup(menu);
    for (int i = 0; i < values.size(); ++i) {
        QAction *entry = menu->addAction(texts.value(i));
        entry->setCheckable(true);
        entry->setData(values.at(i));
        group->addAction(entry);
        connect(entry, &QAction::triggered, this, [this, value = values.at(i), choose] {
            Q_EMIT(this->*choose)(value);
        });
    }
    return group->actions();
}

void MainMenus::buildProxyMenu()
{
    m_extract = add(m_proxyMenu, {}, u"extract"_s, "extract"_L1);
    m_extract->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_extractAndCopy = add(m_proxyMenu, {}, u"extractAndCopy"_s, "copy"_L1);
    m_extractAndCopy->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter)});
    m_listInUse = add(m_proxyMenu, QKeySequence(Qt::Key_F5), u"listInUse"_s, "list-in-use"_L1);
    m_proxyMenu->addAction(m_parts.leases.checkAction());
    m_cancelWaiting = add(m_proxyMenu, QKeySequence(Qt::CTRL | Qt::Key_Period), u"cancelWaiting"_s, "take-back"_L1);
    m_proxyMenu->addSeparator();
    m_previousKey = add(m_proxyMenu, QKeySequence(Qt::CTRL | Qt::Key_PageUp), u"previousKey"_s);
    m_nextKey = add(m_proxyMenu, QKeySequence(Qt::CTRL | Qt::Key_PageDown), u"nextKey"_s);
    for (QAction *step : {m_previousKey, m_nextKey})
        step->setAutoRepeat(true); // it costs nothing
    m_proxyMenu->addMenu(&m_parts.request.presets());
    m_proxyMenu->addSeparator();
    if (m_parts.ports) {
        m_proxyMenu->addMenu(m_parts.ports);
        m_proxyMenu->addSeparator();
    }
    m_editKey = add(m_proxyMenu, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), u"editKey"_s, "edit"_L1);
    m_changePlan = add(m_proxyMenu, {}, u"changePlanEntry"_s);
    m_deleteKey = add(m_proxyMenu, {}, u"deleteKey"_s, "forget"_L1);

    connect(m_extract, &QAction::triggered, &m_parts.request, &RequestPanel::press);
    connect(m_extractAndCopy, &QAction::triggered, &m_parts.request, &RequestPanel::pressAndCopy);
    connect(m_nextKey, &QAction::triggered, &m_parts.request, [request = &m_parts.request] { request->stepKey(1); });
    connect(m_previousKey, &QAction::triggered, &m_parts.request,
            [request = &m_parts.request] { request->stepKey(-1); });
    connect(m_changePlan, &QAction::triggered, &m_parts.request, &RequestPanel::changePlan);
    connect(m_listInUse, &QAction::triggered, &m_parts.request, &RequestPanel::pressListInUse);
    connect(m_cancelWaiting, &QAction::triggered, this, &MainMenus::cancelWaitingRequested);
    connect(m_editKey, &QAction::triggered, this, &MainMenus::editKeyRequested);
    connect(m_deleteKey, &QAction::triggered, &m_parts.request,
            [request = &m_parts.request] { request->deleteCurrentKey(); });
}

void MainMenus::buildHelpMenu()
{
    // No shortcut of its own: Qt uses Shift+F1 for the focused widget.
    m_whatsThis = add(m_helpMenu, {}, u"whatsThis"_s, "help"_L1);
    m_codes = add(m_helpMenu, QKeySequence(Qt::Key_F1), u"codes"_s, "codes"_L1);
    m_diagnostics = add(m_helpMenu, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), u"diagnostics"_s, "diagnostics"_L1);
    m_helpMenu->addSeparator();
    m_authPage = add(m_helpMenu, {}, u"authPage"_s);
    m_debugPage = add(m_helpMenu, {}, u"debugPage"_s);
    m_helpMenu->addSeparator();
    m_about = add(m_helpMenu, {}, u"about"_s, "about"_L1);
    m_about->setMenuRole(QAction::AboutRole);
    m_aboutQt = add(m_helpMenu, {}, u"aboutQt"_s);
    m_aboutQt->setMenuRole(QAction::AboutQtRole);

    connect(m_whatsThis, &QAction::triggered, this, [] { QWhatsThis::enterWhatsThisMode(); });
    connect(m_codes, &QAction::triggered, this, &MainMenus::codesRequested);
    connect(m_diagnostics, &QAction::triggered, this, &MainMenus::diagnosticsRequested);
    connect(m_authPage, &QAction::triggered, this, [this] {
        Q_EMIT pageRequested(QUrl(QString::fromLatin1(m_parts.request.currentEndpoint()->authSettings)));
    });
    connect(m_debugPage, &QAction::triggered, this,
            [this] { Q_EMIT pageRequested(QUrl(QString::fromLatin1(m_parts.request.currentEndpoint()->debugTool))); });
    connect(m_about, &QAction::triggered, this, &MainMenus::aboutRequested);
    connect(m_aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
}

void MainMenus::retranslate()
{
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_proxyMenu->setTitle(tr("&Proxies"));
    m_helpMenu->setTitle(tr("&Help"));
    if (m_windowMenu)
        m_windowMenu->retranslate();
    m_languageMenu->setTitle(tr("&Language"));
    m_themeMenu->setTitle(tr("&Theme"));
    m_newKey->setText(tr("&New key…"));
    m_pasteLink->setText(tr("New key from extraction &link…"));
    m_quit->setText(tr("&Quit"));
    m_extract->setText(tr("&Extract"));
    m_extractAndCopy->setText(tr("Extract and &copy"));
    m_nextKey->setText(tr("&Next key"));
    m_previousKey->setText(tr("&Previous key"));
    m_parts.request.presets().setTitle(tr("Pre&sets"));
    m_changePlan->setText(tr("C&hange plan…"));
    m_listInUse->setText(tr("&List in use"));
    m_cancelWaiting->setText(tr("Cancel &waiting calls"));
    m_editKey->setText(tr("Edit &key…"));
    m_deleteKey->setText(tr("&Delete key…"));
    m_clearCalls->setText(tr("&Clear the list of calls"));
    m_languages.at(0)->setText(tr("As the &system"));
    m_themes.at(0)->setText(tr("As the &system"));
    m_themes.at(1)->setText(tr("&Light"));
    m_themes.at(2)->setText(tr("&Dark"));
    m_settings->setText(tr("&Settings…"));
    m_history->setText(tr("&History…"));
    m_details->setText(tr("Lease &details") + u"\tF4"_s);
    m_nextPane->setText(tr("&Next part of the window"));
    m_previousPane->setText(tr("&Previous part of the window"));
    m_whatsThis->setText(tr("&What's this?") + u"\tShift+F1"_s);
    m_codes->setText(tr("Error &codes…"));
    m_diagnostics->setText(tr("Diagnostics for &support…"));
    m_authPage->setText(tr("Vendor: API &authentication…"));
    m_debugPage->setText(tr("Vendor: &debugging tool…"));
    m_about->setText(tr("&About ProxyDeck"));
    m_aboutQt->setText(tr("About &Qt"));
    updateChoices();
}

void MainMenus::updateChoices()
{
    const auto mark = [](const QList<QAction *> &entries, const QString &chosen) {
        for (QAction *entry : entries)
            entry->setChecked(entry->data().toString() == chosen);
    };
    mark(m_languages, m_parts.language.choice());
    mark(m_themes, m_parts.theme.choice());
}

} // namespace proxydeck

#include "moc_main_menus.cpp"
