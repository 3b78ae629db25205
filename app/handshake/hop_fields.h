// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_fields.h"

namespace proxydeck {

/// Fields that are of one connection and not of the message, so that no proxy hands them on (RFC 9110, 7.6.1):
/// Connection and what belongs to it, and all that begins with `Proxy-`. In upper or lower case.
bool isOfConnection(QByteArrayView name);
/// Fields that say where a message ends, where it goes, or what isOfConnection(). No trailer may have them.
bool isOfMessage(QByteArrayView name);

} // namespace proxydeck
