// SPDX-License-Identifier: MIT
#include "desk/earlier_runs.h"

#include "accounts/account_book.h"
#include "base/clock.h"
#include "catalogue/catalogue.h"
#include "client/api_client.h"
#include "lease/vendor_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

namespace proxydeck {

namespace {

/// A call without an answer can have been counted until this time after its sending.
qint64 longestCallMs() { return ApiClient::Limits{}.totalMs; }

bool mayBeCounted(CallEntry::Outcome outcome)
{
    return outcome != CallEntry::Outcome::NotSent && outcome != CallEntry::Outcome::Cancelled;
}

} // namespace

EarlierRuns::EarlierRuns(const Desk::Parts &parts)
    : m_parts(parts)
{
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, &EarlierRuns::countWhereKeyIsKnown);
    connect(&m_parts.accounts, &AccountBook::rowsInserted, this, &EarlierRuns::countWhereKeyIsKnown);
    connect(&m_parts.accounts, &AccountBook::rowsRemoved, this, &EarlierRuns::countWhereKeyIsKnown);
    connect(&m_parts.accounts, &AccountBook::accountChanged, this, &EarlierRuns::countWhereKeyIsKnown);
}

void EarlierRuns::load()
{
    if (!m_parts.ledger)
        return;
    m_parts.scheduler.setHeld(true);
    QTimer::singleShot(patienceMs, this, [this] { m_parts.scheduler.setHeld(false); });
    const qint64 since = m_parts.vendorClock.nowMs() - RateScheduler::windowMs - longestCallMs();
    const QPointer<EarlierRuns> self(this);
    m_parts.ledger->loadSentSince(since, m_parts.clock.steadyMs() - RateScheduler::windowMs - longestCallMs(),
                                  [self](const QList<CallEntry> &entries) {
                                      if (!self)
                                          return;
                                      self->lookForProblem();
                                      self->countRecent(entries);
                                      self->m_parts.scheduler.setHeld(false);
                                  });
    loadLiving([self] { Q_EMIT self->restored(); });
    connect(&m_parts.vendorClock, &VendorClock::skewChanged, this, &EarlierRuns::loadWithNewOffset,
            Qt::UniqueConnection);
    connect(m_parts.ledger, &Ledger::problemChanged, this, &EarlierRuns::loadWhatIsMissing, Qt::UniqueConnection);
    m_parts.ledger->loadUnfinished([self](const QList<CallEntry> &entries) {
        if (!self)
            return;
        self->lookForProblem();
        self->reportUnfinished(entries);
    });
}

/// After a full disk, or with a folder that is there later than the program. What the record has told already is known
/// to the table, to m_seen and to the log, and does not count twice.
void EarlierRuns::loadWhatIsMissing(const QString &problem)
{
    if (problem.isEmpty() && std::exchange(m_isMissing, false))
        load();
}

void EarlierRuns::lookForProblem() { m_isMissing = m_isMissing || !m_parts.ledger->problem().isEmpty(); }

/// Of steady time, so that it moves only with what is known of the vendor's clock. Not by VendorClock::nowMs(), which
/// does not go back by a little at once.
qint64 EarlierRuns::vendorOffsetMs() const
{
    return m_parts.clock.utcMs() - m_parts.vendorClock.skewMs() - m_parts.clock.steadyMs();
}

void EarlierRuns::loadLiving(std::function<void()> loaded)
{
    m_loadedOffsetMs = vendorOffsetMs();
    m_parts.ledger->loadLiving(
        std::min(m_parts.vendorClock.nowMs(), m_parts.clock.utcMs() - m_parts.vendorClock.skewMs()),
        [self = QPointer(this), loaded = std::move(loaded)](const QList<LeaseBatch> &part, bool last) {
            if (!self)
                return;
            std::vector<LeaseTable::Received> received;
            for (const LeaseBatch &batch : part) {
                if (!batch.leases.isEmpty())
                    received.push_back({batch.leases, batch.origin, batch.delistedMs, true, batch.copiedMs,
                                        batch.checks, batch.traffic});
                if (!batch.regionLocks.isEmpty())
                    self->m_parts.regionLocks.add(batch.regionLocks, batch.origin);
            }
            self->m_parts.leases.add(received);
            self->lookForProblem();
            if (last && loaded)
                loaded();
        });
}

/// The skew was learned: on a machine whose clock is fast, leases that still live were taken for expired and not
/// loaded. Those that were are judged by LeaseTable; the table knows them, and does not get them twice.
void EarlierRuns::loadWithNewOffset()
{
    constexpr qint64 worthLoadingMs = 1'000;
    if (vendorOffsetMs() < m_loadedOffsetMs - worthLoadingMs)
        loadLiving({});
}

