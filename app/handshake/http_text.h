// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace proxydeck {

/// A name of a field or a method (RFC 9110, 5.6.2); not empty.
bool isHttpToken(QByteArrayView text);
/// No control character but the tab.
bool isHttpText(QByteArrayView text);
constexpr bool isHttpDigit(char c) { return c >= '0' && c <= '9'; }

} // namespace proxydeck
