// SPDX-License-Identifier: MIT
#include "core.h"

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "accounts/proxy_login.h"
#include "accounts/secret_stores.h"
#include "catalogue/catalogue.h"
#include "check/checker.h"
#include "check/vendor_reach.h"
#include "checks/check_addresses.h"
#include "checks/lease_checks.h"
#include "client/environment_proxy.h"
#include "client/send_once_proof.h"
#include "data_folder.h"
#include "demo_client.h"
#include "demo_history.h"
#include "desk/desk.h"
#include "desk/reply_archive.h"
#include "formats/format_book.h"
#include "gateway/gateway.h"
#include "history/ledger_history.h"
#include "history/today_sums.h"
#include "keepers/keepers.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "log/log.h"
#include "log/message_capture.h"
#include "log/running_mark.h"
#include "ports/local_ports.h"
#include "preferences/area_sets.h"
#include "preferences/key_values.h"
#include "preferences/network_proxy_setting.h"
#include "preferences/preferences.h"
#include "preferences/preferences_file.h"
#include "preferences/settings_file.h"
#include "program_log.h"
#include "simulator/demo_stock.h"
#include "simulator/simulator.h"
#include "table/expired_rows.h"
#include "table/lease_lifecycle.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "view/lease_view.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QHostAddress>
#include <QLocale>
#include <QNetworkInterface>
#include <QSettings>
#include <QTcpServer>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

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

/// Behind a router others see the router's address, which this machine does not know.
QStringList ownGlobalAddresses()
{
    QStringList found;
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (address.isGlobal())
            found.append(address.toString());
    }
    return found;
}

std::unique_ptr<SecretStore> secretStore(const Core::Parts &parts)
{
    if (parts.makeSecretStore)
        return parts.makeSecretStore();
    if (parts.demo)
        return std::make_unique<MemorySecretStore>();
    return makeSecretStore();
}

} // namespace

