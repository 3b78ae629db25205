// SPDX-License-Identifier: MIT
#include "desk/desk.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "desk/reply_archive.h"
#include "lease/vendor_clock.h"
#include "ledger/packed_reply.h"
#include "table/lease_store.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QPointer>

#include <algorithm>
#include <limits>
#include <vector>

namespace proxydeck {

namespace {

QString parameterText(const QueryItems &items)
{
    QStringList parts;
    for (const QueryItem &item : items)
        parts.append(item.name + QLatin1Char('=') + item.value);
    return parts.join(QLatin1Char('&'));
}

QueryItems parameterItems(const QString &text)
{
    QueryItems items;
    for (const QString &part : text.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        if (equals > 0)
            items.append({part.left(equals), part.mid(equals + 1)});
    }
    return items;
}

CallEntry::Outcome outcomeOf(const std::optional<ApiError> &error)
{
    if (!error)
        return CallEntry::Outcome::Succeeded;
    switch (error->kind) {
    case ApiError::Kind::Vendor:
        return CallEntry::Outcome::VendorError;
    case ApiError::Kind::NotSent:
        return CallEntry::Outcome::NotSent;
    case ApiError::Kind::OutcomeUnknown:
        return CallEntry::Outcome::Unknown;
    case ApiError::Kind::UnexpectedReply:
        return error->maybeCharged ? CallEntry::Outcome::Unknown : CallEntry::Outcome::Unexpected;
    case ApiError::Kind::Cancelled:
        return CallEntry::Outcome::Cancelled;
    }
    Q_UNREACHABLE();
}

/// Calls of earlier runs get ids from the upper end of the range, so that they never equal ids of this run.
constexpr CallId firstRestoredId = std::numeric_limits<CallId>::max();

} // namespace

Desk::Desk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_lastRestoredId(firstRestoredId)
{
    connect(&m_parts.queue, &CallQueue::sent, this, &Desk::onSent);
    m_parts.queue.setBeforeSending([self = QPointer<Desk>(this)](CallId id, std::function<void()> go) {
        if (self)
            self->prepare(id, std::move(go));
    });
    connect(&m_parts.queue, &CallQueue::finished, this, &Desk::onFinished);
    connect(&m_parts.queue, &CallQueue::meterChanged, this, &Desk::meterChanged);
}

CallId Desk::press(const QUuid &accountId, const Endpoint &endpoint, const QueryItems &items, Priority priority)
{
    const Account *account = m_parts.accounts.find(accountId);
    const AccountSecrets *secrets = m_parts.accounts.secrets(accountId);
    if (!account || !secrets || secrets->key.isEmpty())
        return 0;

    const ApiRequest request{&endpoint, items, Credentials{secrets->key, secrets->apiPassword}};
    const CallId id = m_parts.queue.submit(request, account->channels, priority);

    CallRecord record;
    record.id = id;
    record.account = accountId;
    record.accountName = account->name;
    record.endpoint = &endpoint;
    record.items = items;
    record.pressedMs = m_parts.vendorClock.nowMs();
    m_ledgerIds.insert(id, QUuid::createUuid());
    m_parts.log.append(record);
    return id;
}

CallId Desk::reconcile(CallId lost)
{
    const int index = m_parts.log.indexOf(lost);
    if (index < 0)
        return 0;
    const CallRecord &record = m_parts.log.at(index);
    const Endpoint *list = record.endpoint ? m_parts.catalogue.listInUse(*record.endpoint) : nullptr;
    return list ? press(record.account, *list, {}) : 0;
}

void Desk::cancel(CallId id) { m_parts.queue.cancel(id); }

int Desk::cancelWaiting()
{
    QList<CallId> waiting;
    for (int i = 0; i < m_parts.log.size(); ++i) {
        if (m_parts.log.at(i).stage == CallRecord::Stage::Waiting)
            waiting.append(m_parts.log.at(i).id);
    }
    for (const CallId id : waiting)
        m_parts.queue.cancel(id);
    return int(waiting.size());
}

int Desk::inFlight() const
{
    int count = 0;
    for (int i = 0; i < m_parts.log.size(); ++i)
        count += m_parts.log.at(i).stage == CallRecord::Stage::Sent;
    return count;
}

RateMeter Desk::meter(const QUuid &accountId, const Endpoint &endpoint) const
{
    const Account *account = m_parts.accounts.find(accountId);
    const AccountSecrets *secrets = m_parts.accounts.secrets(accountId);
    const int channels = account ? account->channels : 1;
    if (!account || !secrets || secrets->key.isEmpty()) {
        RateMeter idle;
        idle.allowed = callsPerMinute(endpoint, channels);
        return idle;
    }
    return m_parts.queue.meter(endpoint, Credentials{secrets->key, secrets->apiPassword}, channels);
}

CallEntry Desk::entryFor(const CallRecord &record) const
{
    CallEntry entry;
    entry.id = m_ledgerIds.value(record.id);
    entry.startedMs = record.pressedMs;
    entry.account = record.account;
    entry.accountName = record.accountName;
    entry.endpoint = QString::fromLatin1(record.endpoint->id);
    entry.parameters = parameterText(record.items);
    entry.requestId = record.requestId;
    entry.durationMs = record.durationMs;
    entry.received = record.received;
    entry.badRows = int(record.badRows.size());
    if (record.stage == CallRecord::Stage::Ended) {
        entry.outcome = outcomeOf(record.error);
        if (record.error)
            entry.vendorCode = record.error->code;
    }
    return entry;
}

void Desk::onSent(CallId id)
{
    const int index = m_parts.log.indexOf(id);
    if (index < 0)
        return;
    CallRecord record = m_parts.log.at(index);
    record.stage = CallRecord::Stage::Sent;
    m_parts.log.replace(index, record);
}

/// A call that charges is sent only after SendOnceProof has shown that it is sent once.
void Desk::prepare(CallId id, std::function<void()> go)
{
    const int index = m_parts.log.indexOf(id);
    const bool charges = index < 0 || m_parts.log.at(index).endpoint->charges();
    if (!m_parts.sendOnce || !charges) {
        note(id, std::move(go));
        return;
    }
    m_parts.sendOnce->require([self = QPointer<Desk>(this), id, go = std::move(go)] {
        if (!self || !self->m_parts.queue.isWaiting(id))
            return; // cancelled in the meantime
        const SendOnceProof &proof = *self->m_parts.sendOnce;
        if (proof.standing() == SendOnceProof::Standing::Holds)
            self->note(id, go);
        else if (const auto refusal = proof.refusal())
            self->m_parts.queue.refuse(id, *refusal);
        else
            self->prepare(id, go); // it is being tried again
    });
}

/// Writes the start of a call to the ledger before it is sent: once sent it may be charged, and the operator must learn
/// of it even after a power cut. If the disk fails, the call is sent anyway, and the window shows the problem.
void Desk::note(CallId id, std::function<void()> go)
{
    const int index = m_parts.log.indexOf(id);
    if (index < 0 || !m_parts.ledger)
        return go();
    m_noted.insert(id);
    m_parts.ledger->recordStart(entryFor(m_parts.log.at(index)), [go = std::move(go)](bool) { go(); });
}

void Desk::onFinished(CallId id, const CallOutcome &outcome)
{
    const int index = m_parts.log.indexOf(id);
    if (index < 0)
        return;
    if (outcome.dateMs)
        m_parts.vendorClock.observe(*outcome.dateMs, outcome.sentMs, outcome.receivedMs);

    CallRecord record = m_parts.log.at(index);
    record.stage = CallRecord::Stage::Ended;
    record.durationMs = outcome.durationMs;

    // Rows rescued from a broken answer were paid for like any others.
    const ApiReply &reply = outcome.result ? *outcome.result : outcome.rescued;
    if (!outcome.result)
        record.error = outcome.result.error();
    record.requestId = reply.requestId.isEmpty() && record.error ? record.error->requestId : reply.requestId;
    record.received = int(reply.leases.size() + reply.regionLocks.size());
    record.badRows = reply.badRows;
    LeaseBatch batch;
    batch.leases = reply.leases;
    batch.regionLocks = reply.regionLocks;
    batch.origin.account = record.account;
    batch.origin.accountName = record.accountName;
    batch.origin.endpoint = QString::fromLatin1(record.endpoint->id);
    batch.origin.requestId = record.requestId;
    batch.origin.taskId = reply.taskId;
    batch.origin.obtainedMs = m_parts.vendorClock.nowMs();
    batch.reply = packReply(outcome.text);
    if (m_parts.replies)
        m_parts.replies->keep(batch.origin, batch.reply);

    // A call cancelled before its turn is not in the ledger, only in this run's list.
    if (!m_noted.remove(id)) {
        m_parts.log.replace(index, record);
        takeIn(id, batch, true);
        return;
    }
    m_parts.ledger->recordEnd(entryFor(record), batch, [this, id, record, batch](bool durable) {
        const int now = m_parts.log.indexOf(id);
        if (now >= 0)
            m_parts.log.replace(now, record);
        takeIn(id, batch, durable);
    });
}

void Desk::takeIn(CallId id, const LeaseBatch &batch, bool durable)
{
    int added = 0;
    if (!batch.leases.isEmpty())
        added += m_parts.leases.add(batch.leases, batch.origin).added;
    if (!batch.regionLocks.isEmpty())
        added += m_parts.regionLocks.add(batch.regionLocks, batch.origin).added;
    m_ledgerIds.remove(id);

    const int index = m_parts.log.indexOf(id);
    if (index >= 0 && (added > 0 || !durable)) {
        CallRecord record = m_parts.log.at(index);
        record.added = added;
        record.onlyInMemory = !durable;
        m_parts.log.replace(index, record);
    }
    Q_EMIT callEnded(id);
}

void Desk::restoreFromLedger()
{
    if (!m_parts.ledger)
        return;
    m_parts.ledger->loadLiving(m_parts.vendorClock.nowMs(), [this](const QList<LeaseBatch> &part, bool last) {
        std::vector<LeaseTable::Received> received;
        for (const LeaseBatch &batch : part) {
            if (!batch.leases.isEmpty())
                received.push_back({batch.leases, batch.origin});
            if (!batch.regionLocks.isEmpty())
                m_parts.regionLocks.add(batch.regionLocks, batch.origin);
        }
        m_parts.leases.add(received);
        if (last)
            Q_EMIT restored();
    });
    m_parts.ledger->loadUnfinished([this](const QList<CallEntry> &entries) {
        for (const CallEntry &entry : entries) {
            const Endpoint *endpoint = m_parts.catalogue.find(entry.endpoint);
            if (!endpoint)
                continue;
            CallRecord record;
            record.id = m_lastRestoredId--;
            record.account = entry.account;
            record.accountName = entry.accountName;
            record.endpoint = endpoint;
            record.items = parameterItems(entry.parameters);
            record.stage = CallRecord::Stage::Ended;
            record.pressedMs = entry.startedMs;
            ApiError lost;
            lost.kind = ApiError::Kind::OutcomeUnknown;
            lost.cause = ApiError::Cause::ProgramEnded;
            lost.maybeCharged = endpoint->charges();
            record.error = lost;
            m_parts.log.append(record);

            CallEntry told = entry;
            told.outcome = CallEntry::Outcome::Unknown; // reported once, not again at the next start
            m_parts.ledger->recordEnd(told, {});
        }
    });
}

void Desk::forgetLeases(const QList<quint32> &rows)
{
    if (m_parts.ledger) {
        QList<std::pair<QUuid, QString>> forgotten;
        forgotten.reserve(rows.size());
        for (const RowId row : rows) {
            // Not by lease() and origin(), which make all texts of a row: there can be a million rows.
            if (const LeaseStore &store = m_parts.leases.store(); store.contains(row))
                forgotten.append({store.accountOfRow(row), store.serverText(row)});
        }
        m_parts.ledger->forget(forgotten);
    }
    m_parts.leases.remove(rows);
}

} // namespace proxydeck
