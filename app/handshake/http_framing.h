// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_head.h"

namespace proxydeck {

/// What a head says about its body.
struct HttpFraming
{
    enum class Kind : quint8 { None, Length, Chunked, UntilClose };
    Kind kind = Kind::None;
    qint64 length = 0; ///< of Length, bytes

    /// \a withoutBody: it answers HEAD, or CONNECT with 2xx.
    static Expected<HttpFraming, HttpFault> of(const HttpHead &head, bool withoutBody);
};

} // namespace proxydeck
