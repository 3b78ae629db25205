// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_fields.h"

namespace proxydeck {

/// The head of an answer of HTTP/1.0 or 1.1 (RFC 9112, 4).
struct HttpHead : HttpFields
{
    static constexpr bool mayFollowEmptyLine = false;

    int status = 0;         ///< 100..999
    int minorVersion = 1;   ///< 0 or 1
    QByteArray reason = {}; ///< the words after the status; often empty

    /// Whether bytes that begin so can become one.
    static bool canBegin(QByteArrayView bytes);
    /// \a bytes end with the empty line. Lines may end with LF alone (RFC 9112, 2.2).
    static Expected<HttpHead, HttpFault> parse(QByteArrayView bytes);
};

} // namespace proxydeck
