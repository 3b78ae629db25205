// SPDX-License-Identifier: MIT
#include "desk/random_history.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// What the vendor sells, as its documentation has it.
struct Sold
{
    Product product;
    Mode mode;
    const char *endpoint;
    const char *bucket;
    bool byChannels; ///< channels × 5 + 10 calls a minute, else 60
};
constexpr Sold sold[] = {
    {Product::ShortLived, Mode::Channel, "short.channel.get", "share.proxy.qg.net/get", true},
    {Product::ShortLived, Mode::Channel, "short.channel.pool", "share.proxy.qg.net/pool", false},
    {Product::ShortLived, Mode::Channel, "short.channel.query", "share.proxy.qg.net/query", false},
    {Product::ShortLived, Mode::Elastic, "short.elastic.get", "share.proxy.qg.net/get", false},
    {Product::Exclusive, Mode::None, "exclusive.get", "exclusive.proxy.qg.net/get", true},
    {Product::Global, Mode::Channel, "global.channel.get", "overseas.proxy.qg.net/get", true},
};

QString bucketOf(const QString &key, const Sold &what) { return key + u' ' + QString::fromLatin1(what.bucket); }

constexpr int longestHistoryMs = 30 * 60'000;

} // namespace

RandomHistory::RandomHistory(VirtualTime &time, quint64 seed, const QString &folder)
    : m_time(time)
    , m_seed(seed)
    , m_chance(seed)
    , m_restChance(seed ^ 0x9e37'79b9'7f4a'7c15)
    , m_folder(folder + "/history-XXXXXX"_L1)
    , m_vendor(time)
{
    m_time.startOver();
    m_vendor.setAllowed([this](const QString &bucket) { return allowedOf(bucket); });
    m_vendor.setIsCurrent([this](const ModelCall &call, const QString &) {
        const auto plan = m_plans.find(call.account);
        return plan != m_plans.end() && plan->second.epoch == call.keyEpoch;
    });
    m_vendor.setMayBeOf(
        [this](const ModelCall &waiting, const ModelCall &earlier) { return mayBeOf(waiting, earlier); });
    m_time.setWatcher([this](qint64 ms) { m_vendor.pass(ms); });
    switch (between(0, 3)) {
    case 0: // a vendor that hardly ever answers
        m_weather.fates = {10, 0, 1, 1, 1, 87, 0};
        break;
    case 1: // a bad network and a slow vendor
        m_weather.fates = {50, 5, 10, 5, 10, 10, 10};
        m_weather.slowestAnswerMs = 20'000;
        break;
    default:
        break;
    }
    m_slowestDiskMs = oneIn(2) ? 0 : 90;
    time.clock().setUtcMs(ModelTransport::vendorUtcMs(time.clock()) + between(-2'000, 2'000));
}

RandomHistory::~RandomHistory()
{
    m_run.reset();
    m_time.setWatcher({});
}

void RandomHistory::did(const QString &what) { m_actions.append(u"%1 ms: "_s.arg(m_time.clock().steadyMs()) + what); }

void RandomHistory::begin()
{
    m_vendor.beginRun();
    m_run = std::make_unique<DeskRun>(DeskRun::World{
        m_folder.path(), m_time, m_vendor, m_secrets, m_restChance, m_weather,
        [this] { return m_slowestDiskMs == 0 || m_restChance() % 2 ? 0 : int(m_restChance() % m_slowestDiskMs); }});
    ++m_runs;
    m_tags.clear();
    m_keysAtStart.clear();
    m_keysOfLastRun = std::exchange(m_keysOfRun, {});
    const AccountBook &book = m_run->accounts;
    QObject::connect(&book, &AccountBook::accountChanged, &m_vendor, [this] { followAccounts(); });
    QObject::connect(&book, &AccountBook::secretStateChanged, &m_vendor, [this] { followAccounts(); });
    QObject::connect(&book, &AccountBook::rowsInserted, &m_vendor, [this] { followAccounts(); });
    QObject::connect(&book, &AccountBook::rowsRemoved, &m_vendor, [this] { followAccounts(); });
    QObject::connect(&m_run->desk, &Desk::callEnded, &m_vendor, [this](CallId id) {
        if (ModelCall *call = m_vendor.find(m_tags.value(id))) {
            ++call->ends;
            call->stage = ModelCall::Stage::Over;
        }
    });
    m_run->desk.restoreFromLedger();
}

/// As in the book, at any moment: what the operator has entered.
void RandomHistory::followAccounts()
{
    std::map<QUuid, Plan> plans;
    for (int row = 0; row < m_run->accounts.size(); ++row) {
        const Account &account = m_run->accounts.at(row);
        const AccountSecrets *secrets = m_run->accounts.secrets(account.id);
        if (!secrets)
            continue; // not read yet
        // One that nobody entered was being stored when the run before ended.
        learnKey(secrets->key.reveal(), m_runs - 1);
        Plan plan{secrets->key.reveal(), account.product, account.mode, account.channels, 0};
        const auto before = m_plans.find(account.id);
        if (before != m_plans.end())
            plan.epoch = before->second.epoch;
        if (before == m_plans.end() || before->second.key != plan.key || before->second.product != plan.product
            || before->second.mode != plan.mode)
            plan.epoch = ++m_lastEpoch;
        plans.emplace(account.id, plan);
    }
    m_plans = std::move(plans);
    m_vendor.accountsChanged();
}

/// \a enteredIn: the run, if none has known the key.
void RandomHistory::learnKey(const QString &key, int enteredIn)
{
    if (m_keysOfRun.contains(key))
        return;
    m_keysOfRun.insert(key);
    if (enteredIn == m_runs || !m_keysOfLastRun.contains(key))
        m_enteredIn[key] = enteredIn;
}

/// A key that was entered in a later run may be the one of \a earlier, unless an account had that one all the time.
bool RandomHistory::mayBeOf(const ModelCall &waiting, const ModelCall &earlier) const
{
    const QString key = earlier.bucket.left(earlier.bucket.indexOf(u' '));
    return waiting.keyRun > earlier.keyRun && m_keysAtStart.value(key) != earlier.keyRun;
}

VendorModel::Allowed RandomHistory::allowedOf(const QString &bucket) const
{
    VendorModel::Allowed allowed;
    for (const auto &[id, plan] : m_plans) {
        for (const Sold &what : sold) {
            if (what.product != plan.product || what.mode != plan.mode || bucketOf(plan.key, what) != bucket)
                continue;
            const int calls = what.byChannels ? plan.channels * 5 + 10 : 60;
            allowed.least = allowed.least == 0 ? calls : std::min(allowed.least, calls);
            allowed.most = std::max(allowed.most, calls);
        }
    }
    return allowed;
}

QUuid RandomHistory::anyAccount()
{
    return m_plans.empty() ? QUuid() : std::next(m_plans.begin(), between(0, int(m_plans.size()) - 1))->first;
}

void RandomHistory::press(int calls)
{
    const QUuid account = anyAccount();
    if (account.isNull())
        return;
    const Plan plan = m_plans.at(account);
    QList<const Sold *> offers;
    for (const Sold &what : sold) {
        if (what.product == plan.product && what.mode == plan.mode)
            offers.append(&what);
    }
    const Sold &what = *offers.at(oneIn(3) ? between(0, int(offers.size()) - 1) : 0);
    const bool background = oneIn(8);
    const Endpoint *endpoint = m_run->catalogue.find(QString::fromLatin1(what.endpoint));
    did(u"press %1 × %2 of %3, background %4, from tag %5"_s.arg(calls)
            .arg(QLatin1StringView(what.endpoint), plan.key)
            .arg(background)
            .arg(m_lastTag + 1));
    for (int i = 0; i < calls; ++i) {
        ModelCall call;
        call.tag = ++m_lastTag;
        call.bucket = bucketOf(plan.key, what);
        call.account = account;
        call.keyEpoch = plan.epoch;
        call.keyRun = m_enteredIn.value(plan.key);
        call.background = background;
        call.run = m_runs;
        m_vendor.press(call);
        const CallId id = m_run->desk.press(account, *endpoint, {{u"area"_s, QString::number(call.tag)}},
                                            background ? PressedBy::Keeper : PressedBy::Operator);
        ModelCall &pressed = *m_vendor.find(call.tag);
        pressed.id = id;
        m_tags.insert(id, call.tag);
        if (id == 0) {
            pressed.stage = ModelCall::Stage::Over;
            m_vendor.fail(u"a press of a key that is ready does nothing"_s);
        }
    }
}

void RandomHistory::cancelOne()
{
    QList<int> open;
    for (const auto &[tag, call] : m_vendor.calls()) {
        if (call.run == m_runs && call.stage != ModelCall::Stage::Over)
            open.append(tag);
    }
    if (open.isEmpty())
        return;
    ModelCall &call = *m_vendor.find(open.at(oneIn(2) ? int(open.size()) - 1 : between(0, int(open.size()) - 1)));
    did(u"cancel %1"_s.arg(call.tag));
    call.cancelled = true;
    m_run->desk.cancel(call.id);
}

void RandomHistory::cancelAll()
{
    did(u"cancel all that wait"_s);
    for (const auto &[tag, call] : m_vendor.calls()) {
        if (call.run == m_runs && call.stage == ModelCall::Stage::Waiting)
            m_vendor.find(tag)->cancelled = true;
    }
    m_run->desk.cancelWaiting();
}

void RandomHistory::addKey()
{
    static constexpr std::pair<Product, Mode> plans[] = {{Product::ShortLived, Mode::Channel},
                                                         {Product::ShortLived, Mode::Channel},
                                                         {Product::ShortLived, Mode::Elastic},
                                                         {Product::Exclusive, Mode::None},
                                                         {Product::Global, Mode::Channel}};
    const auto [product, mode] = plans[size_t(between(0, 4))];
    // The same id in each repetition: the order of the accounts depends on it.
    const QUuid id(uint(++m_lastAccount), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    Account account{id, u"Key"_s, product, mode, oneIn(4) ? between(2, 20) : between(1, 2)};
    AccountSecrets secrets;
    // Sometimes one that was there before, or still is.
    const int key = m_lastKey > 0 && oneIn(4) ? between(1, m_lastKey) : ++m_lastKey;
    secrets.key = Secret(u"TESTKEY%1"_s.arg(key, 2, 10, QLatin1Char('0')));
    learnKey(secrets.key.reveal(), m_runs);
    did(u"add key %1 with %2 channels"_s.arg(key).arg(account.channels));
    m_run->accounts.add(account, secrets, AccountBook::Keep::InStore, [](const auto &) {});
}

void RandomHistory::editKey()
{
    const QUuid id = anyAccount();
    const Account *found = m_run->accounts.find(id);
    if (!found)
        return;
    Account account = *found;
    AccountSecrets secrets;
    if (oneIn(4)) {
        account.product = Product::ShortLived;
        account.mode = account.mode == Mode::Elastic ? Mode::Channel : Mode::Elastic;
        did(u"another plan for %1"_s.arg(m_plans.at(id).key));
    } else {
        const int key = oneIn(2) ? between(1, m_lastKey) : ++m_lastKey;
        secrets.key = Secret(u"TESTKEY%1"_s.arg(key, 2, 10, QLatin1Char('0')));
        learnKey(secrets.key.reveal(), m_runs);
        did(u"key %1 instead of %2"_s.arg(secrets.key.reveal(), m_plans.at(id).key));
    }
    m_run->accounts.update(account, secrets, AccountBook::Keep::InStore, [](const auto &) {});
}

void RandomHistory::editChannels()
{
    const QUuid id = anyAccount();
    const Account *found = m_run->accounts.find(id);
    if (!found)
        return;
    Account account = *found;
    account.channels = oneIn(2) ? between(1, 2) : between(1, 100);
    did(u"%1 channels for %2"_s.arg(account.channels).arg(m_plans.at(id).key));
    m_run->accounts.update(account, {}, AccountBook::Keep::InStore, [](const auto &) {});
}

void RandomHistory::deleteKey()
{
    const QUuid id = anyAccount();
    if (id.isNull())
        return;
    did(u"delete %1"_s.arg(m_plans.at(id).key));
    m_run->accounts.remove(id, [](const auto &) {});
}

void RandomHistory::setClock()
{
    static constexpr qint64 steps[] = {1'000, 3'000, 30'000, 300'000, 3'600'000, 86'400'000};
    const qint64 step = steps[between(0, 5)] * (oneIn(2) ? 1 : -1);
    did(u"clock set by %1 ms"_s.arg(step));
    m_time.clock().setUtcMs(m_time.clock().utcMs() + step);
}

void RandomHistory::restart()
{
    if (oneIn(2)) {
        did(u"ended and started again"_s);
        m_run.reset();
    } else {
        did(u"killed and started again"_s);
        // What the disk has at this moment is what the next run finds.
        while (m_run->ledger.isBusy() && m_time.waitOutside())
            QCoreApplication::sendPostedEvents(&m_run->ledger);
        QTemporaryDir kept(m_folder.path() + "-kept-XXXXXX"_L1);
        const QStringList names = QDir(m_folder.path()).entryList(QDir::Files);
        for (const QString &name : names)
            QFile::copy(m_folder.filePath(name), kept.filePath(name));
        m_run.reset();
        const QStringList left = QDir(m_folder.path()).entryList(QDir::Files);
        for (const QString &name : left)
            QFile::remove(m_folder.filePath(name));
        for (const QString &name : names)
            QFile::copy(kept.filePath(name), m_folder.filePath(name));
    }
    m_vendor.endRun();
    if (!oneIn(3))
        m_time.pass(between(0, 30'000));
    if (oneIn(6))
        setClock();
    begin();
    // The secrets at least, as a press is refused without them; what the record says may come later.
    if (oneIn(2))
        m_time.settle();
    else
        QCoreApplication::sendPostedEvents(&m_secrets);
    followAccounts();
    for (const auto &[id, plan] : m_plans)
        m_keysAtStart.insert(plan.key, m_enteredIn.value(plan.key));
}

void RandomHistory::act()
{
    switch (between(0, 19)) {
    case 0:
        cancelAll();
        break;
    case 1:
    case 2:
    case 3:
        cancelOne();
        break;
    case 4:
        addKey();
        break;
    case 5:
        editKey();
        break;
    case 6:
    case 7:
        editChannels();
        break;
    case 8:
        if (oneIn(2))
            deleteKey();
        break;
    case 9:
        if (oneIn(2))
            setClock();
        break;
    case 10: {
        const int ms = oneIn(2) ? 0 : between(1, 5'000);
        did(u"connections lost for %1 ms"_s.arg(ms));
        m_run->transport.loseConnections(ms);
        break;
    }
    case 11:
        if (oneIn(2))
            restart();
        break;
    default:
        press(oneIn(3) ? between(1, 30) : 1);
    }
}

QStringList RandomHistory::run()
{
    begin();
    for (int i = between(1, 5); i > 0; --i)
        addKey();
    bool ends = m_time.settle();
    for (int i = between(5, 40); i > 0 && ends; --i) {
        act();
        // Now and then the next thing happens before the program has seen this one.
        if (oneIn(4))
            ends = m_time.pass(between(0, 20'000));
        else if (!oneIn(3))
            ends = m_time.pass(between(0, 400));
    }
    if (ends)
        endQuietly();
    else
        m_vendor.fail(u"the program is busy without an end"_s);
    return m_vendor.failures();
}

void RandomHistory::endQuietly()
{
    const qint64 end = m_time.clock().steadyMs() + longestHistoryMs;
    while (!m_vendor.isQuiet() && m_time.clock().steadyMs() < end && m_time.pass(5'000)) { }
    m_time.pass(1'000);
    checkCalls();
    m_run.reset();
    m_vendor.endRun();
    // The next start tells of what this one did not learn.
    begin();
    m_time.settle();
    m_run.reset();
    m_time.pass(1'000); // what may still arrive
    checkRecord();
}

void RandomHistory::checkCalls()
{
    for (const auto &[tag, call] : m_vendor.calls()) {
        if (call.run != m_runs || call.id == 0)
            continue;
        const int index = m_run->log.indexOf(call.id);
        if (call.ends != 1)
            m_vendor.fail(u"%1 ended %2 times, stage %3"_s.arg(tag).arg(call.ends).arg(int(call.stage)));
        else if (index < 0 || !m_run->log.at(index).isOver())
            m_vendor.fail(u"%1 is not in the list of calls as ended"_s.arg(tag));
    }
}

void RandomHistory::checkRecord()
{
    using Outcome = CallEntry::Outcome;
    const QString connection = u"random history"_s;
    {
        QSqlDatabase record = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        record.setDatabaseName(Ledger::fileName(m_folder.path()));
        QSqlQuery query(record);
        QMultiHash<int, int> outcomes;
        QMultiHash<int, QString> servers;
        if (!record.open()
            || !query.exec(u"SELECT term.text, call.outcome FROM call JOIN term ON term.id = call.parameters"_s))
            m_vendor.fail(u"the record cannot be read: "_s + record.lastError().text() + query.lastError().text());
        while (query.next())
            outcomes.insert(query.value(0).toString().remove(u"area="_s).toInt(), query.value(1).toInt());
        query.exec(u"SELECT term.text, lease.server FROM lease JOIN batch ON batch.id = lease.batch"
                   " JOIN call ON call.id = batch.call JOIN term ON term.id = call.parameters"_s);
        while (query.next())
            servers.insert(query.value(0).toString().remove(u"area="_s).toInt(), query.value(1).toString());
        for (const auto &[tag, call] : m_vendor.calls()) {
            const QList<int> found = outcomes.values(tag);
            if (found.size() > 1)
                m_vendor.fail(u"%1 is in the record %2 times"_s.arg(tag).arg(found.size()));
            if (call.arrivedAt >= 0 && found.isEmpty())
                m_vendor.fail(u"%1 arrived and is not in the record"_s.arg(tag));
            for (const int outcome : found) {
                if (outcome == int(Outcome::Started))
                    m_vendor.fail(u"%1 has no end in the record"_s.arg(tag));
                if (call.arrivedAt >= 0 && (outcome == int(Outcome::NotSent) || outcome == int(Outcome::Cancelled)))
                    m_vendor.fail(u"%1 arrived and is recorded as never sent"_s.arg(tag));
                if (call.told && *call.told != outcome)
                    m_vendor.fail(u"%1 is recorded as %2 instead of %3"_s.arg(tag).arg(outcome).arg(*call.told));
            }
            for (const QString &server : call.servers) {
                if (servers.count(tag, server) != 1)
                    m_vendor.fail(u"%1 of %2 is not in the record"_s.arg(server).arg(tag));
            }
        }
    }
    QSqlDatabase::removeDatabase(connection);
}

} // namespace proxydeck
