// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/catalogue.h"
#include "desk/call_log.h"

namespace proxydeck::test {

using namespace Qt::StringLiterals;

inline constexpr qint64 pressedMs = 1'677'310'582'000; ///< 2023-02-25 15:36:22 in China

inline Call call(CallId id, const Endpoint &endpoint, Call::Stage stage = Call::Stage::Recorded)
{
    Call record;
    record.id = id;
    record.account = QUuid::fromString(u"{00000000-0000-4000-8000-00000000ea57}"_s);
    record.accountName = u"East crawl"_s;
    record.endpoint = &endpoint;
    record.endpointId = QString::fromLatin1(endpoint.id);
    record.items = {{u"area"_s, u"350500,330700"_s}, {u"num"_s, u"5"_s}};
    record.pressedMs = pressedMs + qint64(id) * 1'000;
    for (const Call::Stage step :
         {Call::Stage::Noting, Call::Stage::Sent, Call::Stage::Answered, Call::Stage::Recorded}) {
        if (step <= stage)
            record.enter(step, record.pressedMs);
    }
    return record;
}

inline Call succeeded(CallId id, const Endpoint &endpoint, int received, int added)
{
    Call record = call(id, endpoint);
    record.durationMs = 214;
    record.requestId = u"83158ebe-be6c-40f7-a158-688741083edc"_s;
    record.received = received;
    record.added = added;
    return record;
}

inline Call refused(CallId id, const Endpoint &endpoint, const QString &code)
{
    Call record = call(id, endpoint);
    record.durationMs = 187;
    record.requestId = u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s;
    ApiError error;
    error.kind = ApiError::Kind::Vendor;
    error.httpStatus = 400;
    error.code = code;
    error.requestId = record.requestId;
    error.retry = retryAdvice(code, endpoint);
    record.error = error;
    return record;
}

inline Call lost(CallId id, const Endpoint &endpoint)
{
    Call record = call(id, endpoint);
    record.durationMs = 3'100;
    ApiError error;
    error.kind = ApiError::Kind::OutcomeUnknown;
    error.cause = ApiError::Cause::ConnectionLost;
    error.maybeCharged = endpoint.charges();
    error.retry = RetryAdvice::Later;
    record.error = error;
    return record;
}

inline Call garbled(CallId id, const Endpoint &endpoint)
{
    Call record = call(id, endpoint);
    record.durationMs = 96;
    ApiError error;
    error.kind = ApiError::Kind::UnexpectedReply;
    error.cause = ApiError::Cause::NotJson;
    error.httpStatus = 200;
    error.bodyExcerpt = u"<html>\n<title>Hotel \u202ELogin</title>"_s;
    error.retry = RetryAdvice::AfterChange;
    record.error = error;
    return record;
}

} // namespace proxydeck::test
