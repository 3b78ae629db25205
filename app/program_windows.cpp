// SPDX-License-Identifier: MIT
// What follows what: settings, windows, tray and notices, connected once all of them are there.
#include "application_private.h"

#include "extract_again.h"
#include "ui/formats/format_wording.h"
#include "ui/help/crash_offer.h"
#include "ui/leases/leases_panel.h"
#include "ui/request/request_panel.h"

#include <QApplication>
#include <QDockWidget>
#include <QSystemTrayIcon>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

void Application::connectPreferences()
{
    d->proxy = std::make_unique<NetworkProxySetting>(*d->preferences, *d->secrets);
    // The layout of the docks stays behind: it belongs to this machine's screens.
    d->preferencesFile = std::make_unique<PreferencesFile>(
        *d->preferences, *d->settings, QStringList{u"leases/"_s, u"calls/"_s, u"areas/"_s, u"columnSets/"_s},
        d->areaSets.get());
    const auto followProxy = [this] {
        d->client->setProxy(d->proxy->current());
        d->redactor.know(d->proxy->password());
    };
    connect(d->proxy.get(), &NetworkProxySetting::changed, this, followProxy);
    followProxy();

    const auto follow = [this](Preference preference) {
        const Preferences &set = *d->preferences;
        switch (preference) {
        case Preference::ExpiringMargin:
            d->leases->setExpiringMarginMs(set.ms(preference));
            if (d->sideWindows)
                d->sideWindows->setExpiringMarginMs(set.ms(preference));
            break;
        case Preference::CopyMargin:
            d->window->leasesPanel().setCopyMarginMs(set.ms(preference));
            break;
        case Preference::ByteOrderMark:
        case Preference::CsvCredentials:
        case Preference::Language: // the mark goes with it
            d->window->leasesPanel().setExportDefaults({set.byteOrderMark(), set.flag(Preference::CsvCredentials)});
            break;
        case Preference::RetentionDays:
            if (d->ledger)
                d->ledger->setRetention(set.number(preference),
                                        [clock = d->vendorClock.get()] { return clock->nowMs(); });
            break;
        default:
            break;
        }
    };
    for (const Preference preference : {Preference::ExpiringMargin, Preference::CopyMargin, Preference::CsvCredentials})
        follow(preference);
    connect(d->preferences.get(), &Preferences::changed, this, [this, follow](Preference preference) {
        if (preference == Preference::Language)
            d->language.choose(d->preferences->text(preference));
        else if (preference == Preference::Theme)
            d->theme.choose(d->preferences->text(preference));
        follow(preference);
    });
    // Chosen from the menu, also where the command line had asked for another than the settings hold.
    connect(d->window.get(), &MainWindow::languageChosen, this, [this](const QString &language) {
        d->preferences->set(Preference::Language, language);
        d->language.choose(language);
    });
    connect(d->window.get(), &MainWindow::themeChosen, this, [this](const QString &theme) {
        d->preferences->set(Preference::Theme, theme);
        d->theme.choose(theme);
    });
}

void Application::connectSideWindows()
{
    MainWindow &window = *d->window;
    d->sideWindows = std::make_unique<SideWindows>(
        SideWindows::Parts{window,
                           *d->catalogue,
                           *d->clipboard,
                           *d->formats,
                           {*d->preferences, *d->proxy, *d->preferencesFile, d->dataFolder, d->fileLog->folder(),
                            QSystemTrayIcon::isSystemTrayAvailable},
                           {*d->catalogue, *d->accounts, *d->desk, *d->vendorClock, d->language, *d->fileLog,
                            [this] { return d->programLog->ledgerProblem(); }, d->dataFolder, d->ledger != nullptr},
                           *d->accounts,
                           *d->leases,
                           *d->vendorClock,
                           *d->settings,
                           d->history.get()});
    d->sideWindows->setExpiringMarginMs(d->preferences->ms(Preference::ExpiringMargin));

    connect(&window, &MainWindow::aboutToSave, d->formats.get(), &FormatBook::flush);
    connect(d->formats.get(), &FormatBook::problemChanged, &window, [this] {
        if (const QString problem = formatProblemText(d->formats->problem()); !problem.isEmpty())
            d->window->say(problem);
    });
    connect(d->fileLog.get(), &Log::problemChanged, &window, [this](const QString &problem) {
        if (!problem.isEmpty())
            d->window->say(tr("The log cannot be written: %1").arg(problem));
    });
    if (d->runningMark && d->runningMark->unfinishedRun()) {
        auto *offer = new CrashOffer(*d->runningMark->unfinishedRun(), *d->clipboard, &window);
        connect(offer, &CrashOffer::message, &window, &MainWindow::say);
        window.addBar(offer);
    }
}

