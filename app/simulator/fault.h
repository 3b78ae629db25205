// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace proxydeck::sim {

/// A fault for one request.
struct Fault
{
    enum class Kind {
        DropBeforeReading,   ///< closes before the request is read; applies to the next request for any host
        DropBeforeExecuting, ///< reads the request, does nothing, closes without sending a byte
        DropAfterReading,    ///< reads the request, extracts and charges, closes without sending a byte
        Reset,               ///< as DropAfterReading, with RST
        Stall,               ///< executes, never answers, keeps the connection open
        SlowDrip,            ///< the correct answer, `bytes` at a time every `intervalMs`
        Truncate,            ///< closes after half of a body whose full length was announced
        Html,                ///< a web page, as captive portals and proxies send; status 200
        WrongType,           ///< a success whose data is `value`
        Empty,               ///< status 200 and no body
        Json400,             ///< `code`, as HTTP 400 with a JSON body
        Http500,             ///< HTTP 500 without JSON
        Redirect,            ///< HTTP 302 to `value`
        Oversized,           ///< a success padded to `bytes`; chunked, unless `announced`
        InvalidUtf8,         ///< a success that contains bytes which are not valid UTF-8
        BadRows,             ///< a success with invalid rows among the valid ones
        UnknownCode,         ///< an error with an undocumented `code`
        RawBody,             ///< `value` as the whole body
    };

    Kind kind = Kind::Http500;
    QByteArray host = {}; ///< only requests for this host; empty: any
    QByteArray path = {}; ///< only requests for this path; empty: any
    int times = 1;

    /// Whether the request is executed (leases issued, charged). Without a value: as documented at each kind; other
    /// kinds do what their answer says: successes and Empty execute, the others do not.
    std::optional<bool> executes = {};

    QByteArray code = {};   ///< Json400 (default INTERNAL_ERROR), UnknownCode (default SOMETHING_NEW)
    QByteArray value = {};  ///< WrongType (JSON, default a string), Redirect (a URL), RawBody
    int status = 0;         ///< of Html, RawBody, UnknownCode, Http500; 0: the default of the kind
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
