// SPDX-License-Identifier: MIT
#pragma once

#include "base/ip_address.h"

#include <asio/ip/address.hpp>

namespace proxydeck {

/// Without the zone.
inline IpAddress ipAddressOf(const asio::ip::address &address)
{
    const auto bytes = [](const auto &array) {
        return QByteArray(reinterpret_cast<const char *>(array.data()), qsizetype(array.size()));
    };
    return IpAddress::fromBytes(address.is_v4() ? bytes(address.to_v4().to_bytes()) : bytes(address.to_v6().to_bytes()))
        .value_or(IpAddress());
}

} // namespace proxydeck
