// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace proxydeck::sim {

/// What goes wrong with one request.
struct Fault
{
    enum class Kind {
        DropBeforeReading,   ///< the connection closes before its request is read; hits the next one, whatever its host
        DropBeforeExecuting, ///< reads the request, does nothing, closes without a byte
        DropAfterReading,    ///< reads the request, extracts and charges, closes without a byte
        Reset,               ///< as DropAfterReading, by RST
        Stall,               ///< executes, never answers, stays open
        SlowDrip,            ///< the right answer, `bytes` at a time every `intervalMs`
        Truncate,            ///< closes halfway through a body whose full length was announced
        Html,                ///< a web page, as middle boxes send; status 200
        WrongType,           ///< a success whose data is `value`
        Empty,               ///< status 200 and no body
        Json400,             ///< `code`, as HTTP 400 with a JSON body
        Http500,             ///< HTTP 500 without JSON
        Redirect,            ///< HTTP 302 to `value`
        Oversized,           ///< a success padded to `bytes`; chunked, unless `announced`
        InvalidUtf8,         ///< a success with bytes in it that no UTF-8 holds
        BadRows,             ///< a success with broken rows among the good ones
        UnknownCode,         ///< an error with a `code` that no table lists
        RawBody,             ///< `value` as the whole body
    };

    Kind kind = Kind::Http500;
    QByteArray host = {}; ///< only requests for it; empty: any
    QByteArray path = {}; ///< only requests for it; empty: any
    int times = 1;

    /// Whether the request is carried out (leases handed out, charged). Without a value: as said at each kind; the
    /// kinds that say nothing do what their answer claims, so the successes and Empty do, the others do not.
    std::optional<bool> executes = {};

    QByteArray code = {};   ///< Json400 (default INTERNAL_ERROR), UnknownCode (default SOMETHING_NEW)
    QByteArray value = {};  ///< WrongType (JSON, default a string), Redirect (a URL), RawBody
    int status = 0;         ///< of Html, RawBody, UnknownCode, Http500 instead of the usual
    qint64 bytes = 0;       ///< SlowDrip (default 1), Oversized (default 32 MiB)
    int intervalMs = 5;     ///< SlowDrip
    bool announced = false; ///< Oversized: with a Content-Length

    bool isExecuted() const
    {
        switch (kind) {
        case Kind::DropBeforeReading:
        case Kind::DropBeforeExecuting:
            return false;
        case Kind::Html:
        case Kind::Json400:
        case Kind::Http500:
        case Kind::Redirect:
        case Kind::UnknownCode:
        case Kind::RawBody:
            return executes.value_or(false);
        default:
            return executes.value_or(true);
        }
    }
};

} // namespace proxydeck::sim
