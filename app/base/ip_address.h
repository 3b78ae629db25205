// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

namespace proxydeck {

/// An IPv4 or IPv6 address, without a zone. For modules that must not know the network.
struct IpAddress
{
    bool isV6 = false;
    std::array<quint8, 16> bytes{}; ///< in the network's order; of IPv4 the first four

    /// Of the usual forms only: four decimal numbers without leading zeros, or IPv6 (RFC 4291, 2.2) without brackets.
    static std::optional<IpAddress> parse(QByteArrayView text);
    /// Also of all that inet_aton() reads as IPv4: `127.1`, `0x7f.0.0.1`, `0177.0.0.1`, `2130706433`.
    static std::optional<IpAddress> parseLoosely(QByteArrayView text);
    /// Of 4 or 16 bytes.
    static std::optional<IpAddress> fromBytes(QByteArrayView bytes);

    /// The IPv4 address in an IPv6 address: mapped and translated (::ffff:0:0/96, ::ffff:0:0:0/96), compatible (::/96
    /// without :: and ::1), 6to4 (2002::/16), NAT64 (64:ff9b::/96) and the client of Teredo (2001::/32).
    std::optional<IpAddress> v4Inside() const;
    /// Whether the first \a bits are those of \a prefix. Not if one is IPv4 and the other IPv6.
    bool isIn(const IpAddress &prefix, int bits) const;
    /// Without brackets, IPv6 as RFC 5952 has it.
    QByteArray text() const;

    friend bool operator==(const IpAddress &, const IpAddress &) = default;
};

} // namespace proxydeck
