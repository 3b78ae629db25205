// SPDX-License-Identifier: MIT
#include "desk/call.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QString causeWord(ApiError::Cause cause)
{
    switch (cause) {
    case ApiError::Cause::None:
        return {};
    case ApiError::Cause::HostNotFound:
        return u"host not found"_s;
    case ApiError::Cause::ConnectionRefused:
        return u"connection refused"_s;
    case ApiError::Cause::Tls:
        return u"TLS"_s;
    case ApiError::Cause::NetworkProxy:
        return u"network proxy"_s;
    case ApiError::Cause::Offline:
        return u"offline"_s;
    case ApiError::Cause::Timeout:
        return u"timeout"_s;
    case ApiError::Cause::ConnectionLost:
        return u"connection lost"_s;
    case ApiError::Cause::Truncated:
        return u"truncated"_s;
    case ApiError::Cause::NotJson:
        return u"not JSON"_s;
    case ApiError::Cause::WrongShape:
        return u"JSON of another shape"_s;
    case ApiError::Cause::TooLarge:
        return u"too large"_s;
    case ApiError::Cause::Redirect:
        return u"redirect"_s;
    case ApiError::Cause::HttpStatus:
        return u"no usable body"_s;
    case ApiError::Cause::CancelledByUser:
        return u"given up by the operator"_s;
    case ApiError::Cause::ProgramEnded:
        return u"an earlier run ended"_s;
    case ApiError::Cause::KeyDeleted:
        return u"its key was deleted"_s;
    case ApiError::Cause::KeyReplaced:
        return u"its key was replaced"_s;
    case ApiError::Cause::PlanChanged:
        return u"the plan of its key was changed"_s;
    case ApiError::Cause::KeyUnavailable:
        return u"its key could not be read"_s;
    case ApiError::Cause::RepeatsPossible:
        return u"this Qt sends a lost request again"_s;
    case ApiError::Cause::RepeatsNotChecked:
        return u"not checked that a lost request is not sent again"_s;
    case ApiError::Cause::TlsBroken:
        return u"cut off in the TLS handshake"_s;
    case ApiError::Cause::TlsRefused:
        return u"no common TLS"_s;
    case ApiError::Cause::ProxyLogin:
        return u"network proxy wants a login"_s;
    case ApiError::Cause::ProxyNotReached:
        return u"network proxy not reached"_s;
    case ApiError::Cause::ProxyClosed:
        return u"network proxy closed"_s;
    case ApiError::Cause::ProxySilent:
        return u"network proxy silent"_s;
    case ApiError::Cause::CancelledWhileConnecting:
        return u"given up while connecting"_s;
    case ApiError::Cause::NotRecorded:
        return u"the record could not be written"_s;
    }
    Q_UNREACHABLE();
}

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

} // namespace

bool Call::enter(Stage next, qint64 nowMs)
{
    if (next <= m_stage)
        return false;
    const bool wasSent = m_stage == Stage::Sent;
    m_stage = next;
    switch (next) {
    case Stage::Waiting:
        break;
    case Stage::Noting:
    case Stage::Sent:
        sentMs = nowMs;
        break;
    case Stage::Answered:
        answeredMs = nowMs;
        if (!wasSent)
            sentMs = 0;
        break;
    case Stage::Recorded:
        recordedMs = nowMs;
        break;
    }
    return true;
}

bool Call::isUnknown() const
{
    return error && !resolution && (error->maybeCharged || error->kind == ApiError::Kind::OutcomeUnknown);
}

CallResolution Call::recordedResolution() const
{
    return resolution ? CallResolution{resolution->atMs, resolution->found, resolution->calls} : CallResolution();
}

CallEntry Call::entry() const
{
    CallEntry entry;
    entry.id = recordId;
    entry.startedMs = pressedMs;
    entry.sentMs = sentMs;
    entry.steadyMs = steadyMs;
    entry.pressedBy = pressedBy;
    entry.reason = reason;
    entry.account = account;
    entry.keyNumber = keyNumber;
    entry.keyId = keyId;
    entry.accountName = accountName;
    entry.endpoint = endpointId;
    entry.parameters = parameterText(items);
    entry.requestId = requestId;
    entry.durationMs = durationMs;
    entry.received = received;
    entry.badRows = faultyCount();
    if (m_stage >= Stage::Answered) {
        entry.outcome = outcomeOf(error);
        if (error)
            entry.vendorCode = error->code;
    }
    return entry;
}

Call Call::ofEarlierRun(CallId id, const CallEntry &entry, const Endpoint *endpoint)
{
    Call call;
    call.id = id;
    call.recordId = entry.id;
    call.pressedBy = entry.pressedBy;
    call.reason = entry.reason;
    call.account = entry.account;
    call.keyNumber = entry.keyNumber;
    call.keyId = entry.keyId;
    call.accountName = entry.accountName;
    call.endpoint = endpoint;
    call.endpointId = entry.endpoint;
    call.items = parameterItems(entry.parameters);
    call.pressedMs = entry.startedMs;
    call.sentMs = entry.sentMs;
    call.steadyMs = entry.steadyMs;
    call.isNoted = true;
    call.m_stage = Stage::Recorded;
    ApiError error;
    error.cause = ApiError::Cause::ProgramEnded;
    // The instant of sending is on the disk before the first byte leaves.
    error.kind = entry.sentMs == 0 ? ApiError::Kind::NotSent : ApiError::Kind::OutcomeUnknown;
    error.retry = entry.sentMs == 0 ? RetryAdvice::Now : RetryAdvice::AfterChange;
    // Where the endpoint is not known, it may be one that charges.
    error.maybeCharged = entry.sentMs != 0 && (!endpoint || endpoint->charges());
    call.error = error;
    return call;
}

QString callOutcomeWord(const Call &call)
{
    if (call.isWaiting())
        return u"waiting"_s;
    if (call.isUnderWay())
        return u"sent"_s;
    if (!call.error)
        return u"ok"_s;
    const QString cause = causeWord(call.error->cause);
    const QString inBrackets = cause.isEmpty() ? QString() : u" ("_s + cause + u')';
    switch (call.error->kind) {
    case ApiError::Kind::Vendor:
        return u"refused "_s + call.error->code;
    case ApiError::Kind::NotSent:
        return u"not sent"_s + inBrackets;
    case ApiError::Kind::OutcomeUnknown:
        return u"outcome unknown"_s + inBrackets;
    case ApiError::Kind::UnexpectedReply:
        return u"unusable answer"_s + inBrackets;
    case ApiError::Kind::Cancelled:
        return u"taken back"_s;
    }
    Q_UNREACHABLE();
}

} // namespace proxydeck
