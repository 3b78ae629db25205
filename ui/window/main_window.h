// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "catalogue/endpoint.h"
#include "lease/lease_key.h"
#include "ui/areas/area_help.h"

#include <QMainWindow>

#include <functional>
#include <utility>

class QDockWidget;
class QSettings;
class QUrl;
class QVBoxLayout;

namespace proxydeck {

class AccountBook;
class AccountDialog;
class CallCopies;
class CallsPanel;
class Catalogue;
class Clipboard;
class Clock;
class Desk;
class FormatBook;
class Keepers;
class KeepersDock;
class KeyValues;
class Language;
class LeaseChecks;
class LeaseTable;
class LeaseView;
class LeasesPanel;
class LeaseDetailsDock;
class Ledger;
class LocalPorts;
class MainMenus;
class PortsDock;
class Preferences;
class RegionLockModel;
class RequestPanel;
class StatusLine;
class TabbedDock;
class Theme;
class TodaySums;
class Tray;
class VendorClock;

/// The main window: request on the left, leases in the centre, calls below, and all actions in its menus.
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
        Ledger *ledger; ///< null: nothing is recorded
        Language &language;
        Theme &theme;
        Clipboard &clipboard;
        const FormatBook &formats;
        QSettings &settings;
        AreaHelp areas = {};
        bool demo = false;
        Preferences *preferences = nullptr; ///< null: their defaults
        KeyValues *keyValues = nullptr;     ///< null: what is entered is not kept
        const TodaySums *today = nullptr;   ///< null: nothing is recorded
        LeaseChecks *checks = nullptr;      ///< null: leases are not checked
        Keepers *keepers = nullptr;         ///< null: no key is kept filled
        LocalPorts *ports = nullptr;        ///< null: there are no local ports
    };
    explicit MainWindow(const Parts &parts);
    ~MainWindow() override;

    RequestPanel &requestPanel() { return *m_request; }
    LeasesPanel &leasesPanel() { return *m_leasesPanel; }
    CallsPanel &callsPanel() { return *m_calls; }

    /// Opens the dialog for a new key; \a link is an extraction link to fill it from, or empty.
    AccountDialog *newKey(const QString &link = {});
    /// With a tray, closing can keep the program running in it; null: closing quits.
    void setTray(Tray *tray) { m_tray = tray; }
    /// Tells whether another window is writing an export, which quitting would end.
    void setExportsElsewhere(std::function<bool()> exports) { m_exportsElsewhere = std::move(exports); }
    /// Whether closing the window for good asks the operator first, as something would be lost.
    bool wouldAsk() const;
    /// Asked last when closing quits the program; false: it stays open. Not asked after quitWithoutAsking().
    void setMayEnd(std::function<bool()> mayEnd) { m_mayEnd = std::move(mayEnd); }
    /// Adds \a bar above the leases; it disappears when it hides itself.
    void addBar(QWidget *bar);
    /// Restores geometry, docks, columns, order, filters and form values of the last run.
    void restore();
    /// Saves the same state and writes the settings to disk.
    void save();
    /// Saves, and closes later without questions: when the system ends the session, it would kill the program while a
    /// question is open.
    void quitWithoutAsking();

public Q_SLOTS:
    /// Shows \a text in the status bar for some seconds.
    void say(const QString &text);
    /// The same with a text that can be made anew when the language changes.
    void tell(std::function<QString()> make);
    /// Leases of the record were copied.
    void markCopied(const QList<proxydeck::LeaseKey> &leases);
    void sayKept(const QUuid &id); ///< where a key is kept
    /// Opens a page of the vendor in the system's browser.
    void openPage(const QUrl &url);

Q_SIGNALS:
    /// A try until in stock has extracted.
    void stockIsBack();
    void demoRequested();
    /// "en", "zh_CN"; empty: the system's.
    void languageChosen(const QString &language);
    /// "light", "dark"; empty: the system's.
    void themeChosen(const QString &theme);
    void settingsRequested();
    /// The settings are about to be written.
    void aboutToSave();
    void historyRequested();
    /// The history's summary of today.
    void todayRequested();
    void formatsRequested();
    void codesRequested();
    /// The operator asks for the meaning of \a code in \a mode.
    void codeRequested(const QString &code, proxydeck::Mode mode);
    void diagnosticsRequested();
    void aboutRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildDocks();
    void buildKeepers();
    void buildPorts();
    /// Sets the order of the window's parts for Tab and for F6.
    void orderKeyboard();
    void connectPanels();
    void connectRequest();
    void connectPorts();
    void showCall(CallId id);
    void onCallEnded(CallId id);
    void retranslate();
    void editKey(const QUuid &id);
    bool isExporting() const;
    bool mayQuit();

    Parts m_parts;
    Tray *m_tray = nullptr;
    bool m_endsUnasked = false;
    std::function<bool()> m_exportsElsewhere;
    std::function<bool()> m_mayEnd;
    QVBoxLayout *m_centre = nullptr;
    RequestPanel *m_request = nullptr;
    LeasesPanel *m_leasesPanel = nullptr;
    CallsPanel *m_calls = nullptr;
    QDockWidget *m_requestDock = nullptr;
    TabbedDock *m_callsDock = nullptr;
    KeepersDock *m_keepersDock = nullptr; ///< null: no key is kept filled
    PortsDock *m_portsDock = nullptr;     ///< null: there are no local ports
    LeaseDetailsDock *m_detailsDock = nullptr;
    MainMenus *m_menus = nullptr;
    StatusLine *m_status = nullptr;
    CallCopies *m_copies = nullptr;
};

} // namespace proxydeck
