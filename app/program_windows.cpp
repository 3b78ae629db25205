// SPDX-License-Identifier: MIT
#include "program_windows.h"

#include "accounts/account_book.h"
#include "core.h"
#include "desk/desk.h"
#include "desk/stock_retry.h"
#include "extract_again.h"
#include "formats/format_book.h"
#include "lease/vendor_clock.h"
#include "log/log.h"
#include "log/running_mark.h"
#include "preferences/area_sets.h"
#include "preferences/network_proxy_setting.h"
#include "preferences/preferences.h"
#include "preferences/preferences_file.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/desktop/clipboard.h"
#include "ui/desktop/window_visibility.h"
#include "ui/formats/format_wording.h"
#include "ui/help/crash_offer.h"
#include "ui/leases/leases_panel.h"
#include "ui/look/program_icon.h"
#include "ui/look/theme.h"
#include "ui/request/request_panel.h"
#include "ui/tray/notices.h"
#include "ui/tray/sounds.h"
#include "ui/tray/tray.h"
#include "ui/window/keeper_announcer.h"
#include "ui/window/main_window.h"
#include "ui/window/port_announcer.h"
#include "ui/window/side_windows.h"
#include "ui/wording/language.h"
#include "unwritten_leases.h"
#include "view/lease_view.h"

#include <QApplication>
#include <QDockWidget>
#include <QSystemTrayIcon>

namespace proxydeck {

ProgramWindows::ProgramWindows(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    Core &core = m_parts.core;
    m_clipboard = std::make_unique<Clipboard>();
    QApplication::setWindowIcon(programIcon());
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{core.clock(),       core.catalogue(),    core.accounts(),
                          core.desk(),        core.leases(),       core.view(),
                          core.regionLocks(), core.vendorClock(),  core.ledger(),
                          m_parts.language,   m_parts.theme,       *m_clipboard,
                          core.formats(),     core.settings(),     AreaHelp{&core.areas(), &core.areaSets()},
                          m_parts.demo,       &core.preferences(), &core.keyValues(),
                          core.today(),       &core.checks(),      &core.keepers(),
                          &core.ports()});
    connect(&m_parts.language, &Language::changed, &core, &Core::retranslate);
    if (core.ledger()) {
        m_unwritten = std::make_unique<UnwrittenLeases>(*core.ledger(), *m_window);
        m_window->setMayEnd([this] { return m_unwritten->mayEnd(); });
    }
    connectPreferences();
    connectSideWindows();
    connectVisibility();
}

ProgramWindows::~ProgramWindows() = default;

void ProgramWindows::connectPreferences()
{
    Preferences &preferences = m_parts.core.preferences();
    // Windows and what they consist of read their preferences themselves.
    const auto follow = [this, &preferences](Preference preference) {
        if (preference == Preference::Language)
            m_parts.language.choose(preferences.text(preference));
        else if (preference == Preference::Theme)
            m_parts.theme.choose(preferences.text(preference));
        else if (preference == Preference::SecretLifetime)
            m_clipboard->setSecretLifetimeMs(int(preferences.ms(preference)));
    };
    follow(Preference::SecretLifetime);
    connect(&preferences, &Preferences::changed, this, follow);
    // Chosen from the menu, also where the command line had asked for another than the settings hold.
    connect(m_window.get(), &MainWindow::languageChosen, this, [this, &preferences](const QString &language) {
        preferences.set(Preference::Language, language);
        m_parts.language.choose(language);
    });
    connect(m_window.get(), &MainWindow::themeChosen, this, [this, &preferences](const QString &theme) {
        preferences.set(Preference::Theme, theme);
        m_parts.theme.choose(theme);
    });
}

void ProgramWindows::connectSideWindows()
{
    Core &core = m_parts.core;
    MainWindow &window = *m_window;
    m_sideWindows = std::make_unique<SideWindows>(SideWindows::Parts{
        window,
        core.catalogue(),
        *m_clipboard,
        core.formats(),
        {core.preferences(), core.proxy(), core.checkAddresses(), core.preferencesFile(), core.dataFolder(),
         core.log().folder(), QSystemTrayIcon::isSystemTrayAvailable, &m_parts.theme},
        {core.catalogue(), core.accounts(), core.desk(), core.vendorClock(), m_parts.language, core.log(),
         [&core] { return core.ledgerProblem(); }, core.dataFolder(), core.ledger() != nullptr,
         [&core] { return core.plannedWay(); }},
        core.accounts(),
        core.leases(),
        core.vendorClock(),
        core.settings(),
        core.history()});

    connect(&window, &MainWindow::aboutToSave, &core.formats(), &FormatBook::flush);
    connect(&core.formats(), &FormatBook::problemChanged, &window, [&window, &core] {
        if (const QString problem = formatProblemText(core.formats().problem()); !problem.isEmpty())
            window.say(problem);
    });
    connect(&core.log(), &Log::problemChanged, &window, [&window](const QString &problem) {
        if (!problem.isEmpty())
            window.say(tr("The log cannot be written: %1").arg(problem));
    });
    if (const UnfinishedRun *run = core.unfinishedRun()) {
        auto *offer = new CrashOffer(*run, *m_clipboard, &window);
        connect(offer, &CrashOffer::message, &window, &MainWindow::say);
        window.addBar(offer);
    }
}

