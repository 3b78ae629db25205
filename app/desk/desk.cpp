// SPDX-License-Identifier: MIT
#include "desk/desk.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "desk/earlier_runs.h"
#include "desk/in_use_list.h"
#include "desk/lease_marks.h"
#include "desk/lost_calls.h"
#include "desk/reply_archive.h"
#include "lease/vendor_clock.h"
#include "ledger/packed_reply.h"
#include "table/lease_store.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QPointer>

#include <algorithm>

namespace proxydeck {

namespace {

/// Whether the vendor can have counted it.
bool mayHaveArrived(const CallOutcome &outcome)
{
    return outcome.result
        || (outcome.result.error().kind != ApiError::Kind::NotSent
            && outcome.result.error().kind != ApiError::Kind::Cancelled);
}

ApiError notSent(ApiError::Cause cause)
{
    ApiError error;
    error.kind = cause == ApiError::Cause::CancelledByUser ? ApiError::Kind::Cancelled : ApiError::Kind::NotSent;
    error.cause = cause;
    error.retry = cause == ApiError::Cause::CancelledByUser ? RetryAdvice::Now : RetryAdvice::AfterChange;
    return error;
}

/// Why a waiting call must not be sent any more; None if it may. \a account: null if it was deleted.
ApiError::Cause outdated(const Call &call, const Account *account)
{
    if (!account)
        return ApiError::Cause::KeyDeleted;
    if (account->keyNumber != call.keyNumber)
        return ApiError::Cause::KeyReplaced;
    const bool planChanged = account->product != call.product || account->mode != call.mode;
    // A plan corrected to the one that the call is for.
    const bool planFits = account->product == call.endpoint->product && account->mode == call.endpoint->mode;
    return planChanged && !planFits ? ApiError::Cause::PlanChanged : ApiError::Cause::None;
}

} // namespace

Desk::Desk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_refusals(parts.clock)
    , m_earlier(std::make_unique<EarlierRuns>(parts))
    , m_marks(std::make_unique<LeaseMarks>(parts.leases, parts.regionLocks, parts.ledger))
{
    connect(&m_parts.scheduler, &RateScheduler::meterChanged, this, &Desk::meterChanged);
    connect(&m_parts.accounts, &AccountBook::accountChanged, this, &Desk::cancelOutdated);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsRemoved, this, &Desk::cancelOutdated);
    connect(m_earlier.get(), &EarlierRuns::restored, this, &Desk::restored);
    if (m_parts.ledger)
        connect(m_parts.ledger, &Ledger::writtenLate, this, &Desk::onWrittenLate);
}

Desk::~Desk()
{
    m_parts.scheduler.disconnect(this);
    for (const CallId id : waitingCalls()) {
        if (!m_parts.scheduler.cancel(id))
            m_parts.scheduler.answered(id, false);
    }
}

CallId Desk::press(const QUuid &accountId, const Endpoint &endpoint, const QueryItems &items, PressedBy pressedBy,
                   const QString &reason)
{
    const Account *account = m_parts.accounts.find(accountId);
    const AccountSecrets *secrets = m_parts.accounts.secrets(accountId);
    if (m_isClosed || !account || !secrets || secrets->key.isEmpty())
        return 0;

    Call call;
    const CallId id = ++m_lastId;
    call.id = id;
    call.recordId = QUuid::createUuid();
    call.pressedBy = pressedBy;
    call.reason = reason;
    call.account = accountId;
    call.accountName = account->name;
    call.product = account->product;
    call.mode = account->mode;
    call.keyNumber = account->keyNumber;
    call.keyId = account->keyId;
    call.endpoint = &endpoint;
    call.endpointId = QString::fromLatin1(endpoint.id);
    call.items = items;
    call.pressedMs = m_parts.vendorClock.nowMs();
    call.bucket = rateBucket(endpoint, secrets->key);
    m_parts.log.append(call);
    // The operator has asked for retries.
    const Priority priority = pressedBy == PressedBy::Keeper ? Priority::Background : Priority::Interactive;
    m_parts.scheduler.enqueue(
        id, call.bucket, [this, id] { return allowed(id); }, priority, [this, id] { onTurn(id); });
    return id;
}

