// SPDX-License-Identifier: MIT
#include "keepers/keepers.h"

#include "accounts/account_book.h"
#include "desk/desk.h"
#include "keepers/key_keeper.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "table/lease_table.h"

#include <QPointer>

#include <algorithm>
#include <optional>
#include <utility>

namespace proxydeck {

namespace {

/// The timer does not run while the machine sleeps: it never waits longer.
constexpr qint64 longestWaitMs = 60'000;
constexpr int tellingMs = 250;
/// Of the record, for the budget: the day of the vendor and, in case a clock was set, the one before.
constexpr qint64 recordMs = 2LL * 24 * 60 * 60 * 1'000;

} // namespace

Keepers::Keepers(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_store(parts.settings)
    , m_budgets(parts.settings)
    , m_isRestored(parts.ledger == nullptr)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Keepers::stepDue);
    m_telling.setSingleShot(true);
    m_telling.setInterval(tellingMs);
    connect(&m_telling, &QTimer::timeout, this, [this] {
        for (const QUuid &key : std::exchange(m_toTell, {}))
            Q_EMIT changed(key);
    });
    for (auto terms = m_store.all().cbegin(); terms != m_store.all().cend(); ++terms)
        make(terms.key(), terms.value());

    connect(&m_parts.leases, &LeaseTable::rowsAdded, this, &Keepers::takeNewRows);
    connect(&m_parts.leases, &LeaseTable::rowsUpdated, this, [this](const QList<RowId> &rows) {
        for (const auto &[key, keeper] : m_keepers)
            keeper->leases().takeUpdated(rows);
        lookAtAll();
    });
    connect(&m_parts.leases, &LeaseTable::rowsChecked, this, [this](const QList<RowId> &rows) {
        for (const auto &[key, keeper] : m_keepers) {
            if (keeper->leases().takeChecked(rows))
                look(key);
        }
    });
    connect(&m_parts.leases, &LeaseTable::rowsAboutToBeRemoved, this, [this](const QList<RowId> &rows) {
        for (const auto &[key, keeper] : m_keepers)
            keeper->leases().takeRemoved(rows);
        lookAtAll();
    });
    connect(&m_parts.desk.log(), &CallLog::changed, this, &Keepers::takeCall);
    connect(&m_parts.desk, &Desk::callEnded, this, [this](CallId id) {
        const Call *ended = m_parts.desk.log().find(id);
        KeyKeeper *keeper = ended ? find(ended->account) : nullptr;
        if (!keeper)
            return;
        const Call call = *ended; // the keeper may press, and the log then drop its oldest
        keeper->callEnded(call);
        look(call.account);
    });
    connect(&m_parts.desk, &Desk::meterChanged, this, &Keepers::lookAtAll);
    connect(&m_parts.desk, &Desk::restored, this, &Keepers::readRecord);
    connect(&m_parts.accounts, &AccountBook::accountChanged, this, &Keepers::followAccounts);
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, &Keepers::followAccounts);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsInserted, this, &Keepers::followAccounts);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsRemoved, this, &Keepers::followAccounts);
    connect(&m_parts.vendorClock, &VendorClock::skewChanged, this, &Keepers::lookAtAll);
}

Keepers::~Keepers() = default;

KeyKeeper *Keepers::find(const QUuid &key) const
{
    const auto found = m_keepers.find(key);
    return found == m_keepers.end() ? nullptr : found->second.get();
}

KeyKeeper *Keepers::make(const QUuid &key, const KeeperTerms &terms)
{
    if (!m_parts.accounts.find(key))
        return nullptr;
    const auto happenedTo = [this, key](KeeperNews news) { Q_EMIT happened(key, news); };
    auto &keeper = m_keepers[key];
    keeper = std::make_unique<KeyKeeper>(m_parts, m_budgets, key, terms, happenedTo);
    if (!m_isRestored)
        return keeper.get();
    keeper->takeEarlier(m_earlier);
    const CallLog &log = m_parts.desk.log();
    for (int i = 0; i < log.size(); ++i) {
        if (log.at(i).account == key)
            keeper->takeCall(log.at(i));
    }
    m_budgets.addUnrecorded(key);
    keeper->setRestored();
    readLessons(key);
    return keeper.get();
}

bool Keepers::needsChecks(const QUuid &key) const
{
    const KeyKeeper *keeper = find(key);
    return keeper && keeper->isOn() && keeper->terms().mustBeChecked;
}