Core::Core(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_dataFolder(parts.dataFolder)
    , m_filterVocabulary(parts.filterVocabulary)
{
    m_settingsFile = std::make_unique<SettingsFile>(m_dataFolder);
    restrictDataFolder(m_dataFolder);
    m_preferences = std::make_unique<Preferences>(settings());
    m_areaSets = std::make_unique<AreaSets>(&settings());
    keepWholeRecord();
    if (parts.preferencesRead)
        parts.preferencesRead(*m_preferences);
    openLog(parts.marksRun);

    std::optional<LoopbackRoute> route = parts.route;
    if (parts.demo) {
        m_simulator = std::make_unique<sim::Simulator>(m_clock);
        m_simulator->listen();
        sim::stockDemo(*m_simulator);
        route = LoopbackRoute{u"127.0.0.1"_s, m_simulator->port()};
    }
    m_secrets = secretStore(parts);
    if (parts.keepsRecord) {
        const QString folder = parts.recordFolder.isEmpty() ? m_dataFolder : parts.recordFolder;
        m_ledger = std::make_unique<Ledger>(folder, Ledger::Opening::WhenNeeded);
        m_history = std::make_unique<LedgerHistory>(folder);
    }
    m_catalogue = std::make_unique<Catalogue>(Catalogue::vendorEndpoints());
    m_accounts = std::make_unique<AccountBook>(m_dataFolder, *m_secrets);
    m_keyValues = std::make_unique<KeyValues>(&settings());
    if (m_accounts->loadProblem().isEmpty()) // else the keys that are missing would not get theirs
        m_keyValues->takeOver(*m_accounts, *m_catalogue);
    buildTables(parts);
    buildDesk(route);
    buildChecks();
    buildKeepers();
    buildPorts();
    m_programLog = std::make_unique<ProgramLog>(ProgramLog::Parts{*m_log, *m_accounts, *m_desk, m_ledger.get()});
    m_formats = std::make_unique<FormatBook>(QDir(m_dataFolder).filePath(u"formats.json"_s));
    // The layout of the docks stays behind: it belongs to this machine's screens.
    m_preferencesFile = std::make_unique<PreferencesFile>(
        *m_preferences, settings(),
        QStringList{u"leases/"_s, u"calls/"_s, u"areas/"_s, u"columnSets/"_s, u"checks/"_s, u"ports/"_s},
        m_areaSets.get());
    m_preferencesFile->setOthersTaken([this] {
        m_checkAddresses->reload();
        m_ports->reload();
    });
    connect(m_preferences.get(), &Preferences::changed, this, &Core::follow);
}

Core::~Core()
{
    endSpending(); // the ports may take seconds, in which events are handled
    endPorts();
}

QSettings &Core::settings() { return m_settingsFile->settings(); }

QString Core::settingsProblem() const
{
    QString problem = m_settingsFile->problem();
    if (!m_portsAside.isEmpty()) {
        //: %1 names or numbers of local ports
        const QString aside
            = tr("The settings of these local ports could not be read. They are kept, and not used: %1.")
                  .arg(m_portsAside.join(tr(", ", "between names of local ports")));
        problem = problem.isEmpty() ? aside : problem + u' ' + aside;
    }
    if (!m_keepsWholeRecord)
        return problem;
    const QString kept = tr("Until you choose otherwise in the settings, nothing is deleted from the record.");
    if (problem.isEmpty())
        return tr("There was no settings file.") + u' ' + kept;
    return problem + u' ' + kept;
}

/// Where settings were lost, how long the record is kept may be among them, and the default would delete what the
/// operator wanted to keep.
void Core::keepWholeRecord()
{
    const bool isLost = m_settingsFile->isIncomplete()
        || (m_settingsFile->isNew() && QFileInfo::exists(Ledger::fileName(m_dataFolder)));
    m_keepsWholeRecord = isLost && !settings().contains(specOf(Preference::RetentionDays).key);
    if (m_keepsWholeRecord)
        m_preferences->set(Preference::RetentionDays, 0);
}

/// The next start knows how far this machine's clock is off, before the first reply.
void Core::followSkew()
{
    constexpr qint64 worthWritingMs = 250;
    const QString key = u"clock/skewMs"_s;
    bool isNumber = false;
    if (const qint64 skew = settings().value(key).toLongLong(&isNumber); isNumber)
        m_vendorClock->remember(skew);
    connect(m_vendorClock.get(), &VendorClock::skewChanged, this, [this, key] {
        const qint64 skew = m_vendorClock->skewMs();
        const QVariant kept = settings().value(key);
        if (m_vendorClock->isSkewKnown() && (!kept.isValid() || std::llabs(kept.toLongLong() - skew) >= worthWritingMs))
            settings().setValue(key, skew);
    });
}

void Core::openLog(bool marksRun)
{
    const QString chosen = m_preferences->text(Preference::LogFolder);
    const QString folder = chosen.isEmpty() ? QDir(m_dataFolder).filePath(u"log"_s) : chosen;
    if (marksRun)
        m_runningMark = std::make_unique<RunningMark>(folder);
    m_log = std::make_unique<Log>(folder, m_clock, m_redactor);
    // The first frame does not wait for the disk because a platform has something to complain about.
    m_log->setWaits(false);
    m_messages = std::make_unique<MessageCapture>(*m_log);
}

void Core::buildTables(const Parts &parts)
{
    m_vendorClock = std::make_unique<VendorClock>(m_clock);
    followSkew();
    follow(Preference::RetentionDays);
    m_leases = std::make_unique<LeaseTable>(*m_vendorClock);
    follow(Preference::ExpiringMargin);
    m_lifecycle = std::make_unique<LeaseLifecycle>(*m_leases);
    m_expired = std::make_unique<ExpiredRows>(*m_leases);
    follow(Preference::KeepExpired);

    const auto accountName = [this](const QUuid &account, const QString &recordedName) {
        const Account *known = m_accounts->find(account);
        return known ? known->name : recordedName;
    };
    LeaseNameSource &names = m_leaseNames;
    names.account = accountName;
    names.plan = [this](const QString &endpointId) {
        const Endpoint *endpoint = m_catalogue->find(endpointId);
        return endpoint ? planName(endpoint->product, endpoint->mode) : endpointId;
    };
    if (parts.productWords) {
        names.products = [this, words = parts.productWords](const QString &endpointId) {
            const Endpoint *endpoint = m_catalogue->find(endpointId);
            return endpoint ? words(endpoint->product) : QStringList{endpointId};
        };
    }
    if (parts.modeWords) {
        names.modes = [this, words = parts.modeWords](const QString &endpointId) {
            const Endpoint *endpoint = m_catalogue->find(endpointId);
            return endpoint ? words(endpoint->mode) : QStringList{};
        };
    }
    m_view = std::make_unique<LeaseView>(*m_leases, names);
    connect(m_accounts.get(), &AccountBook::accountChanged, m_view.get(), &LeaseView::retranslate);
    m_regionLocks = std::make_unique<RegionLockModel>(accountName);
}

void Core::buildDesk(const std::optional<LoopbackRoute> &route)
{
    m_scheduler = std::make_unique<RateScheduler>(m_clock);
    m_client = std::make_unique<ApiClient>(m_clock, route);
    m_isLocal = route.has_value();
    m_proxy = std::make_unique<NetworkProxySetting>(*m_preferences, *m_secrets);
    connect(m_proxy.get(), &NetworkProxySetting::changed, this, &Core::followProxy);
    followProxy();
    m_sendOnce = std::make_unique<SendOnceProof>(SendOnceProof::Parts{m_clock, &settings()});
    m_replies = std::make_unique<ReplyArchive>(m_history.get());
    m_desk = std::make_unique<Desk>(Desk::Parts{m_clock, *m_catalogue, *m_accounts, *m_scheduler, *m_client,
                                                *m_vendorClock, *m_leases, *m_regionLocks, m_calls, m_ledger.get(),
                                                m_replies.get(), m_sendOnce.get()});
    if (m_history) {
        m_today = std::make_unique<TodaySums>(*m_history, *m_vendorClock);
        connect(m_desk.get(), &Desk::callEnded, m_today.get(), &TodaySums::refresh);
        connect(m_desk.get(), &Desk::restored, m_today.get(), &TodaySums::refresh);
        connect(m_ledger.get(), &Ledger::writtenLate, m_today.get(), &TodaySums::refresh);
    }
}

void Core::buildChecks()
{
    m_checkAddresses = std::make_unique<CheckAddresses>(&settings());
    // Nothing of a simulator's may lead to the vendor.
    Checker::AskVendor askVendor;
    if (!m_isLocal)
        askVendor = askByConnecting(QString::fromLatin1(Catalogue::vendorEndpoints().front().host), 443, this);
    m_checker = std::make_unique<Checker>(m_clock, std::move(askVendor));
    const auto followClock = [this] { m_checker->setVendorAheadMs(-m_vendorClock->skewMs()); };
    connect(m_vendorClock.get(), &VendorClock::skewChanged, m_checker.get(), followClock);
    followClock();
    LeaseChecks::Parts parts{*m_leases, m_desk->marks(), *m_preferences, *m_checkAddresses, {}, {}};
    parts.engine.check
        = [this](const QList<CheckJob> &jobs, CheckPriority priority) { m_checker->check(jobs, priority); };
    parts.engine.cancel = [this](const QList<quint64> &ids) { m_checker->cancel(ids); };
    parts.engine.cancelAll = [this] { m_checker->cancelAll(); };
    parts.engine.setSettings = [this](const CheckSettings &settings) { m_checker->setSettings(settings); };
    parts.loginOf
        = [this](const LeaseOrigin &origin) { return proxyLogin(*m_accounts, origin.account, origin.keyNumber); };
    parts.isLocal = m_isLocal;
    if (!m_isLocal)
        parts.ownAddresses = ownGlobalAddresses;
    if (m_isLocal)
        parts.mayReach = [](const QString &host) { return QHostAddress(host).isLoopback(); };
    parts.isKept = [this](const QUuid &account) { return m_keepers && m_keepers->needsChecks(account); };
    parts.isUsed = [this](RowId row) { return m_ports && m_ports->uses(row); };
    m_checks = std::make_unique<LeaseChecks>(std::move(parts));
    connect(m_checker.get(), &Checker::begun, m_checks.get(), &LeaseChecks::takeBegun);
    connect(m_checker.get(), &Checker::checked, m_checks.get(), &LeaseChecks::takeResults);
    connect(m_checker.get(), &Checker::progressChanged, m_checks.get(), &LeaseChecks::takeProgress);
}

void Core::buildKeepers()
{
    Keepers::Parts parts{m_clock, *m_vendorClock, *m_catalogue, *m_accounts, *m_keyValues, *m_leases, *m_desk};
    parts.ledger = m_ledger.get();
    parts.settings = &settings();
    parts.check = [this](const QList<RowId> &rows) { m_checks->check(rows); };
    parts.checkIntervalMs = [this] { return m_checks->keptIntervalMs(); };
    m_keepers = std::make_unique<Keepers>(parts);
    connect(m_keepers.get(), &Keepers::changed, m_checks.get(), &LeaseChecks::followKept);
}

void Core::buildPorts()
{
    m_gateway = std::make_unique<Gateway>();
    Gateway *gateway = m_gateway.get();
    LocalPorts::Parts parts{m_clock, *m_vendorClock, *m_accounts, *m_leases, *m_secrets};
    parts.keepers = m_keepers.get();
    parts.ledger = m_ledger.get();
    parts.settings = &settings();
    parts.check = [this](const QList<RowId> &rows) { m_checks->check(rows); };
    parts.sawReachable = [this](const QList<RowId> &rows) { m_checks->sawReachable(rows); };
    parts.names = m_leaseNames;
    if (m_filterVocabulary)
        parts.vocabulary = m_filterVocabulary();
    parts.isFree = [](const QString &address, quint16 port) {
        QTcpServer probe;
        return probe.listen(QHostAddress(address), port);
    };
    parts.areaCodeOf = [this](const QString &name) {
        const Area *area = m_areas.declared(AreaScope::Mainland, name);
        return area ? area->code : QString();
    };
    // Nothing of a simulator's may lead to the vendor.
    if (m_isLocal)
        parts.mayReach = [](const QString &host) { return QHostAddress(host).isLoopback(); };
    parts.engine.setPort
        = [gateway](const PortTerms &terms, const Secret &password) { gateway->setPort(terms, password); };
    parts.engine.removePort = [gateway](const QUuid &port) { gateway->removePort(port); };
    parts.engine.setLeases = [gateway](const QUuid &port, const QList<PoolLease> &changed, const QList<quint64> &left,
                                       bool isAll) { gateway->setLeases(port, changed, left, isAll); };
    parts.engine.setVendorOffset = [gateway](qint64 offsetMs) { gateway->setVendorOffset(offsetMs); };
    parts.engine.setClockUncertain = [gateway](bool isUncertain) { gateway->setClockUncertain(isUncertain); };
    parts.engine.setNextLeases = [gateway](const QUuid &port, qint64 atMs, bool isKeeperOn) {
        gateway->setNextLeases(port, atMs, isKeeperOn);
    };
    parts.engine.networkChanged = [gateway] { gateway->networkChanged(); };
    parts.engine.closeConnection = [gateway](quint64 id) { gateway->closeConnection(id); };
    parts.engine.requestFigures = [gateway](bool withConnections) { gateway->requestFigures(withConnections); };
    parts.engine.shutDown = [gateway](qint64 graceMs) { gateway->shutDown(graceMs); };
    m_ports = std::make_unique<LocalPorts>(parts);
    connect(gateway, &Gateway::portState, m_ports.get(), &LocalPorts::takePortState);
    connect(gateway, &Gateway::figures, m_ports.get(), &LocalPorts::takeFigures);
    connect(gateway, &Gateway::leasesWanted, m_ports.get(), &LocalPorts::takeLeasesWanted);
    connect(gateway, &Gateway::checksWanted, m_ports.get(), &LocalPorts::takeChecksWanted);
    connect(gateway, &Gateway::down, m_ports.get(), &LocalPorts::takeDown);
    connect(m_ports.get(), &LocalPorts::usesChanged, m_checks.get(), &LeaseChecks::followUse);
    m_portsAside = m_ports->takeSetAside();
    if (m_simulator && m_accounts->size() > 0) // of an earlier run
        startDemoClient();
}

/// Busy tunnels get some seconds; what has begun to end earlier is waited for no longer.
void Core::endPorts()
{
    m_demoClient.reset();
    m_ports->shutDown();
    constexpr int mostMs = 3'500;
    QEventLoop loop;
    connect(m_ports.get(), &LocalPorts::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(mostMs, &loop, &QEventLoop::quit);
    if (!m_ports->isDown())
        loop.exec(QEventLoop::ExcludeUserInputEvents);
}

void Core::follow(Preference preference)
{
    if (preference == Preference::ExpiringMargin) {
        m_leases->setExpiringMarginMs(m_preferences->ms(preference));
    } else if (preference == Preference::KeepExpired) {
        m_expired->setKeepMs(m_preferences->number(preference) * 60'000LL);
    } else if (preference == Preference::RetentionDays && m_ledger) {
        m_ledger->setRetention(m_preferences->number(preference),
                               [clock = m_vendorClock.get()] { return clock->nowMs(); });
    }
}

void Core::followProxy()
{
    m_client->setProxy(m_proxy->current());
    m_redactor.know(m_proxy->password());
}

bool Core::hasVendor() const { return !m_simulator || m_simulator->port() != 0; }

void Core::beginLog()
{
    m_log->setWaits(true);
    m_programLog->begin();
}

void Core::restore()
{
    m_desk->restoreFromLedger();
    // Before the first press asks for it, which would have to wait.
    m_sendOnce->require([] {});
}

void Core::addDemoAccounts()
{
    int number = 0;
    const QList<sim::KeyPlan> plans = sim::demoKeys();
    const auto left = std::make_shared<qsizetype>(plans.size());
    const auto added = [this, left](const auto &) {
        if (--*left > 0)
            return;
        if (m_ledger)
            DemoHistory({*m_accounts, *m_catalogue, *m_vendorClock, *m_ledger, *m_leases, m_calls}).write();
        proposeKeeper();
        openDemoPort();
    };
    for (const sim::KeyPlan &plan : plans) {
        const auto [product, mode] = soldAs(plan.plan);
        Account account;
        //: %1 a number; the plan is shown beside the name
        account.name = tr("Demo %1").arg(QLocale().toString(++number));
        account.product = product;
        account.mode = mode;
        account.channels = std::max(1, plan.channels); // 0 where the plan is not sold by channels
        account.channelsEntered = plan.channels > 0;
        account.price = product == Product::Global ? 600 : 150; // 0.06 and 0.015
        AccountSecrets secrets;
        secrets.key = Secret(plan.key);
        secrets.apiPassword = Secret(plan.pwd);
        m_accounts->add(account, secrets, AccountBook::Keep::InStore, added);
    }
}

/// What it extracts costs nothing, so in the demo that shows a working morning it is on from the start. In one with a
/// folder of its own, which begins empty, one press starts it.
void Core::proposeKeeper()
{
    KeeperTerms terms;
    terms.keep = 5;
    terms.leastLeftS = 20;
    terms.perHour = 1'000;
    terms.perDay = 5'000;
    // Of a plan without a list of what is in use, which would not name the leases of the made-up morning.
    const QUuid key = m_accounts->at(1).id;
    m_keepers->setTerms(key, terms);
    if (!m_ledger)
        return;
    // As soon as the record has been read.
    const auto begin = std::make_shared<QMetaObject::Connection>();
    *begin = connect(m_keepers.get(), &Keepers::changed, this, [this, key, begin] {
        if (m_keepers->problem(key, m_keepers->terms(key)) == KeeperProblem::NotRestored)
            return;
        disconnect(*begin);
        m_keepers->start(key);
    });
}

/// Uses the first port that is on, whoever made it.
void Core::startDemoClient()
{
    const auto port = [this]() -> quint16 {
        const QList<PortTerms> ports = m_ports->ports();
        const auto on = std::find_if(ports.begin(), ports.end(), [](const PortTerms &one) { return one.isOn; });
        const QList<RowId> rows = m_leases->rows();
        const bool hasLease = std::any_of(rows.begin(), rows.end(), [this](RowId row) { return m_ports->uses(row); });
        return on != ports.end() && hasLease ? on->port : 0;
    };
    m_demoClient = std::make_unique<DemoClient>(port);
}

/// Like a port of an operator's.
void Core::openDemoPort()
{
    PortTerms terms = m_ports->proposed();
    terms.name = tr("Demo");
    terms.leastLeftS = 10; // its leases live for a minute or more
    terms.keeper = m_accounts->at(1).id;
    m_ports->set(terms);
    startDemoClient();
}

void Core::retranslate()
{
    m_ports->retranslate();
    if (m_filterVocabulary)
        m_ports->setFilterVocabulary(m_filterVocabulary());
    m_view->retranslate();
    m_regionLocks->retranslate();
    m_accounts->retranslate();
    m_formats->retranslate();
}

void Core::setVisible(bool visible)
{
    m_view->setVisible(visible);
    m_scheduler->setVisible(visible);
    m_checks->setVisible(visible);
    m_lifecycle->setVisible(visible); // last: it updates the states, and the view has to follow
}

void Core::updateStates() { m_lifecycle->updateStates(); }

void Core::endSpending()
{
    m_keepers->pauseAll();
    m_desk->close();
}

void Core::endRun()
{
    m_ports->record();
    constexpr int recordMs = 2'000; // Windows gives 5 s
    if (m_ledger && !m_ledger->flush(recordMs))
        m_log->write(LogLevel::Error, u"ledger"_s, u"the run ends before everything is written"_s);
    m_runningMark.reset();
    m_log->flush(500);
}

const UnfinishedRun *Core::unfinishedRun() const
{
    return m_runningMark && m_runningMark->unfinishedRun() ? &*m_runningMark->unfinishedRun() : nullptr;
}

CallWay Core::plannedWay() const
{
    if (m_isLocal) {
        CallWay way;
        way.through = CallWay::Through::Loopback;
        return way;
    }
    return proxydeck::plannedWay(m_proxy->current(), QString::fromLatin1(Catalogue::vendorEndpoints().front().host));
}

QString Core::ledgerProblem() const { return m_programLog->ledgerProblem(); }

} // namespace proxydeck

#include "moc_core.cpp"
