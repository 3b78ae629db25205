// SPDX-License-Identifier: MIT
#pragma once

#include "application.h"

#include "accounts/account_book.h"
#include "accounts/secret_store.h"
#include "api/call_queue.h"
#include "api/send_once_proof.h"
#include "base/nap_hold.h"
#include "base/system_clock.h"
#include "catalogue/area_catalogue.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "desk/reply_archive.h"
#include "history/ledger_history.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "log/log.h"
#include "log/message_capture.h"
#include "log/redactor.h"
#include "log/running_mark.h"
#include "outbox/format_book.h"
#include "preferences/area_sets.h"
#include "preferences/network_proxy_setting.h"
#include "preferences/preferences.h"
#include "preferences/preferences_file.h"
#include "program_log.h"
#include "simulator/simulator.h"
#include "system/close_request.h"
#include "system/first_paint.h"
#include "system/single_instance.h"
#include "system/termination.h"
#include "table/lease_lifecycle.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/desktop/clipboard.h"
#include "ui/desktop/window_sight.h"
#include "ui/look/focus_sight.h"
#include "ui/look/theme.h"
#include "ui/tray/notices.h"
#include "ui/tray/tray.h"
#include "ui/window/main_window.h"
#include "ui/window/side_windows.h"
#include "ui/wording/language.h"
#include "view/lease_view.h"

#include <QSettings>
#include <QTemporaryDir>

namespace proxydeck {

/// All that the program is made of, in the order in which it is built; taken down in the opposite one.
struct Application::Private
{
    explicit Private(const Options &asked)
        : options(asked)
    {
    }

    Options options;
    SystemClock clock;
    Language language;
    Theme theme;
    FocusSight focusSight;
    std::unique_ptr<QTemporaryDir> demoFolder;
    QString dataFolder;
    std::unique_ptr<SingleInstance> instance; ///< null in a demo without a folder
    bool settingsTold = false;
    std::unique_ptr<QSettings> settings;
    std::unique_ptr<Preferences> preferences;
    Redactor redactor;
    std::unique_ptr<RunningMark> runningMark;
    std::unique_ptr<Log> fileLog;
    std::unique_ptr<MessageCapture> messages;
    std::unique_ptr<sim::Simulator> simulator;
    std::unique_ptr<Catalogue> catalogue;
    std::unique_ptr<SecretStore> secrets;
    std::unique_ptr<NetworkProxySetting> proxy;
    std::unique_ptr<PreferencesFile> preferencesFile;
    std::unique_ptr<AccountBook> accounts;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<LedgerHistory> history;
    std::unique_ptr<VendorClock> vendorClock;
    std::unique_ptr<LeaseTable> leases;
    std::unique_ptr<LeaseLifecycle> lifecycle;
    std::unique_ptr<LeaseView> view;
    std::unique_ptr<RegionLockModel> regionLocks;
    std::unique_ptr<RateScheduler> scheduler;
    std::unique_ptr<ApiClient> client;
    std::unique_ptr<CallQueue> queue;
    std::unique_ptr<SendOnceProof> sendOnce;
    CallLog log;
    std::unique_ptr<ReplyArchive> replies;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<ProgramLog> programLog;
    std::unique_ptr<Clipboard> clipboard;
    std::unique_ptr<FormatBook> formats;
    AreaCatalogue areas;
    std::unique_ptr<AreaSets> areaSets;
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<SideWindows> sideWindows;
    std::unique_ptr<Tray> tray;
    std::unique_ptr<Notices> notices;
    std::unique_ptr<WindowSight> sight;
    std::unique_ptr<FirstPaint> firstPaint; ///< until then
    NapHold napHold;
    std::unique_ptr<Termination> termination;
    std::unique_ptr<CloseRequest> closeRequest;
    bool isAskedToClose = false; ///< and may be asking the operator in turn
    bool sessionEnds = false;    ///< said by the system; it may think better of it
};

} // namespace proxydeck