CallId Desk::reconcile(CallId lost, PressedBy pressedBy, const QString &reason)
{
    const Call *call = m_parts.log.find(lost);
    const Endpoint *list = call && call->endpoint ? m_parts.catalogue.listInUse(*call->endpoint) : nullptr;
    return list ? press(QUuid(call->account), *list, {}, pressedBy, reason) : 0;
}

void Desk::resolve(CallId lost, int charged)
{
    const Call *call = m_parts.log.find(lost);
    if (!call || !call->isOver() || !call->isUnknown())
        return;
    const QUuid record = call->recordId;
    m_parts.log.change(lost, [charged](Call &resolved) { resolved.resolution = Call::Resolution{0, charged, 1}; });
    if (m_parts.ledger)
        m_parts.ledger->resolve({record}, CallResolution{0, charged, 1});
}

int Desk::allowed(CallId id) const
{
    const Call *call = m_parts.log.find(id);
    const Account *account = call ? m_parts.accounts.find(call->account) : nullptr;
    return account ? callsPerMinute(*call->endpoint, account->channels) : 1;
}

void Desk::cancel(CallId id)
{
    const Call *call = m_parts.log.find(id);
    if (call && call->stage() == Call::Stage::Sent)
        m_parts.transport.abort(call->ticket);
    else
        endUnsent(id, notSent(ApiError::Cause::CancelledByUser));
}

QList<CallId> Desk::waitingCalls(const std::function<bool(const Call &)> &accepts) const
{
    QList<CallId> waiting;
    for (int i = 0; i < m_parts.log.size(); ++i) {
        const Call &call = m_parts.log.at(i);
        if (call.isWaiting() && (!accepts || accepts(call)))
            waiting.append(call.id);
    }
    return waiting;
}

int Desk::cancelWaiting()
{
    const QList<CallId> waiting = waitingCalls();
    for (const CallId id : waiting)
        cancel(id);
    return int(waiting.size());
}

int Desk::cancelWaiting(const QUuid &account, const Endpoint &endpoint)
{
    const AccountSecrets *secrets = m_parts.accounts.secrets(account);
    if (!secrets)
        return 0;
    const RateBucket bucket = rateBucket(endpoint, secrets->key);
    const QList<CallId> waiting = waitingCalls([&bucket](const Call &call) { return call.bucket == bucket; });
    for (const CallId id : waiting)
        cancel(id);
    return int(waiting.size());
}

void Desk::close()
{
    m_isClosed = true;
    cancelWaiting();
}

int Desk::inFlight() const
{
    int count = 0;
    for (int i = 0; i < m_parts.log.size(); ++i)
        count += m_parts.log.at(i).isUnderWay();
    return count;
}

int Desk::waiting() const { return int(waitingCalls().size()); }

int Desk::waiting(const QUuid &account) const
{
    return int(waitingCalls([&account](const Call &call) { return call.account == account; }).size());
}

bool Desk::isBusy() const
{
    for (int i = m_parts.log.size() - 1; i >= 0; --i) {
        if (!m_parts.log.at(i).isOver())
            return true;
    }
    return false;
}

RateMeter Desk::meter(const QUuid &accountId, const Endpoint &endpoint) const
{
    const Account *account = m_parts.accounts.find(accountId);
    const AccountSecrets *secrets = m_parts.accounts.secrets(accountId);
    const int allowed = callsPerMinute(endpoint, account ? account->channels : 1);
    if (!account || !secrets || secrets->key.isEmpty()) {
        RateMeter idle;
        idle.allowed = allowed;
        return idle;
    }
    return m_parts.scheduler.meter(rateBucket(endpoint, secrets->key), allowed);
}

void Desk::cancelOutdated()
{
    for (const CallId id : waitingCalls()) {
        const Call *call = m_parts.log.find(id);
        const ApiError::Cause cause
            = call ? outdated(*call, m_parts.accounts.find(call->account)) : ApiError::Cause::None;
        if (cause != ApiError::Cause::None)
            endUnsent(id, notSent(cause));
    }
    m_parts.scheduler.recheck(); // the number of channels may be another one
}

