// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace proxydeck {

/// The words of SOCKS5 (RFC 1928) and of its login (RFC 1929), for both sides of it.
namespace socks5 {

inline constexpr char Version = 5;
inline constexpr char LoginVersion = 1;
inline constexpr char Reserved = 0;
inline constexpr qsizetype MostBytes = 255; ///< of a name, a user and a password

enum class Method : quint8 { NoLogin = 0, Login = 2, None = 0xff };
enum class Command : quint8 { Connect = 1 };
enum class AddressType : quint8 { V4 = 1, Name = 3, V6 = 4 };
enum class Reply : quint8 {
    Succeeded = 0,
    Failure = 1,
    NotAllowed = 2,
    NetworkUnreachable = 3,
    HostUnreachable = 4,
    ConnectionRefused = 5,
    TtlExpired = 6,
    CommandNotSupported = 7,
    AddressTypeNotSupported = 8
};

/// Where a connection is wanted to.
struct Target
{
    QByteArray name = {};    ///< 1..255 bytes, resolved by the proxy
    QByteArray address = {}; ///< instead of the name: 4 or 16 bytes in the network's order
    quint16 port = 0;        ///< 1..65535
};

} // namespace socks5
} // namespace proxydeck
