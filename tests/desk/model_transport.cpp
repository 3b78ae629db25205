// SPDX-License-Identifier: MIT
#include "desk/model_transport.h"

#include <QTimer>

#include <utility>
#include <vector>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Outcome = CallEntry::Outcome;
using Fate = ModelCall::Fate;

/// Until the request is on its way, the client still counts as not having sent it.
constexpr int longestConnectMs = 300;
/// From leaving to arriving. An answer that is lost is given up no sooner: the guard of 100 ms covers it.
constexpr int longestWayMs = 90;
/// ApiClient::Limits::totalMs.
constexpr int patienceMs = 60'000;

} // namespace

struct ModelTransport::Call
{
    Ticket ticket = 0;
    ModelCall *call = nullptr; ///< null: a request without a press
    const Endpoint *endpoint = nullptr;
    Handlers handlers;
    qint64 sentUtcMs = 0;
    qint64 sentSteadyMs = 0;
    qint64 headersUtcMs = 0;
    bool left = false;
    bool isOver = false; ///< its outcome is posted
};

ModelTransport::ModelTransport(VendorModel &vendor, VirtualTime &time, std::mt19937_64 &chance, const Weather &weather)
    : m_vendor(vendor)
    , m_time(time)
    , m_chance(chance)
    , m_weather(weather)
{
}

ModelTransport::~ModelTransport() = default;

int ModelTransport::between(int least, int most) { return std::uniform_int_distribution(least, most)(m_chance); }

void ModelTransport::at(qint64 ms, Ticket ticket, void (ModelTransport::*step)(Call &))
{
    QTimer::singleShot(int(ms), Qt::PreciseTimer, this, [this, ticket, step] {
        const auto found = m_calls.find(ticket);
        if (found != m_calls.end() && !found->second->isOver)
            (this->*step)(*found->second);
    });
}

Transport::Ticket ModelTransport::send(const ApiRequest &request, Handlers handlers)
{
    int tag = 0;
    for (const QueryItem &item : request.items) {
        if (item.name == "area"_L1)
            tag = item.value.toInt();
    }
    const QString bucket = request.credentials.key.reveal() + u' ' + QString::fromLatin1(request.endpoint->host)
        + QString::fromLatin1(request.endpoint->path);
    m_vendor.onSent(tag, bucket);

    auto made = std::make_unique<Call>();
    made->ticket = ++m_lastTicket;
    made->call = m_vendor.find(tag);
    made->endpoint = request.endpoint;
    made->handlers = std::move(handlers);
    made->sentUtcMs = m_time.clock().utcMs();
    made->sentSteadyMs = m_time.clock().steadyMs();
    std::discrete_distribution<int> fates(m_weather.fates.begin(), m_weather.fates.end());
    if (made->call)
        made->call->fate = Fate(fates(m_chance));
    at(between(1, longestConnectMs), made->ticket, &ModelTransport::leave);
    at(patienceMs, made->ticket, &ModelTransport::giveUp);
    return m_calls.emplace(made->ticket, std::move(made)).first->first;
}

void ModelTransport::leave(Call &call)
{
    if (!call.call || call.call->fate == Fate::NeverLeft || m_time.clock().steadyMs() < m_offlineUntil) {
        lose(call, ApiError::Cause::ConnectionRefused);
        return;
    }
    call.left = true;
    const int way = between(1, longestWayMs);
    if (call.call->fate != Fate::LostUnderWay)
        m_vendor.arrivesIn(call.call->tag, way);
    const bool slow = between(1, 10) == 1;
    const int answered = way + between(1, slow ? m_weather.slowestAnswerMs : 300);
    if (call.call->fate != Fate::Silence)
        at(answered, call.ticket, &ModelTransport::answer);
}

void ModelTransport::answer(Call &call)
{
    if (call.call->fate == Fate::LostAnswer || call.call->fate == Fate::LostUnderWay) {
        lose(call, ApiError::Cause::ConnectionLost);
        return;
    }
    call.headersUtcMs = m_time.clock().utcMs();
    m_vendor.onHeaders(*call.call);
    if (call.handlers.reachedVendor)
        call.handlers.reachedVendor();
    at(between(0, 3) == 0 ? between(1, 500) : 0, call.ticket, &ModelTransport::finish);
}

