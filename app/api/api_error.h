// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_way.h"
#include "catalogue/vendor_code.h"

#include <QString>

namespace proxydeck {

/// Why a call has no usable result. Returned as a value, never thrown. Texts for the operator are made in ui/.
struct ApiError
{
    enum class Kind : quint8 {
        Vendor,          ///< the vendor answered with a code other than SUCCESS
        NotSent,         ///< nothing can have reached the vendor: safe to press again
        OutcomeUnknown,  ///< it may have arrived and been charged: never repeated by the program
        UnexpectedReply, ///< an answer, but not the vendor's JSON: a captive portal, a proxy's page, garbage
        Cancelled,       ///< cancelled by the operator before it was sent
    };
    enum class Cause : quint8 {
        None,
        HostNotFound,
        ConnectionRefused,
        Tls,          ///< the server's certificate is not the vendor's; never ignored
        NetworkProxy, ///< the proxy on the way refused; which one: see `way`
        Offline,
        Timeout,
        ConnectionLost, ///< closed or reset after the request was sent
        Truncated,
        NotJson,
        WrongShape, ///< JSON, but without `code` or with `data` of another type
        TooLarge,
        Redirect,   ///< not followed
        HttpStatus, ///< no usable body; see httpStatus
        CancelledByUser,
        ProgramEnded,             ///< an earlier run ended before the answer, or before it was sent
        KeyDeleted,               ///< not sent: the account was deleted while the call waited
        KeyReplaced,              ///< not sent: the account has another key since
        PlanChanged,              ///< not sent: the account's product or mode was changed while the call waited
        KeyUnavailable,           ///< not sent: the secrets could not be read when it was the call's turn
        RepeatsPossible,          ///< not sent: SendOnceProof has seen this Qt send a request again
        RepeatsNotChecked,        ///< not sent: SendOnceProof could not be carried out
        TlsBroken,                ///< closed or reset while the encryption was being agreed on
        TlsRefused,               ///< no encryption that both sides accept, as with a server that knows old TLS only
        ProxyLogin,               ///< the proxy wants a login, or another one
        ProxyNotReached,          ///< the proxy itself: not found, or it refuses connections
        ProxyClosed,              ///< the proxy closed the connection without an answer
        ProxySilent,              ///< the proxy made no connection in time
        CancelledWhileConnecting, ///< by the operator, before the call was sent
        NotRecorded,              ///< not sent: the program's own call could not be counted on the disk before
    };

    Kind kind = Kind::Vendor;
    Cause cause = Cause::None;
    int httpStatus = 0;    ///< 0: no status line arrived
    QString code;          ///< the vendor's, raw; empty unless Kind::Vendor
    QString vendorMessage; ///< `message` or `msg` of the body, secrets removed, raw otherwise
    QString requestId;     ///< raw; may be empty
    /// Beginning of an unusable body (at most 2,000 characters), secrets removed; of a refusal that holds data all the
    /// same, at most 16,000 characters.
    QString bodyExcerpt;
    RetryAdvice retry = RetryAdvice::AfterChange;
    qint64 retryAfterMs = -1;  ///< from `Retry-After`, or until the rate window has a free slot; -1: unknown
    bool maybeCharged = false; ///< an extraction that may have been carried out
    CallWay way = {};          ///< set by ApiClient
};

} // namespace proxydeck
