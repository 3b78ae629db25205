// SPDX-License-Identifier: MIT
#include "application_private.h"

#include "accounts/memory_secret_store.h"
#include "accounts/secret_stores.h"
#include "simulator/demo_stock.h"
#include "ui/filter/filter_words.h"
#include "ui/formats/format_wording.h"
#include "ui/look/program_icon.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// What the simulator calls a plan, as the catalogue calls it. The two are written apart on purpose.
std::pair<Product, Mode> soldAs(sim::Plan plan)
{
    switch (plan) {
    case sim::Plan::ShortChannel:
        return {Product::ShortLived, Mode::Channel};
    case sim::Plan::ShortElastic:
        return {Product::ShortLived, Mode::Elastic};
    case sim::Plan::ShortEven:
        return {Product::ShortLived, Mode::Even};
    case sim::Plan::ShortMetered:
        return {Product::ShortLived, Mode::Metered};
    case sim::Plan::Exclusive:
        return {Product::Exclusive, Mode::None};
    case sim::Plan::RegionLock:
        return {Product::RegionLock, Mode::None};
    case sim::Plan::GlobalChannel:
        return {Product::Global, Mode::Channel};
    case sim::Plan::GlobalMetered:
        return {Product::Global, Mode::Metered};
    }
    Q_UNREACHABLE();
}

} // namespace

Application::Application(const Options &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(options))
{
}

Application::~Application() = default;

MainWindow &Application::window() { return *d->window; }

AccountBook &Application::accounts() { return *d->accounts; }

Desk &Application::desk() { return *d->desk; }

LeaseTable &Application::leases() { return *d->leases; }

LeaseView &Application::view() { return *d->view; }

Language &Application::language() { return d->language; }

Theme &Application::theme() { return d->theme; }

sim::Simulator *Application::simulator() { return d->simulator.get(); }

