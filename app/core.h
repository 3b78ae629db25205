// SPDX-License-Identifier: MIT
#pragma once

#include "base/system_clock.h"
#include "catalogue/area_catalogue.h"
#include "catalogue/endpoint.h"
#include "client/api_client.h"
#include "desk/call_log.h"
#include "filter/filter_vocabulary.h"
#include "log/redactor.h"
#include "preferences/preference_table.h"
#include "table/lease_names.h"

#include "api/call_way.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

class QSettings;

namespace proxydeck {

namespace sim {
class Simulator;
}
class AccountBook;
class AreaSets;
class Catalogue;
class CheckAddresses;
class Checker;
class DemoClient;
class Desk;
class FormatBook;
class ExpiredRows;
class Gateway;
class Keepers;
class KeyValues;
class LeaseChecks;
class LeaseLifecycle;
class LeaseTable;
class LeaseView;
class LocalPorts;
class Ledger;
class LedgerHistory;
class TodaySums;
class Log;
class MessageCapture;
class NetworkProxySetting;
class Preferences;
class PreferencesFile;
class ProgramLog;
class RateScheduler;
class RegionLockModel;
class ReplyArchive;
class RunningMark;
class SecretStore;
class SendOnceProof;
class SettingsFile;
class VendorClock;
struct UnfinishedRun;

/// The program without its windows: builds all modules below the user interface over one data folder, in their order,
/// and connects them. Needs no screen. Windows are created after it and destroyed before it.
class Core : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QString dataFolder;                      ///< exists, unless it could not be created
        bool demo = false;                       ///< calls go to a simulator that Core starts
        bool keepsRecord = true;                 ///< whether leases and calls are recorded
        QString recordFolder = {};               ///< folder of the record; empty: the data folder
        bool marksRun = true;                    ///< lets the next start detect that this run did not end normally
        std::optional<LoopbackRoute> route = {}; ///< a simulator to call instead of the vendor; not for the demo
        /// Creates the store of the secrets. Default: the keychain of this build; for the demo, memory.
        std::function<std::unique_ptr<SecretStore>()> makeSecretStore = {};
        /// Called in the constructor, after the settings were read and before any text is made or logged: to choose the
        /// language.
        std::function<void(const Preferences &)> preferencesRead = {};
        /// Search words of a product or mode in filters, in the current language. Without them, filters find plans by
        /// name only.
        std::function<QStringList(Product)> productWords = {};
        std::function<QStringList(Mode)> modeWords = {};
        /// Words of filters in every language, for those of the local ports.
        std::function<FilterVocabulary()> filterVocabulary = {};
    };
    explicit Core(const Parts &parts, QObject *parent = nullptr);
    /// Calls endSpending(), ends the local ports, which takes up to 3 s while tunnels are busy, and writes queued
    /// records.
    ~Core() override;

    /// False if the demo's simulator could not listen on a port: every call fails then.
    bool hasVendor() const;

    // Call these two after the first frame, in this order; views of the leases are created in between.

    /// Writes the line of the start. From now on, writing an error or a warning waits for the disk.
    void beginLog();
    /// Loads the live leases of earlier runs and starts SendOnceProof.
    void restore();

    /// Adds a key for each plan that the demo's simulator sells and, if a record is kept, the content of DemoHistory.
    /// One of them is kept filled, see proposeKeeper(), and there is a local port that a made-up client uses.
    void addDemoAccounts();
    /// Call after a change of the language.
    void retranslate();
    /// Whether a window that shows leases is visible; while none is, timers fire rarely. Setting it to true updates all
    /// states at once: call it after everything else that depends on the visibility.
    void setVisible(bool visible);
    /// Updates the states of the leases to the current time.
    void updateStates();
    /// Call it once the end of the program is certain, before anything waits for it: from now on nothing is extracted,
    /// neither by keepers nor by a retry nor by a press. Answers that are due are still received.
    void endSpending();
    /// Call it if the system will end the process before this object is destroyed: writes records and log to the disk
    /// and marks the run as ended. Blocks for at most 2.5 s.
    void endRun();

    QString dataFolder() const { return m_dataFolder; }
    const Clock &clock() const { return m_clock; }
    QSettings &settings();
    /// What was wrong with the settings file, as text for the operator; empty if nothing was.
    QString settingsProblem() const;
    Preferences &preferences() { return *m_preferences; }
    AreaSets &areaSets() { return *m_areaSets; }
    /// The previous run, if it did not end normally; else null.
    const UnfinishedRun *unfinishedRun() const;
    Log &log() { return *m_log; }
    sim::Simulator *simulator() { return m_simulator.get(); } ///< null unless in the demo
    Ledger *ledger() { return m_ledger.get(); }               ///< null: no record is kept
    TodaySums *today() { return m_today.get(); }              ///< null: no record is kept
    LedgerHistory *history() { return m_history.get(); }      ///< null: no record is kept
    /// The system's error text if leases cannot be recorded; else empty.
    QString ledgerProblem() const;
    /// The way of the next call, as far as settings and environment determine it.
    CallWay plannedWay() const;
    const Catalogue &catalogue() const { return *m_catalogue; }
    AccountBook &accounts() { return *m_accounts; }
    KeyValues &keyValues() { return *m_keyValues; }
    VendorClock &vendorClock() { return *m_vendorClock; }
    LeaseTable &leases() { return *m_leases; }
    LeaseView &view() { return *m_view; }
    RegionLockModel &regionLocks() { return *m_regionLocks; }
    NetworkProxySetting &proxy() { return *m_proxy; }
    Desk &desk() { return *m_desk; }
    FormatBook &formats() { return *m_formats; }
    LeaseChecks &checks() { return *m_checks; }
    Keepers &keepers() { return *m_keepers; }
    LocalPorts &ports() { return *m_ports; }
    CheckAddresses &checkAddresses() { return *m_checkAddresses; }
    const AreaCatalogue &areas() const { return m_areas; }
    PreferencesFile &preferencesFile() { return *m_preferencesFile; }

