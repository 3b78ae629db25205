// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// What is wrong with a message of HTTP/1.1. Each ends the connection: whatever could be read in two ways is not read.
enum class HttpFault : quint8 {
    NotHttp,         ///< the first line is no status line, or no request line, of HTTP/1.0 or 1.1
    LineTooLong,     ///< above HttpLimits::Line
    HeadTooLong,     ///< above HttpLimits::Head
    TooManyFields,   ///< above HttpLimits::Fields
    BadField,        ///< no name, a blank before the colon, or a control character
    BareReturn,      ///< a CR without LF
    Folded,          ///< a field continued on the next line (obs-fold)
    TwoLengths,      ///< two fields Content-Length, or two values in one
    LengthAndCoding, ///< Content-Length beside Transfer-Encoding
    BadLength,       ///< Content-Length is no number, or one above 2^53
    UnknownCoding,   ///< a Transfer-Encoding other than chunked, or in HTTP/1.0
    BadChunk,        ///< a chunk without its size, or without its end
    TooManyInterim,  ///< above HttpLimits::Interim
    BodyInConnect,   ///< a CONNECT with a length or coding: what follows it is the tunnel's (RFC 9110, 9.3.6)
    ClosedInHead,    ///< the connection ended before the head did; also before its first byte
    ClosedInBody,    ///< the connection ended before the length that was announced
};

} // namespace proxydeck
