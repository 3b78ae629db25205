// SPDX-License-Identifier: MIT
#include "api/call_queue.h"

#include <QCryptographicHash>
#include <QPointer>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

bool isRefusal(const ApiError &error)
{
    return error.kind == ApiError::Kind::Vendor ? error.code == "REQUEST_LIMIT_EXCEEDED"_L1 : error.httpStatus == 429;
}

/// Whether the vendor can have counted it.
bool mayHaveArrived(const CallOutcome &outcome)
{
    return outcome.result
        || (outcome.result.error().kind != ApiError::Kind::NotSent
            && outcome.result.error().kind != ApiError::Kind::Cancelled);
}

} // namespace

struct CallQueue::Entry
{
    enum class Stage : quint8 {
        Waiting,
        Prepared, ///< has its slot; sent when BeforeSending calls go()
        Sent,
        Ended ///< ended without being sent
    };

    ApiRequest request; ///< its secrets are removed once it was sent
    RateBucket bucket;
    Stage stage = Stage::Waiting;
    Transport::Ticket ticket = 0;
    qint64 sentSteadyMs = 0;
};

CallQueue::CallQueue(const Clock &clock, RateScheduler &scheduler, Transport &transport, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_transport(transport)
{
    connect(&m_scheduler, &RateScheduler::meterChanged, this, &CallQueue::meterChanged);
}

CallQueue::~CallQueue()
{
    m_scheduler.disconnect(this);
    for (const auto &[id, entry] : m_entries) {
        if (entry.stage == Entry::Stage::Waiting)
            m_scheduler.cancel(id);
        else if (entry.stage == Entry::Stage::Prepared)
            m_scheduler.settle(id, false);
    }
}

CallId CallQueue::submit(const ApiRequest &request, int channels, Priority priority)
{
    Q_ASSERT(request.endpoint && !request.credentials.key.isEmpty());
    const CallId id = ++m_lastId;
    Entry entry;
    entry.request = request;
    entry.bucket = rateBucket(*request.endpoint, request.credentials.key);
    const RateBucket bucket = entry.bucket;
    m_entries.emplace(id, std::move(entry));
    m_scheduler.enqueue(id, bucket, callsPerMinute(*request.endpoint, channels), priority, [this, id] { start(id); });
    return id;
}

void CallQueue::start(CallId id)
{
    m_entries.at(id).stage = Entry::Stage::Prepared;
    if (!m_beforeSending) {
        send(id);
        return;
    }
    m_beforeSending(id, [self = QPointer<CallQueue>(this), id] {
        if (self)
            self->send(id);
    });
}

void CallQueue::send(CallId id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || found->second.stage != Entry::Stage::Prepared)
        return; // cancelled in the meantime
    Entry &entry = found->second;
    entry.stage = Entry::Stage::Sent;
    entry.sentSteadyMs = m_clock.steadyMs();
    const QPointer<CallQueue> self(this);
    // The scheduler must learn of the answer even if the queue is gone.
    const QPointer<RateScheduler> scheduler(&m_scheduler);
    Transport::Handlers handlers;
    handlers.reachedVendor = [scheduler, id] {
        if (scheduler)
            scheduler->settle(id);
    };
    handlers.finished = [self, scheduler, id](const CallOutcome &outcome) {
        if (scheduler)
            scheduler->settle(id, mayHaveArrived(outcome));
        if (self)
            self->end(id, outcome);
    };
    entry.ticket = m_transport.send(entry.request, std::move(handlers));
    entry.request.credentials = {};
    Q_EMIT sent(id);
}

void CallQueue::end(CallId id, CallOutcome outcome)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    heedRefusal(entry->second, outcome);
    m_entries.erase(entry);
    Q_EMIT finished(id, outcome);
}

void CallQueue::heedRefusal(const Entry &entry, CallOutcome &outcome)
{
    if (!outcome.result && isRefusal(outcome.result.error())) {
        constexpr qint64 firstMs = 5'000;
        constexpr qint64 longestMs = 60'000;
        ApiError &error = outcome.result.error();
        Refusals &refusals = m_refusals[entry.bucket];
        // Several calls in flight are refused for the same reason: this counts as one refusal.
        const bool known = refusals.inARow > 0 && entry.sentSteadyMs <= refusals.parkedSteadyMs;
        if (!known) {
            ++refusals.inARow;
            refusals.parkedSteadyMs = m_clock.steadyMs();
        }
        if (error.retryAfterMs < 0) {
            const qint64 restMs = std::min(longestMs, firstMs << std::min(refusals.inARow - 1, 4));
            error.retryAfterMs = std::max<qint64>(0, refusals.parkedSteadyMs + restMs - m_clock.steadyMs());
        }
        m_scheduler.park(entry.bucket, error.retryAfterMs);
    } else if (outcome.result || outcome.result.error().kind == ApiError::Kind::Vendor) {
        m_refusals.erase(entry.bucket);
    }
}

void CallQueue::cancel(CallId id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    Entry &entry = found->second;
    if (entry.stage == Entry::Stage::Sent) {
        m_transport.abort(entry.ticket);
        return;
    }
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    error.cause = ApiError::Cause::CancelledByUser;
    error.retry = RetryAdvice::Now;
    endUnsent(id, entry, error);
}

void CallQueue::refuse(CallId id, const ApiError &error)
{
    Q_ASSERT(error.kind == ApiError::Kind::NotSent);
    if (const auto found = m_entries.find(id); found != m_entries.end())
        endUnsent(id, found->second, error);
}

void CallQueue::endUnsent(CallId id, Entry &entry, const ApiError &error)
{
    if (entry.stage == Entry::Stage::Waiting)
        m_scheduler.cancel(id);
    else if (entry.stage == Entry::Stage::Prepared)
        m_scheduler.settle(id, false);
    else
        return; // it was sent or has ended
    entry.stage = Entry::Stage::Ended;
    entry.request.credentials = {};
    const qint64 now = m_clock.utcMs();
    const CallOutcome outcome{Unexpected<ApiError>(error), 0, now, now, 0, {}, {}};
    QMetaObject::invokeMethod(
        this, [this, id, outcome] { end(id, outcome); }, Qt::QueuedConnection);
}

bool CallQueue::isWaiting(CallId id) const
{
    const auto entry = m_entries.find(id);
    return entry != m_entries.end() && entry->second.stage <= Entry::Stage::Prepared;
}

bool CallQueue::isBusy() const { return !m_entries.empty(); }

RateMeter CallQueue::meter(const Endpoint &endpoint, const Credentials &credentials, int channels) const
{
    return m_scheduler.meter(rateBucket(endpoint, credentials.key), callsPerMinute(endpoint, channels));
}

RateBucket rateBucket(const Endpoint &endpoint, const Secret &key)
{
    return {QCryptographicHash::hash(key.reveal().toUtf8(), QCryptographicHash::Sha256),
            QByteArray(endpoint.host) + endpoint.path};
}

} // namespace proxydeck