void Keepers::readRecord()
{
    if (!m_parts.ledger || m_isRestored)
        return;
    const QPointer<Keepers> self(this);
    m_parts.ledger->loadKeeperCalls(
        m_parts.vendorClock.nowMs() - recordMs, [self](const std::optional<QList<CallEntry>> &read) {
            if (!self || !read || self->m_isRestored)
                return; // without the record no budget can be held: no keeper can be started
            const QList<CallEntry> &calls = *read;
            self->m_earlier = calls;
            self->m_isRestored = true;
            for (const auto &[key, keeper] : self->m_keepers) {
                keeper->takeEarlier(calls);
                self->m_budgets.addUnrecorded(key);
                keeper->setRestored();
                self->readLessons(key);
                self->look(key);
            }
        });
}

/// Until they are here, a keeper that is started works with guesses.
void Keepers::readLessons(const QUuid &key)
{
    const Account *account = m_parts.accounts.find(key);
    const Endpoint *endpoint = find(key)->extraction();
    if (!m_parts.ledger || !account || !endpoint)
        return;
    const QPointer<Keepers> self(this);
    m_parts.ledger->loadRecentLeases(key, account->keyNumber, QString::fromLatin1(endpoint->id), KeeperRates::mostKnown,
                                     [self, key](const RecentLeases &recent) {
                                         KeyKeeper *learning = self ? self->find(key) : nullptr;
                                         if (!learning)
                                             return;
                                         learning->leases().takeRecord(recent);
                                         self->look(key);
                                     });
}

QList<QUuid> Keepers::keys() const
{
    QList<QUuid> keys;
    for (int i = 0; i < m_parts.accounts.size(); ++i) {
        const QUuid id = m_parts.accounts.at(i).id;
        if (has(id))
            keys.append(id);
    }
    return keys;
}

bool Keepers::has(const QUuid &key) const { return m_keepers.count(key) > 0; }

KeeperTerms Keepers::terms(const QUuid &key) const
{
    if (const KeyKeeper *keeper = find(key))
        return keeper->terms();
    KeeperTerms proposed;
    const Account *account = m_parts.accounts.find(key);
    if (account && account->channelsEntered)
        proposed.keep = std::clamp(account->channels, 1, proposed.keep);
    return proposed;
}

void Keepers::setTerms(const QUuid &key, const KeeperTerms &terms)
{
    const KeeperTerms proper = KeeperTermsStore::proper(terms);
    if (KeyKeeper *keeper = find(key)) {
        if (keeper->terms() == proper)
            return;
        m_store.set(key, proper);
        keeper->setTerms(proper);
    } else {
        if (!make(key, proper))
            return;
        m_store.set(key, proper);
        Q_EMIT keysChanged();
    }
    look(key);
}

void Keepers::remove(const QUuid &key)
{
    if (KeyKeeper *keeper = find(key))
        keeper->pause();
    m_store.remove(key);
    if (m_keepers.erase(key) > 0)
        Q_EMIT keysChanged();
}

KeeperProblem Keepers::problem(const QUuid &key, const KeeperTerms &terms) const
{
    if (const KeyKeeper *keeper = find(key))
        return keeper->problem(terms);
    const Account *account = m_parts.accounts.find(key);
    if (!account)
        return KeeperProblem::KeyMissing;
    KeyKeeper proposed(m_parts, m_budgets, key, terms, [](KeeperNews) {});
    if (m_isRestored)
        proposed.setRestored();
    return proposed.problem(terms);
}

KeeperProblem Keepers::start(const QUuid &key)
{
    KeyKeeper *keeper = find(key);
    if (!keeper)
        return KeeperProblem::NoBudget;
    const KeeperProblem problem = keeper->problem(keeper->terms());
    if (problem == KeeperProblem::None && !keeper->isOn()) {
        keeper->start();
        arm();
        tell(key);
    }
    return problem;
}

void Keepers::pause(const QUuid &key)
{
    KeyKeeper *keeper = find(key);
    if (!keeper)
        return;
    keeper->pause();
    arm();
    tell(key);
}

void Keepers::pauseAll()
{
    for (const auto &[key, keeper] : m_keepers) {
        if (keeper->isOn())
            pause(key);
    }
}

