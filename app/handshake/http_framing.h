// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_head.h"
#include "handshake/http_request_head.h"

namespace proxydeck {

/// What a head says about its body (RFC 9112, 6.3).
struct HttpFraming
{
    enum class Kind : quint8 { None, Length, Chunked, UntilClose };
    Kind kind = Kind::None;
    qint64 length = 0; ///< of Length, bytes; at most 2^53

    /// Of an answer. \a withoutBody: it answers HEAD, or CONNECT with 2xx.
    static Expected<HttpFraming, HttpFault> of(const HttpHead &head, bool withoutBody);
    /// Of a request: never UntilClose.
    static Expected<HttpFraming, HttpFault> of(const HttpRequestHead &head);

    friend bool operator==(const HttpFraming &, const HttpFraming &) = default;
};

} // namespace proxydeck
