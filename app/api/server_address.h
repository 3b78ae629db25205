// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"

namespace proxydeck {

struct ServerAddress
{
    QString host; ///< without brackets
    quint16 port = 0;
    QString text; ///< `host:port` as received
};

/// The vendor's `server`: `1.2.3.4:5`, `[::1]:80` or `name:5`. Blanks and a scheme around it (`http://1.2.3.4:5/`) are
/// ignored; what is left must be connectable unchanged.
/// NoServer: the host is missing or invalid. BadPort: no port, or not 1..65535 in plain decimal.
Expected<ServerAddress, BadRow::Reason> parseServer(QStringView text);

} // namespace proxydeck