bool Keepers::isOn(const QUuid &key) const
{
    const KeyKeeper *keeper = find(key);
    return keeper && keeper->isOn();
}

int Keepers::onCount() const
{
    return int(
        std::count_if(m_keepers.begin(), m_keepers.end(), [](const auto &entry) { return entry.second->isOn(); }));
}

void Keepers::clearUnknown(const QUuid &key, int charged)
{
    if (KeyKeeper *keeper = find(key)) {
        keeper->clearUnknown(charged);
        look(key);
    }
}

KeeperStatus Keepers::status(const QUuid &key) const
{
    if (const KeyKeeper *keeper = find(key))
        return keeper->status();
    KeeperStatus none;
    none.key = key;
    return none;
}

KeeperChart Keepers::chart(const QUuid &key) const
{
    const KeyKeeper *keeper = find(key);
    return keeper ? keeper->chart() : KeeperChart();
}

KeeperPrice Keepers::price(const QUuid &key, const KeeperTerms &terms) const
{
    if (const KeyKeeper *keeper = find(key))
        return keeper->price(terms);
    if (!m_parts.accounts.find(key))
        return {};
    return KeyKeeper(m_parts, m_budgets, key, terms, [](KeeperNews) {}).price(terms);
}

void Keepers::takeNewRows(RowId first, RowId last)
{
    const LeaseTable::Arrivals arrived = m_parts.leases.arrived();
    const bool isNew = first >= arrived.first && last < arrived.end;
    for (const auto &[key, keeper] : m_keepers)
        keeper->leases().take(first, last, isNew);
    lookAtAll();
}

void Keepers::takeCall(int index)
{
    const Call &call = m_parts.desk.log().at(index);
    if (call.pressedBy != PressedBy::Keeper)
        return;
    const QUuid key = call.account;
    KeyKeeper *keeper = find(key);
    if (!keeper)
        return;
    keeper->takeCall(call);
    look(key);
}

void Keepers::followAccounts()
{
    bool isOtherList = false;
    const auto &all = m_store.all();
    QList<QUuid> gone;
    for (auto terms = all.cbegin(); terms != all.cend(); ++terms) {
        const bool isThere = m_parts.accounts.find(terms.key());
        if (KeyKeeper *keeper = find(terms.key())) {
            if (isThere)
                keeper->followAccount();
            else
                gone.append(terms.key());
        } else if (isThere && make(terms.key(), terms.value())) {
            isOtherList = true;
        }
    }
    for (const QUuid &key : std::as_const(gone)) {
        m_keepers.erase(key);
        m_store.remove(key);
        isOtherList = true;
    }
    if (isOtherList)
        Q_EMIT keysChanged();
    lookAtAll();
}

void Keepers::look(const QUuid &key)
{
    if (m_toStep.isEmpty())
        QMetaObject::invokeMethod(this, &Keepers::stepDue, Qt::QueuedConnection);
    m_toStep.insert(key);
}

void Keepers::lookAtAll()
{
    for (const auto &[key, keeper] : m_keepers)
        look(key);
}

void Keepers::want(const QUuid &key)
{
    if (isOn(key))
        look(key);
}

void Keepers::stepDue()
{
    QSet<QUuid> keys = std::exchange(m_toStep, {});
    const qint64 nowMs = m_parts.vendorClock.nowMs();
    for (const auto &[key, keeper] : m_keepers) {
        if (keeper->wakeMs() != 0 && keeper->wakeMs() <= nowMs)
            keys.insert(key);
    }
    for (const QUuid &key : std::as_const(keys)) {
        if (KeyKeeper *keeper = find(key)) {
            keeper->step();
            tell(key);
        }
    }
    arm();
}

void Keepers::arm()
{
    qint64 next = 0;
    for (const auto &[key, keeper] : m_keepers) {
        if (keeper->wakeMs() != 0)
            next = next == 0 ? keeper->wakeMs() : std::min(next, keeper->wakeMs());
    }
    if (next == 0) {
        m_timer.stop();
        return;
    }
    m_timer.start(int(std::clamp<qint64>(next - m_parts.vendorClock.nowMs(), 0, longestWaitMs)));
}

void Keepers::tell(const QUuid &key)
{
    m_toTell.insert(key);
    if (!m_telling.isActive())
        m_telling.start();
}

} // namespace proxydeck

#include "moc_keepers.cpp"