/// A call that charges is sent only after SendOnceProof has shown that it is sent once.
void Desk::onTurn(CallId id)
{
    const Call *call = m_parts.log.find(id);
    if (!call || call->stage() != Call::Stage::Waiting)
        return;
    if (!m_parts.sendOnce || !call->endpoint->charges()) {
        writeNote(id);
        return;
    }
    m_parts.sendOnce->require([self = QPointer<Desk>(this), id] {
        if (!self)
            return;
        const SendOnceProof &proof = *self->m_parts.sendOnce;
        if (proof.standing() == SendOnceProof::Standing::Holds)
            self->writeNote(id);
        else if (const auto refusal = proof.refusal())
            self->endUnsent(id, *refusal);
        else
            self->onTurn(id); // it is being tried again
    });
}

/// Writes to the ledger that the call is sent from now on, before it is: once sent it may be charged, and the operator
/// must learn of it even after a power cut. If the disk fails, the call is sent anyway, and the window shows the
/// problem; but the keeper's budget must hold also after a power cut.
void Desk::writeNote(CallId id)
{
    const Call *call = m_parts.log.find(id);
    if (!call || call->stage() != Call::Stage::Waiting)
        return; // cancelled in the meantime
    m_parts.log.change(id, [this](Call &noting) {
        noting.enter(Call::Stage::Noting, m_parts.vendorClock.nowMs());
        noting.steadyMs = m_parts.clock.steadyMs();
        noting.isNoted = m_parts.ledger != nullptr;
    });
    if (!m_parts.ledger) {
        send(id);
        return;
    }
    m_parts.ledger->recordStart(m_parts.log.find(id)->entry(), [self = QPointer<Desk>(this), id](bool durable) {
        const Call *noted = self ? self->m_parts.log.find(id) : nullptr;
        if (!noted)
            return;
        if (!durable && noted->pressedBy == PressedBy::Keeper && noted->endpoint->charges())
            self->endUnsent(id, notSent(ApiError::Cause::NotRecorded));
        else
            self->send(id);
    });
}

void Desk::send(CallId id)
{
    const Call *call = m_parts.log.find(id);
    if (!call || call->stage() != Call::Stage::Noting)
        return; // cancelled in the meantime
    const AccountSecrets *secrets = m_parts.accounts.secrets(call->account);
    if (!secrets) {
        endUnsent(id, notSent(ApiError::Cause::KeyUnavailable));
        return;
    }
    const QPointer<Desk> self(this);
    // The scheduler must learn of the answer even if the desk is gone.
    const QPointer<RateScheduler> scheduler(&m_parts.scheduler);
    Transport::Handlers handlers;
    handlers.reachedVendor = [scheduler, id] {
        if (scheduler)
            scheduler->counted(id);
    };
    handlers.finished = [self, scheduler, id](const CallOutcome &outcome) {
        if (scheduler)
            scheduler->answered(id, mayHaveArrived(outcome));
        if (self)
            self->onOutcome(id, outcome);
    };
    const ApiRequest request{
        call->endpoint, call->items,
        Credentials{secrets->key, secrets->apiPassword, {secrets->proxyUser, secrets->proxyPassword}}};
    const qint64 steadyMs = m_parts.clock.steadyMs();
    const Transport::Ticket ticket = m_parts.transport.send(request, std::move(handlers));
    m_parts.log.change(id, [&](Call &sent) {
        sent.enter(Call::Stage::Sent, m_parts.vendorClock.nowMs());
        sent.ticket = ticket;
        sent.sentSteadyMs = steadyMs;
    });
}

void Desk::endUnsent(CallId id, const ApiError &error)
{
    const Call *call = m_parts.log.find(id);
    if (!call || !call->isWaiting())
        return; // it was sent or has ended
    if (!m_parts.scheduler.cancel(id))
        m_parts.scheduler.answered(id, false); // it had its turn
    m_parts.log.change(id, [&](Call &ended) {
        ended.enter(Call::Stage::Answered, m_parts.vendorClock.nowMs());
        ended.error = error;
    });
    const qint64 now = m_parts.clock.utcMs();
    const CallOutcome outcome{Unexpected<ApiError>(error), 0, now, now, 0, {}, {}};
    // Always from the event loop: cancel() must not call back into its caller.
    QMetaObject::invokeMethod(
        this, [this, id, outcome] { onOutcome(id, outcome); }, Qt::QueuedConnection);
}

