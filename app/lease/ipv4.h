// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace proxydeck {

/// `a.b.c.d` as a number, a in the highest byte. Accepts only the canonical form, so that ipv4Text() returns the same
/// text.
std::optional<quint32> ipv4FromText(QStringView text);
QString ipv4Text(quint32 address);

struct Ipv4Endpoint
{
    quint32 address = 0;
    quint16 port = 0; ///< 1..65535
};

/// The same for `a.b.c.d:port`.
std::optional<Ipv4Endpoint> ipv4EndpointFromText(QStringView text);
QString ipv4EndpointText(Ipv4Endpoint endpoint);

} // namespace proxydeck
