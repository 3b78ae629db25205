// SPDX-License-Identifier: MIT
#pragma once

#include "api/rate_scheduler.h"
#include "catalogue/endpoint.h"
#include "ui/areas/area_help.h"

#include <QMainWindow>

class QDockWidget;
class QSettings;
class QUrl;
class QVBoxLayout;

namespace proxydeck {

class AccountBook;
class AccountDialog;
class CallsPanel;
class Catalogue;
class Clipboard;
class Clock;
class Desk;
class FormatBook;
class Language;
class LeaseTable;
class LeaseView;
class LeasesPanel;
class LeaseDetailsDock;
class Ledger;
class MainMenus;
class RegionLockModel;
class RequestPanel;
class StatusLine;
class Theme;
class Tray;
class VendorClock;

/// The one window: request on the left, leases in the centre, calls below, and every action in its menus.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Parts
    {
        const Clock &clock;
        const Catalogue &catalogue;
        AccountBook &accounts;
        Desk &desk;
        LeaseTable &leases;
        LeaseView &view;
        RegionLockModel &regionLocks;
        VendorClock &vendorClock;
        Ledger *ledger; ///< null: nothing is kept
        Language &language;
        Theme &theme;
        Clipboard &clipboard;
        const FormatBook &formats;
        QSettings &settings;
        AreaHelp areas = {};
        bool demo = false;
    };
    explicit MainWindow(const Parts &parts);
    ~MainWindow() override;

    RequestPanel &requestPanel() { return *m_request; }
    LeasesPanel &leasesPanel() { return *m_leasesPanel; }
    CallsPanel &callsPanel() { return *m_calls; }

    /// Opens the dialog for a new key; \a link is an extraction link to begin with, or empty.
    AccountDialog *newKey(const QString &link = {});
    /// Where closing can leave the window in the tray; null: closing quits.
    void setTray(Tray *tray) { m_tray = tray; }
    /// Puts \a bar above the leases, for as long as it shows itself.
    void addBar(QWidget *bar);
    /// Geometry, docks, columns, order, filters and form values of the last run.
    void restore();
    /// Writes the same, and all that the settings hold.
    void save();
    /// Saves, and asks nothing any more when it is closed: the system ends the session, and an open question would be
    /// killed with it.
    void endUnasked();

public Q_SLOTS:
    /// Says \a text in the status bar for a while.
    void say(const QString &text);
    /// One of the vendor's pages, in the system's browser.
    void openPage(const QUrl &url);

Q_SIGNALS:
    void demoRequested();
    /// "en", "zh_CN"; empty: the system's.
    void languageChosen(const QString &language);
    /// "light", "dark"; empty: the system's.
    void themeChosen(const QString &theme);
    void settingsRequested();
    /// The settings are about to be written.
    void aboutToSave();
    void historyRequested();
    void formatsRequested();
    void codesRequested();
    /// What \a code means in \a mode.
    void codeRequested(const QString &code, proxydeck::Mode mode);
    void diagnosticsRequested();
    void aboutRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildDocks();
    /// The order in which Tab, and a key of its own, go through the parts of the window.
    void orderKeyboard();
    void connectPanels();
    void retranslate();
    void editKey(const QUuid &id);

    Parts m_parts;
    Tray *m_tray = nullptr;
    bool m_endsUnasked = false;
    QVBoxLayout *m_centre = nullptr;
    RequestPanel *m_request = nullptr;
    LeasesPanel *m_leasesPanel = nullptr;
    CallsPanel *m_calls = nullptr;
    QDockWidget *m_requestDock = nullptr;
    QDockWidget *m_callsDock = nullptr;
    LeaseDetailsDock *m_detailsDock = nullptr;
    MainMenus *m_menus = nullptr;
    StatusLine *m_status = nullptr;
};

} // namespace proxydeck
