// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QString>

namespace proxydeck {

/// The proxy for calls to the vendor, as the operator has set it.
struct OutboundProxy
{
    enum class Kind : quint8 {
        System, ///< the system's setting, queried for each call
        None,
        Http,
        Socks5,
    };

    Kind kind = Kind::System;
    QString host; ///< host, port, user and password are used only by Http and Socks5
    quint16 port = 0;
    QString user; ///< empty: no login
    Secret password;

    friend bool operator==(const OutboundProxy &, const OutboundProxy &) = default;
};

} // namespace proxydeck
