// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "handshake/http_fault.h"

#include <QByteArrayView>

namespace proxydeck {

/// A name of a field or a method (RFC 9110, 5.6.2); not empty.
bool isHttpToken(QByteArrayView text);
/// No control character but the tab.
bool isHttpText(QByteArrayView text);
/// `HTTP/1.0` or `HTTP/1.1`.
bool isHttpVersion(QByteArrayView text);
constexpr bool isHttpDigit(char c) { return c >= '0' && c <= '9'; }

/// Takes the first line off \a rest, without its end, which is CRLF or LF. ClosedInHead if it has none.
Expected<QByteArrayView, HttpFault> takeHttpLine(QByteArrayView &rest);

} // namespace proxydeck
