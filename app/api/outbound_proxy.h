// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

#include <QString>

namespace proxydeck {

/// The way out to the vendor, as the operator has set it.
struct OutboundProxy
{
    enum class Kind : quint8 {
        System, ///< what the system says, asked anew for each call
        None,
        Http,
        Socks5,
    };

    Kind kind = Kind::System;
    QString host; ///< of Http and Socks5 alone, as all below
    quint16 port = 0;
    QString user; ///< empty: no login
    Secret password;

    friend bool operator==(const OutboundProxy &, const OutboundProxy &) = default;
};

} // namespace proxydeck