bool Application::start()
{
    const Options &options = d->options;
    const bool isTour = !options.tourDir.isEmpty();

    if (options.dataDir.isEmpty() && options.demo) {
        d->demoFolder = std::make_unique<QTemporaryDir>();
        d->dataFolder = d->demoFolder->path();
    } else {
        d->dataFolder = !options.dataDir.isEmpty()
            ? options.dataDir
            : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    }
    QDir().mkpath(d->dataFolder);
    if (!d->demoFolder && !claimDataFolder())
        return false;
    d->settings = std::make_unique<QSettings>(QDir(d->dataFolder).filePath(u"settings.ini"_s), QSettings::IniFormat);
    d->preferences = std::make_unique<Preferences>(*d->settings);
    d->areaSets = std::make_unique<AreaSets>(d->settings.get());
    d->language.choose(!options.language.isEmpty() ? options.language : d->preferences->text(Preference::Language));
    d->theme.choose(!options.theme.isEmpty() ? options.theme : d->preferences->text(Preference::Theme));
    openLog();

    std::optional<LoopbackRoute> route = options.connectTo;
    if (options.demo) {
        d->simulator = std::make_unique<sim::Simulator>(d->clock);
        if (!d->simulator->listen()) {
            std::fputs("The demo's vendor could not listen on 127.0.0.1.\n", stderr);
            return false;
        }
        sim::stockDemo(*d->simulator);
        route = LoopbackRoute{u"127.0.0.1"_s, d->simulator->port()};
        d->secrets = std::make_unique<MemorySecretStore>();
    } else {
        d->secrets = makeSecretStore();
    }
    // A demo keeps nothing. Its tour shows also what is kept, in a folder that goes with it.
    if (!options.demo || (isTour && d->demoFolder)) {
        d->ledger = std::make_unique<Ledger>(d->dataFolder, Ledger::Opening::WhenNeeded);
        d->history = std::make_unique<LedgerHistory>(d->dataFolder);
    }

    d->catalogue = std::make_unique<Catalogue>(Catalogue::vendorEndpoints());
    d->accounts = std::make_unique<AccountBook>(d->dataFolder, *d->secrets);
    d->vendorClock = std::make_unique<VendorClock>(d->clock);
    if (d->ledger) {
        d->ledger->setRetention(d->preferences->number(Preference::RetentionDays),
                                [clock = d->vendorClock.get()] { return clock->nowMs(); });
    }
    d->leases = std::make_unique<LeaseTable>(*d->vendorClock);
    d->lifecycle = std::make_unique<LeaseLifecycle>(*d->leases);

    const auto accountName = [this](const QUuid &account, const QString &nameThen) {
        const Account *known = d->accounts->find(account);
        return known ? known->name : nameThen;
    };
    const auto plan = [this](const QString &endpointId) {
        const Endpoint *endpoint = d->catalogue->find(endpointId);
        return endpoint ? planName(endpoint->product, endpoint->mode) : endpointId;
    };
    const auto products = [this](const QString &endpointId) {
        const Endpoint *endpoint = d->catalogue->find(endpointId);
        return endpoint ? productWords(endpoint->product) : QStringList{endpointId};
    };
    const auto modes = [this](const QString &endpointId) {
        const Endpoint *endpoint = d->catalogue->find(endpointId);
        return endpoint ? modeWords(endpoint->mode) : QStringList{};
    };
    d->view = std::make_unique<LeaseView>(*d->leases, LeaseView::Names{plan, accountName, products, modes});
    d->regionLocks = std::make_unique<RegionLockModel>(accountName);

    d->scheduler = std::make_unique<RateScheduler>(d->clock);
    d->client = std::make_unique<ApiClient>(d->clock, route);
    d->queue = std::make_unique<CallQueue>(d->clock, *d->scheduler, *d->client);
    d->sendOnce = std::make_unique<SendOnceProof>(SendOnceProof::Parts{d->clock, d->settings.get()});
    d->replies = std::make_unique<ReplyArchive>(d->history.get());
    d->desk = std::make_unique<Desk>(Desk::Parts{d->clock, *d->catalogue, *d->accounts, *d->queue, *d->vendorClock,
                                                 *d->leases, *d->regionLocks, d->log, d->ledger.get(), d->replies.get(),
                                                 d->sendOnce.get()});
    d->programLog
        = std::make_unique<ProgramLog>(ProgramLog::Parts{*d->fileLog, *d->accounts, *d->desk, d->ledger.get()});
    d->clipboard = std::make_unique<Clipboard>();
    d->formats = std::make_unique<FormatBook>(QDir(d->dataFolder).filePath(u"formats.json"_s));

    QApplication::setWindowIcon(programIcon());

    d->window = std::make_unique<MainWindow>(
        MainWindow::Parts{d->clock, *d->catalogue, *d->accounts, *d->desk, *d->leases, *d->view, *d->regionLocks,
                          *d->vendorClock, d->ledger.get(), d->language, d->theme, *d->clipboard, *d->formats,
                          *d->settings, AreaHelp{&d->areas, d->areaSets.get()}, options.demo});
    connect(d->window.get(), &MainWindow::demoRequested, this, &Application::startDemoProcess);
    connect(&d->language, &Language::changed, this, [this] {
        d->view->retranslate();
        d->regionLocks->retranslate();
        d->accounts->retranslate();
        d->formats->retranslate();
    });
    connect(d->accounts.get(), &AccountBook::accountChanged, d->view.get(), &LeaseView::retranslate);

    connectPreferences();
    connectSideWindows();
    connectSight();
    // The machine goes down, or somebody has had enough: nobody is there to be asked, and what is set should be there
    // again.
    d->termination = std::make_unique<Termination>();
    connect(d->termination.get(), &Termination::requested, this, [this] {
        d->window->save();
        // Not quit(): that asks the windows, and one with a call under way would ask the operator.
        QCoreApplication::exit(0);
    });
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] {
        d->window->save();
        d->sessionEnds = true;
    });
    // When the session ends, Windows ends the program as soon as this signal was heard: what its own end would do is
    // done here.
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] {
        if (!d->sessionEnds)
            return;
        d->window->endUnasked();
        d->runningMark.reset();
        d->fileLog->flush(500);
    });
    d->window->restore();
    // What the first frame does not need comes after it.
    d->firstPaint = std::make_unique<FirstPaint>(*d->window);
    connect(d->firstPaint.get(), &FirstPaint::painted, this, [this] {
        if (d->options.quitAfterFirstPaint)
            QCoreApplication::exit(); // not quit(): what a close saves is no part of what is measured
        else
            startTheRest();
    });
    d->window->show();
    // Together: one message would hide the other, and a folder that refuses one thing refuses several.
    QStringList problems{d->instance ? d->instance->problem() : QString(), settingsProblem(),
                         d->accounts->loadProblem(), formatProblemText(d->formats->problem())};
    problems.removeAll(QString());
    if (!problems.isEmpty())
        d->window->say(problems.join(u' '));
    connect(&d->language, &Language::changed, this, [this] {
        if (const QString problem = settingsProblem(); !problem.isEmpty())
            d->window->say(problem);
    });

    // A tour types its keys in.
    if (options.demo && !isTour && d->accounts->size() == 0)
        addDemoAccounts();
    return true;
}