/// The first question whether there is a tray asks the desktop, which can take longer than all the rest of the start.
void Application::makeTray()
{
    MainWindow &window = *d->window;
    d->tray = std::make_unique<Tray>(
        Tray::Parts{window, *d->leases, *d->preferences,
                    [this] { return extractAgainText(d->window->requestPanel(), *d->accounts); },
                    QSystemTrayIcon::isSystemTrayAvailable});
    d->notices = std::make_unique<Notices>(Notices::Parts{d->clock, *d->leases, *d->accounts, *d->desk, *d->preferences,
                                                          [] { return QApplication::activeWindow() != nullptr; }});
    connect(d->notices.get(), &Notices::told, d->tray.get(), &Tray::show);
    const auto holdNap = [this] { d->napHold.set(d->queue->isBusy() || d->notices->isDueSoon()); };
    connect(d->notices.get(), &Notices::dueSoonChanged, d->notices.get(), holdNap);
    connect(d->queue.get(), &CallQueue::meterChanged, d->notices.get(), holdNap);
    connect(d->queue.get(), &CallQueue::finished, d->notices.get(), holdNap);
    holdNap();
    connect(d->tray.get(), &Tray::fallback, &window, &MainWindow::say);
    connect(d->tray.get(), &Tray::extractRequested, &window,
            [this] { extractAgain(d->window->requestPanel(), *d->tray); });
    connect(d->tray.get(), &Tray::quitRequested, this, &Application::closeOrAsk);
    d->closeRequest = std::make_unique<CloseRequest>();
    connect(d->closeRequest.get(), &CloseRequest::requested, this, [this] {
        if (std::exchange(d->isAskedToClose, true))
            return; // it says so again while we ask
        d->tray->quitNext();
        closeOrAsk();
        d->isAskedToClose = false;
    });
    // A tour closes what it opened; nobody is there to be asked.
    if (d->options.tourDir.isEmpty())
        window.setTray(d->tray.get());
    d->tray->setSeen(d->sight->isSeen());
}

void Application::connectSight()
{
    d->sight = std::make_unique<WindowSight>();
    const auto follow = [this](bool seen) {
        d->view->setSeen(seen);
        d->scheduler->setSeen(seen);
        if (d->tray)
            d->tray->setSeen(seen);
        d->lifecycle->setSeen(seen); // last: it looks at the clock, and all others with it
    };
    connect(d->sight.get(), &WindowSight::seenChanged, this, follow);
    connect(d->sight.get(), &WindowSight::activated, d->lifecycle.get(), &LeaseLifecycle::look);
    d->sight->watch(*d->window);
    // Afloat, one can be in sight where the window is not.
    const auto docks = d->window->findChildren<QDockWidget *>();
    for (QDockWidget *dock : docks)
        d->sight->watch(*dock);
    follow(d->sight->isSeen());
}

void Application::closeOrAsk()
{
    if (d->desk->inFlight() > 0)
        d->tray->showWindow(); // it asks before it goes
    if (d->window->close())
        QCoreApplication::quit();
}

} // namespace proxydeck
