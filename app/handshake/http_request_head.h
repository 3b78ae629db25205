// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_fields.h"

namespace proxydeck {

/// The head of a request of HTTP/1.0 or 1.1 (RFC 9112, 3). What it asks for is RequestTarget's to say.
struct HttpRequestHead : HttpFields
{
    static constexpr bool mayFollowEmptyLine = true; ///< one, as after the body of a POST (RFC 9112, 2.2)

    QByteArray method = {}; ///< a token of at most HttpLimits::Method; upper and lower case differ
    QByteArray target = {}; ///< as sent; not empty, without blanks and control characters
    int minorVersion = 1;   ///< 0 or 1

    /// Whether bytes that begin so can become one.
    static bool canBegin(QByteArrayView bytes);
    /// \a bytes end with the empty line. Lines may end with LF alone (RFC 9112, 2.2).
    static Expected<HttpRequestHead, HttpFault> parse(QByteArrayView bytes);
};

} // namespace proxydeck
