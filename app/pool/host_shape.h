// SPDX-License-Identifier: MIT
#pragma once

#include "base/ip_address.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace proxydeck {

/// What a host is as a text. Nothing is resolved.
struct HostShape
{
    std::optional<IpAddress> address = {}; ///< of all that inet_aton() would read as one, and of IPv6
    QByteArray text = {};                  ///< the name in lower case without a dot at its end, or address->text()

    /// Nothing if it is neither a name of DNS (labels of 1..63 letters, digits, `-` and `_` of ASCII, 253 bytes in all)
    /// nor an address. A name whose last label is a number is none: some would read it as an address, others not.
    static std::optional<HostShape> of(QByteArrayView host);
};

} // namespace proxydeck
