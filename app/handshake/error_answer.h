// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace proxydeck {

/// An answer of a local port's own to a client of HTTP: one line of plain text, and the same for programs in
/// Proxy-Status (RFC 9209). The connection ends after it. Neither a secret nor the address of a lease belongs in it.
struct ErrorAnswer
{
    int status = 502;        ///< 400..599
    QByteArray error = {};   ///< a type of RFC 9209, 2.3, or one of ours: a token; empty: no Proxy-Status
    QByteArray details = {}; ///< one line; empty: none
    int retryAfterS = 0;     ///< Retry-After; 0: none

    /// The whole answer. A status 407 asks for a login by Basic. \a toHead: without the line of text, which its length
    /// still counts.
    QByteArray bytes(bool toHead = false) const;
    /// The value of Proxy-Status: `ProxyDeck; error=…; details="…"`.
    QByteArray proxyStatus() const;
};

/// A text as a string of a structured field (RFC 8941, 3.3.3): in quotes, these and `\` escaped, other characters than
/// those of ASCII that can be seen as `?`.
QByteArray structuredString(QByteArrayView text);

} // namespace proxydeck