private:
    void keepWholeRecord();
    void followSkew();
    void openLog(bool marksRun);
    void buildTables(const Parts &parts);
    void buildDesk(const std::optional<LoopbackRoute> &route);
    void buildChecks();
    void buildKeepers();
    void proposeKeeper();
    void buildPorts();
    void openDemoPort();
    void startDemoClient();
    void endPorts();
    void follow(Preference preference);
    void followProxy();

    const QString m_dataFolder;
    LeaseNameSource m_leaseNames;
    std::function<FilterVocabulary()> m_filterVocabulary;
    QStringList m_portsAside;        ///< ports whose settings could not be read
    bool m_keepsWholeRecord = false; ///< settings were lost, perhaps the retention time

    // In the order of construction.
    SystemClock m_clock;
    std::unique_ptr<SettingsFile> m_settingsFile;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<AreaSets> m_areaSets;
    Redactor m_redactor;
    std::unique_ptr<RunningMark> m_runningMark; ///< null: the run is not marked, or has ended
    std::unique_ptr<Log> m_log;
    std::unique_ptr<MessageCapture> m_messages;
    std::unique_ptr<sim::Simulator> m_simulator;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<LedgerHistory> m_history;
    std::unique_ptr<Catalogue> m_catalogue;
    std::unique_ptr<AccountBook> m_accounts;
    std::unique_ptr<KeyValues> m_keyValues;
    std::unique_ptr<VendorClock> m_vendorClock;
    std::unique_ptr<LeaseTable> m_leases;
    std::unique_ptr<LeaseLifecycle> m_lifecycle;
    std::unique_ptr<ExpiredRows> m_expired;
    std::unique_ptr<LeaseView> m_view;
    std::unique_ptr<RegionLockModel> m_regionLocks;
    std::unique_ptr<RateScheduler> m_scheduler;
    bool m_isLocal = false; ///< calls go to a simulator on this machine
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<NetworkProxySetting> m_proxy; ///< after the accounts: their secrets are read first
    std::unique_ptr<SendOnceProof> m_sendOnce;
    CallLog m_calls;
    std::unique_ptr<ReplyArchive> m_replies;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<TodaySums> m_today;
    std::unique_ptr<CheckAddresses> m_checkAddresses;
    std::unique_ptr<Checker> m_checker;
    std::unique_ptr<LeaseChecks> m_checks;
    std::unique_ptr<Keepers> m_keepers;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<LocalPorts> m_ports;
    std::unique_ptr<DemoClient> m_demoClient; ///< null unless in a demo with keys
    std::unique_ptr<ProgramLog> m_programLog;
    std::unique_ptr<FormatBook> m_formats;
    AreaCatalogue m_areas;
    std::unique_ptr<PreferencesFile> m_preferencesFile;
};

} // namespace proxydeck
