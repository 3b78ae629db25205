// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace proxydeck {

/// Where a connection is wanted to, as a URI and a Host field write it (RFC 3986, 3.2).
struct Authority
{
    QByteArray host = {}; ///< lower case, without brackets: see isHostText(); IPv6 as RFC 5952 has it
    quint16 port = 0;     ///< 1..65535

    /// Reads `host`, `host:port`, `[address]` and `[address]:port`. Nothing if it is none of them, or has a login.
    /// \a defaultPort: if none is given; 0: one has to be.
    static std::optional<Authority> parse(QByteArrayView text, quint16 defaultPort);
    /// With brackets where they are needed, and without the port if it is \a defaultPort.
    QByteArray text(quint16 defaultPort = 0) const;

    friend bool operator==(const Authority &, const Authority &) = default;
};

/// Whether \a host can be written into a head or a log: 1..255 letters, digits and `-`, `_`, `.` of ASCII, or an IPv6
/// address without brackets. Whether connections may go there is refusalOf() to say.
bool isHostText(QByteArrayView host);

} // namespace proxydeck
