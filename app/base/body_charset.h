// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace proxydeck {

/// \a body in UTF-8, converted from the charset that \a contentType (the reply's `Content-Type`) names. Unchanged if it
/// names none, UTF-8, or one that this Qt cannot decode; also if the body is not in that charset but is in UTF-8.
QByteArray bodyInUtf8(const QByteArray &body, const QByteArray &contentType);

} // namespace proxydeck
