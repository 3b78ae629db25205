// SPDX-License-Identifier: MIT
#include "desk/call_log.h"

#include <algorithm>

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
    case ApiError::Cause::RepeatsPossible:
        return u"this Qt sends a lost request again"_s;
    case ApiError::Cause::RepeatsNotChecked:
        return u"not checked that a lost request is not sent again"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString callOutcomeWord(const CallRecord &call)
{
    if (call.stage != CallRecord::Stage::Ended)
        return call.stage == CallRecord::Stage::Sent ? u"sent"_s : u"waiting"_s;
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

int CallLog::indexOf(CallId id) const
{
    // Calls are usually looked up soon after they were appended: search from the end.
    for (int i = size() - 1; i >= 0; --i) {
        if (m_records.at(i).id == id)
            return i;
    }
    return -1;
}

void CallLog::append(const CallRecord &record)
{
    const int index = size();
    Q_EMIT aboutToAppend(index);
    m_records.append(record);
    Q_EMIT appended(index);
}

void CallLog::replace(int index, const CallRecord &record)
{
    m_records[index] = record;
    Q_EMIT changed(index);
}

void CallLog::clearEnded()
{
    Q_EMIT aboutToReset();
    m_records.removeIf([](const CallRecord &record) { return record.stage == CallRecord::Stage::Ended; });
    Q_EMIT reset();
}

} // namespace proxydeck