void ModelTransport::finish(Call &call)
{
    if (call.call->fate == Fate::Refused) {
        CallOutcome refused = failure(call, ApiError::Kind::Vendor, ApiError::Cause::None);
        refused.result.error().code = u"NO_RESOURCE_FOUND"_s;
        end(call.ticket, refused, int(Outcome::VendorError));
    } else if (call.call->fate == Fate::CutAnswer) {
        CallOutcome cut = failure(call, ApiError::Kind::OutcomeUnknown, ApiError::Cause::Truncated);
        cut.rescued = makeReply(call);
        end(call.ticket, cut, int(Outcome::Unknown));
    } else {
        CallOutcome answered = failure(call, ApiError::Kind::Vendor, ApiError::Cause::None);
        answered.result = makeReply(call);
        end(call.ticket, answered, int(Outcome::Succeeded));
    }
}

void ModelTransport::giveUp(Call &call) { lose(call, ApiError::Cause::Timeout); }

void ModelTransport::lose(Call &call, ApiError::Cause cause)
{
    const bool byOperator = cause == ApiError::Cause::CancelledByUser;
    if (call.left)
        end(call.ticket, failure(call, ApiError::Kind::OutcomeUnknown, cause), int(Outcome::Unknown));
    else if (byOperator)
        end(call.ticket, failure(call, ApiError::Kind::Cancelled, cause), int(Outcome::Cancelled));
    else
        end(call.ticket, failure(call, ApiError::Kind::NotSent, cause), int(Outcome::NotSent));
}

void ModelTransport::abort(Ticket ticket)
{
    const auto found = m_calls.find(ticket);
    if (found != m_calls.end() && !found->second->isOver)
        lose(*found->second, ApiError::Cause::CancelledByUser);
}

void ModelTransport::loseConnections(qint64 ms)
{
    m_offlineUntil = m_time.clock().steadyMs() + ms;
    std::vector<Ticket> open;
    for (const auto &[ticket, call] : m_calls)
        open.push_back(ticket);
    for (const Ticket ticket : open) {
        const auto found = m_calls.find(ticket);
        if (found != m_calls.end() && !found->second->isOver)
            lose(*found->second, ApiError::Cause::ConnectionLost);
    }
}

/// The outcome is told from the event loop, as ApiClient does.
void ModelTransport::end(Ticket ticket, const CallOutcome &outcome, int told)
{
    m_calls.at(ticket)->isOver = true;
    QMetaObject::invokeMethod(
        this,
        [this, ticket, outcome, told] {
            const std::unique_ptr<Call> call = std::move(m_calls.extract(ticket).mapped());
            if (call->call) {
                m_vendor.onOver(*call->call, told != int(Outcome::NotSent) && told != int(Outcome::Cancelled));
                call->call->told = told;
                const ApiReply &reply = outcome.result ? *outcome.result : outcome.rescued;
                for (const Lease &lease : reply.leases)
                    call->call->servers.append(lease.server);
            }
            call->handlers.finished(outcome);
        },
        Qt::QueuedConnection);
}

CallOutcome ModelTransport::failure(const Call &call, ApiError::Kind kind, ApiError::Cause cause) const
{
    const qint64 now = m_time.clock().utcMs();
    ApiError error;
    error.kind = kind;
    error.cause = cause;
    error.maybeCharged = kind == ApiError::Kind::OutcomeUnknown && call.endpoint->charges();
    CallOutcome outcome{
        Unexpected<ApiError>(error), 0, call.sentUtcMs, now, m_time.clock().steadyMs() - call.sentSteadyMs, {}, {}};
    if (call.headersUtcMs != 0) {
        outcome.httpStatus = 200;
        outcome.receivedMs = call.headersUtcMs;
        outcome.dateMs = vendorUtcMs(m_time.clock()) / 1'000 * 1'000;
    }
    return outcome;
}

ApiReply ModelTransport::makeReply(const Call &call)
{
    ApiReply reply;
    reply.requestId = u"request %1"_s.arg(call.call->tag);
    for (int i = between(1, 3); i > 0; --i) {
        Lease lease;
        const int tag = call.call->tag;
        lease.host = u"10.%1.%2.%3"_s.arg(tag / 256 % 256).arg(tag % 256).arg(i);
        lease.port = 8'080;
        lease.server = lease.host + u":8080"_s;
        lease.deadlineMs = vendorUtcMs(m_time.clock()) + between(20, 300) * 1'000;
        reply.leases.append(lease);
    }
    return reply;
}

} // namespace proxydeck