/// How long ago the call was answered, at least.
qint64 EarlierRuns::agoMs(const CallEntry &entry) const
{
    const qint64 steady = m_parts.clock.steadyMs();
    // By the steady clock, which nobody can set. It begins anew with the machine.
    if (entry.steadyMs != 0 && entry.steadyMs <= steady) {
        const bool isOver = entry.outcome != CallEntry::Outcome::Started;
        return std::max<qint64>(0, steady - entry.steadyMs - (isOver ? 0 : longestCallMs()));
    }
    const qint64 answeredMs = entry.sentMs + (entry.durationMs > 0 ? entry.durationMs : longestCallMs());
    const qint64 ago = m_parts.vendorClock.nowMs() - answeredMs;
    // A sending far in the future was noted by a clock that was set back since.
    return ago < -RateScheduler::windowMs - longestCallMs() ? RateScheduler::windowMs * 2 : std::max<qint64>(0, ago);
}

void EarlierRuns::countRecent(const QList<CallEntry> &entries)
{
    for (const CallEntry &entry : entries) {
        if (isInLog(entry) || m_seen.contains(entry.id) || !mayBeCounted(entry.outcome))
            continue;
        m_seen.insert(entry.id);
        m_recent.append(
            {entry.account, entry.keyNumber, entry.keyId, entry.endpoint, m_parts.clock.steadyMs() - agoMs(entry)});
    }
    countWhereKeyIsKnown();
}

/// It is of this run, or was reported in it.
bool EarlierRuns::isInLog(const CallEntry &entry) const
{
    for (int i = 0; i < m_parts.log.size(); ++i) {
        if (m_parts.log.at(i).recordId == entry.id)
            return true;
    }
    return false;
}

bool EarlierRuns::Recent::isOf(const Account &candidate) const
{
    return (candidate.id == account && candidate.keyNumber == keyNumber)
        || (!keyId.isNull() && candidate.keyId == keyId);
}

void EarlierRuns::countWhereKeyIsKnown()
{
    for (auto recent = m_recent.begin(); recent != m_recent.end();)
        recent = count(*recent) ? m_recent.erase(recent) : std::next(recent);
}

/// \return whether nothing is left to do for it.
bool EarlierRuns::count(Recent &recent) const
{
    const AccountBook &accounts = m_parts.accounts;
    const qint64 ago = m_parts.clock.steadyMs() - recent.answeredMs;
    const Endpoint *endpoint = m_parts.catalogue.find(recent.endpoint);
    if (!endpoint || ago > RateScheduler::windowMs + RateScheduler::guardMs)
        return true;
    const auto countIn = [&](const AccountSecrets &secrets) {
        const RateBucket bucket = rateBucket(*endpoint, secrets.key);
        if (recent.counted.contains(bucket))
            return;
        recent.counted.append(bucket);
        m_parts.scheduler.countEarlier(bucket, ago);
    };
    bool isExpected = false; // its key is being read
    for (int row = 0; row < accounts.size(); ++row) {
        const Account &account = accounts.at(row);
        if (!recent.isOf(account))
            continue;
        if (const AccountSecrets *secrets = accounts.secrets(account.id)) {
            countIn(*secrets);
            return true;
        }
        isExpected = isExpected || accounts.secretState(account.id) == AccountBook::SecretState::Loading;
    }
    if (accounts.keyIds().isKnown(recent.keyId))
        return false; // what has another id is another key
    // Its key may have been entered again, after its account was deleted or while the keychain did not give it. Nothing
    // but the key itself, which is not kept, would tell. It is counted rather than charged for a refusal.
    for (int row = 0; row < accounts.size(); ++row) {
        const QUuid keyId = accounts.at(row).keyId;
        const AccountSecrets *secrets = accounts.secrets(accounts.at(row).id);
        if (secrets
            && (accounts.keyIds().isOfThisRun(keyId) || (!isExpected && KeyIds::mayBeOfLaterRun(keyId, recent.keyId))))
            countIn(*secrets);
    }
    return false;
}

void EarlierRuns::reportUnfinished(const QList<CallEntry> &entries)
{
    for (const CallEntry &entry : entries) {
        if (isInLog(entry))
            continue;
        Call call = Call::ofEarlierRun(m_lastId--, entry, m_parts.catalogue.find(entry.endpoint));
        // Its run is over, and nothing of it can be sent after this instant: the runs to come count it from here.
        call.steadyMs = m_parts.clock.steadyMs();
        m_parts.log.append(call);
        // Told once, not again at the next start.
        m_parts.ledger->recordEnd(call.entry(), {});
    }
}

} // namespace proxydeck

#include "moc_earlier_runs.cpp"