void Application::startTheRest()
{
    d->firstPaint->deleteLater();
    (void)d->firstPaint.release(); // it is the one that calls
    d->fileLog->setWaits(true);
    d->programLog->begin();
    makeTray();
    d->desk->restoreFromLedger();
    // Before the first press asks for it, which would have to wait.
    d->sendOnce->require([] {});
}

void Application::openLog()
{
    const QString chosen = d->preferences->text(Preference::LogFolder);
    const QString folder = chosen.isEmpty() ? QDir(d->dataFolder).filePath(u"log"_s) : chosen;
    if (!d->demoFolder)
        d->runningMark = std::make_unique<RunningMark>(folder);
    d->fileLog = std::make_unique<Log>(folder, d->clock, d->redactor);
    d->fileLog->setWaits(
        false); // the first frame does not wait for the disk because a platform has something to complain about
    d->messages = std::make_unique<MessageCapture>(*d->fileLog);
}

bool Application::claimDataFolder()
{
    d->instance = std::make_unique<SingleInstance>(d->dataFolder);
    switch (d->instance->claim()) {
    case SingleInstance::Standing::First:
    case SingleInstance::Standing::Unlocked:
        connect(d->instance.get(), &SingleInstance::raiseRequested, this, &Application::raiseWindow);
        return true;
    case SingleInstance::Standing::Second:
        m_exitCode = 0;
        return false;
    case SingleInstance::Standing::Unanswered:
        break;
    }
    d->language.choose(d->options.language);
    const QString problem = d->instance->problem();
    std::fputs(qPrintable(problem + u'\n'), stderr);
    // Started by a click, nobody sees what is printed; without a screen, nobody would close a box.
    if (const QString platform = QGuiApplication::platformName();
        platform != "offscreen"_L1 && platform != "minimal"_L1) {
        QMessageBox box(QMessageBox::Warning, QApplication::applicationDisplayName(), problem, QMessageBox::Ok);
        box.setTextFormat(Qt::PlainText);
        box.exec();
    }
    return false;
}

void Application::raiseWindow()
{
    if (!d->window)
        return; // still starting: it shows itself
    d->window->setWindowState(d->window->windowState() & ~Qt::WindowMinimized);
    d->window->show();
    QWidget *front = QApplication::activeModalWidget(); // an open dialog, without which the window could not be used
    for (QWidget *widget : {static_cast<QWidget *>(d->window.get()), front}) {
        if (widget) {
            widget->raise();
            widget->activateWindow();
        }
    }
}

QString Application::settingsProblem()
{
    if (d->settingsTold)
        return {};
    d->settings->sync();
    if (d->settings->status() == QSettings::NoError && d->settings->isWritable())
        return {};
    d->settingsTold = true;
    return tr("Settings cannot be saved; the next start will not know them: %1.")
        .arg(QDir::toNativeSeparators(d->settings->fileName()));
}

void Application::addDemoAccounts()
{
    int number = 0;
    for (const sim::KeyPlan &plan : sim::demoKeys()) {
        const auto [product, mode] = soldAs(plan.plan);
        Account account;
        //: %1 a number; the plan is shown beside the name
        account.name = tr("Demo %1").arg(QLocale().toString(++number));
        account.product = product;
        account.mode = mode;
        account.channels = std::max(1, plan.channels); // 0 where the plan is not sold by channels
        AccountSecrets secrets;
        secrets.key = Secret(plan.key);
        secrets.apiPassword = Secret(plan.pwd);
        d->accounts->add(account, secrets, AccountBook::Keep::InStore, [](const auto &) {});
    }
}

void Application::startDemoProcess()
{
    QProcess::startDetached(QCoreApplication::applicationFilePath(),
                            {u"--demo"_s, u"--language"_s, d->language.current()});
}

} // namespace proxydeck
