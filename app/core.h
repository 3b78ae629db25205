// SPDX-License-Identifier: MIT
#pragma once

#include "base/system_clock.h"
#include "catalogue/area_catalogue.h"
#include "catalogue/endpoint.h"
#include "client/api_client.h"
#include "desk/call_log.h"
#include "log/redactor.h"
#include "preferences/preference_table.h"

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
class Desk;
class FormatBook;
class ExpiredRows;
class KeyValues;
class LeaseLifecycle;
class LeaseTable;
class LeaseView;
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

/// The program without its windows: all that lies below them, built in the order of the rooms over one data folder, and
/// connected. Needs no screen. Whatever shows it is built after it and goes before it.
class Core : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QString dataFolder;                      ///< there, or it cannot be made
        bool demo = false;                       ///< its vendor is a simulator of its own
        bool keepsRecord = true;                 ///< of leases and calls
        QString recordFolder = {};               ///< where; empty: the data folder
        bool marksRun = true;                    ///< so that the next start tells of a run that was cut off
        std::optional<LoopbackRoute> route = {}; ///< where calls go instead of to the vendor; not for the demo
        /// Where secrets lie; none: the keychain of this build, in memory for the demo.
        std::function<std::unique_ptr<SecretStore>()> makeSecretStore = {};
        /// Called while this is built, when it is known what is set and before anything is named or logged: the moment
        /// to choose a language.
        std::function<void(const Preferences &)> preferencesRead = {};
        /// What products and modes are looked for by in a filter, in the language of the moment; none: by the plan's
        /// name.
        std::function<QStringList(Product)> productWords = {};
        std::function<QStringList(Mode)> modeWords = {};
    };
    explicit Core(const Parts &parts, QObject *parent = nullptr);
    /// Writes what is queued.
    ~Core() override;

    /// False where the demo's simulator could not listen: no call gets anywhere.
    bool hasVendor() const;

    // What the first frame does not need, in this order; what shows the leases is built between the two.

    /// The log waits for the disk from now on, and says that the program has started.
    void beginLog();
    /// Brings back what still lives from earlier runs, and has it proved that one press is one request.
    void restore();

    /// A key for each plan that the demo's simulator sells. Where a record is kept, with what a morning's work would
    /// have left, see DemoMorning.
    void addDemoAccounts();
    /// After a change of language: what is named anew.
    void retranslate();
    /// Whether somebody can see the leases; where nobody can, nothing wakes by itself. To be told last of all, since
    /// who can see them again finds the states of that moment.
    void setSeen(bool seen);
    /// Brings the states of leases up to the moment.
    void look();
    /// For where the system ends the process before this is destroyed: what was recorded and logged is on the disk, and
    /// the run counts as ended. Takes some seconds at most.
    void endRun();

    QString dataFolder() const { return m_dataFolder; }
    const Clock &clock() const { return m_clock; }
    QSettings &settings();
    /// What had become of the settings file, in words; empty if it is sound.
    QString settingsProblem() const;
    Preferences &preferences() { return *m_preferences; }
    AreaSets &areaSets() { return *m_areaSets; }
    /// The run before this one, where it was cut off; else null.
    const UnfinishedRun *unfinishedRun() const;
    Log &log() { return *m_log; }
    sim::Simulator *simulator() { return m_simulator.get(); } ///< null unless in the demo
    Ledger *ledger() { return m_ledger.get(); }               ///< null: no record is kept
    TodaySums *today() { return m_today.get(); }              ///< null: no record is kept
    LedgerHistory *history() { return m_history.get(); }      ///< null: no record is kept
    /// Why leases are not being recorded, in the system's words; empty if they are.
    QString ledgerProblem() const;
    /// The way the next call takes, as far as the settings and the environment decide it.
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
    const AreaCatalogue &areas() const { return m_areas; }
    PreferencesFile &preferencesFile() { return *m_preferencesFile; }

private:
    void keepWholeRecord();
    void followSkew();
    void openLog(bool marksRun);
    void buildTables(const Parts &parts);
    void buildDesk(const std::optional<LoopbackRoute> &route);
    void follow(Preference preference);
    void followProxy();

    const QString m_dataFolder;
    bool m_keepsWholeRecord = false; ///< as settings were lost

    // In the order in which they are built; taken down in the opposite one.
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
    std::unique_ptr<NetworkProxySetting>
        m_proxy; ///< after the accounts, so that the keychain is asked for theirs first
    std::unique_ptr<SendOnceProof> m_sendOnce;
    CallLog m_calls;
    std::unique_ptr<ReplyArchive> m_replies;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<TodaySums> m_today;
    std::unique_ptr<ProgramLog> m_programLog;
    std::unique_ptr<FormatBook> m_formats;
    AreaCatalogue m_areas;
    std::unique_ptr<PreferencesFile> m_preferencesFile;
};

} // namespace proxydeck
