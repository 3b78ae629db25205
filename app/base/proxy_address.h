// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QString>

#include <optional>

namespace proxydeck {

/// The parts of a proxy's address as people write it.
struct ProxyAddress
{
    QString scheme; ///< in lower case: "http", "socks5"; empty if none was given
    QString host;   ///< without brackets; see isHost()
    int port = 0;   ///< 1..65535; 0 if none was given
    QString user;
    Secret password;
};

/// Reads `host`, `host:port`, `[2001:db8::1]:port`, `user:password@host:port`, `scheme://…` with any of these, and
/// `host:port:user:password`. Nothing if \a text is none of them. Signs may be full-width, and quotes or spaces may
/// surround it: see TextKind::Host. In a URL, user and password are percent-decoded.
std::optional<ProxyAddress> parseProxyAddress(const QString &text);

/// `host:port`, with brackets around an IPv6 address; `host` alone if \a port is 0.
QString hostAndPort(const QString &host, int port);

} // namespace proxydeck