void Desk::onOutcome(CallId id, CallOutcome outcome)
{
    const Call *known = m_parts.log.find(id);
    if (!known)
        return;
    Call call = *known;
    if (outcome.dateMs && outcome.isOfVendor())
        m_parts.vendorClock.observe({*outcome.dateMs, outcome.sentMs, outcome.sentSteadyMs, outcome.receivedSteadyMs});
    if (const auto pauseMs = m_refusals.pauseAfter(call.bucket, call.sentSteadyMs, outcome))
        m_parts.scheduler.pause(call.bucket, *pauseMs);

    call.enter(Call::Stage::Answered, m_parts.vendorClock.nowMs());
    call.steadyMs = m_parts.clock.steadyMs();
    call.durationMs = outcome.durationMs;
    call.way = outcome.way;
    if (!mayHaveArrived(outcome))
        call.sentMs = 0;

    // Rows rescued from a broken answer were paid for like any others.
    const ApiReply &reply = outcome.result ? *outcome.result : outcome.rescued;
    if (!outcome.result)
        call.error = outcome.result.error();
    call.requestId = reply.requestId.isEmpty() && call.error ? call.error->requestId : reply.requestId;
    call.received = int(reply.leases.size() + reply.regionLocks.size());
    call.badRows = reply.badRows;
    call.moreBadRows = reply.moreBadRows;
    LeaseBatch batch;
    batch.leases = reply.leases;
    batch.regionLocks = reply.regionLocks;
    batch.origin.account = call.account;
    batch.origin.accountName = call.accountName;
    batch.origin.endpoint = call.endpointId;
    batch.origin.requestId = call.requestId;
    batch.origin.taskId = reply.taskId;
    batch.origin.obtainedMs = m_parts.vendorClock.nowMs();
    batch.origin.keyNumber = call.keyNumber;
    batch.origin.isAutomatic = call.pressedBy == PressedBy::Keeper;
    batch.reply = packReply(outcome.text);
    if (m_parts.replies)
        m_parts.replies->keep(batch.origin, batch.reply);

    // It stays as it was in the list until it is recorded; its stage goes on here already.
    m_parts.log.change(id, [&call](Call &answered) { answered.enter(Call::Stage::Answered, call.answeredMs); });
    const Ledger::Done record = [self = QPointer<Desk>(this), id, call, batch](bool durable) mutable {
        if (!self)
            return;
        call.enter(Call::Stage::Recorded, self->m_parts.vendorClock.nowMs());
        self->m_parts.log.change(id, [&call](Call &recorded) { recorded = call; });
        self->addLeases(id, batch, durable);
    };
    // A call cancelled before its turn is not in the ledger, only in this run's list.
    if (call.isNoted)
        m_parts.ledger->recordEnd(call.entry(), batch, record);
    else
        record(true);
}

void Desk::onWrittenLate(const QUuid &recordId)
{
    for (int i = m_parts.log.size() - 1; i >= 0; --i) {
        const Call &call = m_parts.log.at(i);
        if (call.recordId == recordId && call.onlyInMemory)
            return m_parts.log.change(call.id, [](Call &late) { late.onlyInMemory = false; });
    }
}

void Desk::addLeases(CallId id, const LeaseBatch &batch, bool durable)
{
    int added = 0;
    LeaseTable::AddResult leases;
    if (!batch.leases.isEmpty()) {
        leases = m_parts.leases.add(batch.leases, batch.origin);
        added += leases.added;
    }
    if (!batch.regionLocks.isEmpty())
        added += m_parts.regionLocks.add(batch.regionLocks, batch.origin).added;
    if (!batch.leases.isEmpty() || added > 0 || !durable) {
        m_parts.log.change(id, [added, durable, &leases](Call &call) {
            call.rows = leases.rows();
            call.added = added;
            call.onlyInMemory = !durable;
        });
    }
    // Only a whole list tells what is not in it: without an error and without rows that could not be read.
    const Call *call = m_parts.log.find(id);
    if (call && call->endpoint && call->endpoint->action == Action::ListInUse && !call->error
        && call->badRows.isEmpty()) {
        InUseList(m_parts.catalogue, m_parts.leases, m_parts.ledger)
            .judge(*call->endpoint, batch, batch.origin.obtainedMs - call->durationMs);
        leases.known.clear();
        LostCalls(m_parts.catalogue, m_parts.log, m_parts.ledger).resolve(id, leases.rows());
    }
    Q_EMIT callEnded(id);
}

void Desk::restoreFromLedger() { m_earlier->load(); }

} // namespace proxydeck

#include "moc_desk.cpp"