void ProgramWindows::connectVisibility()
{
    Core &core = m_parts.core;
    m_visibility = std::make_unique<WindowVisibility>();
    const auto follow = [this, &core](bool visible) {
        if (m_tray)
            m_tray->setWindowVisible(visible);
        core.setVisible(visible);
    };
    connect(m_visibility.get(), &WindowVisibility::visibleChanged, this, follow);
    connect(m_visibility.get(), &WindowVisibility::activated, &core, &Core::updateStates);
    m_visibility->watch(*m_window);
    // A floating dock can be visible while the window is not.
    const auto docks = m_window->findChildren<QDockWidget *>();
    for (QDockWidget *dock : docks)
        m_visibility->watch(*dock);
    follow(m_visibility->isVisible());
}

void ProgramWindows::makeTray()
{
    Core &core = m_parts.core;
    MainWindow &window = *m_window;
    m_tray = std::make_unique<Tray>(
        Tray::Parts{window, core.leases(), core.preferences(),
                    [&window, &core] { return extractAgainText(window.requestPanel(), core.accounts()); },
                    QSystemTrayIcon::isSystemTrayAvailable});
    m_notices = std::make_unique<Notices>(Notices::Parts{core.clock(), core.leases(), core.accounts(), core.desk(),
                                                         core.preferences(),
                                                         [] { return QApplication::activeWindow() != nullptr; }});
    connect(m_notices.get(), &Notices::told, m_tray.get(), &Tray::show);
    m_announcer = std::make_unique<KeeperAnnouncer>(
        KeeperAnnouncer::Parts{core.keepers(), core.accounts(), core.vendorClock()});
    connect(m_announcer.get(), &KeeperAnnouncer::told, m_notices.get(), &Notices::tell);
    connect(m_announcer.get(), &KeeperAnnouncer::shortageChanged, m_tray.get(), &Tray::setShortage);
    connect(m_announcer.get(), &KeeperAnnouncer::message, &window, &MainWindow::say);
    connect(&m_parts.language, &Language::changed, m_announcer.get(), &KeeperAnnouncer::retranslate);
    m_tray->setShortage(m_announcer->shortage());
    m_portAnnouncer = std::make_unique<PortAnnouncer>(core.ports());
    connect(m_portAnnouncer.get(), &PortAnnouncer::told, m_notices.get(), &Notices::tell);
    connect(m_portAnnouncer.get(), &PortAnnouncer::message, &window, &MainWindow::say);
    m_portAnnouncer->tellAll();
    m_sounds = std::make_unique<Sounds>(core.leases(), core.preferences(), [] { QApplication::beep(); });
    connect(&window, &MainWindow::stockIsBack, m_sounds.get(), &Sounds::stockIsBack);
    const StockRetry &retry = window.requestPanel().stockRetry();
    const auto holdNap = [this, &core, &retry] {
        m_appNapBlocker.set(core.desk().isBusy() || m_notices->isDueSoon() || retry.isActive());
    };
    connect(&retry, &StockRetry::changed, m_notices.get(), holdNap);
    connect(m_notices.get(), &Notices::dueSoonChanged, m_notices.get(), holdNap);
    connect(&core.desk(), &Desk::meterChanged, m_notices.get(), holdNap);
    connect(&core.desk(), &Desk::callEnded, m_notices.get(), holdNap);
    holdNap();
    connect(m_tray.get(), &Tray::fallback, &window, &MainWindow::say);
    connect(m_tray.get(), &Tray::extractRequested, &window,
            [this, &window] { extractAgain(window.requestPanel(), *m_tray); });
    connect(m_tray.get(), &Tray::quitRequested, this, &ProgramWindows::closeOrAsk);
    if (m_parts.closesToTray)
        window.setTray(m_tray.get());
    m_tray->setWindowVisible(m_visibility->isVisible());
}

void ProgramWindows::raise()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    QWidget *front = QApplication::activeModalWidget(); // an open dialog, without which the window could not be used
    for (QWidget *widget : {static_cast<QWidget *>(m_window.get()), front}) {
        if (widget) {
            widget->raise();
            widget->activateWindow();
        }
    }
}

void ProgramWindows::closeForGood()
{
    m_tray->quitNext();
    closeOrAsk();
}

void ProgramWindows::closeOrAsk()
{
    if (m_window->wouldAsk() || (m_unwritten && !m_unwritten->isEmpty()))
        m_tray->showWindow(); // it asks before it goes
    if (m_window->close())
        QCoreApplication::quit();
}

} // namespace proxydeck

#include "moc_program_windows.cpp"
