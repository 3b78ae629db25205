// SPDX-License-Identifier: MIT
#include "handshake/authority.h"

#include "base/ip_address.h"
#include "handshake/http_text.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// 0 if it is none.
quint16 portNumber(QByteArrayView text)
{
    if (text.size() > 5 || !std::all_of(text.begin(), text.end(), isHttpDigit))
        return 0;
    const int port = text.toInt();
    return port <= 65'535 ? quint16(port) : quint16(0);
}

} // namespace

bool isHostText(QByteArrayView host)
{
    constexpr qsizetype longest = 255;
    if (host.contains(':'))
        return IpAddress::parse(host).has_value();
    return !host.isEmpty() && host.size() <= longest && std::all_of(host.begin(), host.end(), [](char c) {
        return isHttpDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
    });
}

std::optional<Authority> Authority::parse(QByteArrayView text, quint16 defaultPort)
{
    Authority authority;
    QByteArrayView port;
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        const auto address = end < 0 ? std::nullopt : IpAddress::parse(text.sliced(1, end - 1));
        if (!address || !address->isV6)
            return std::nullopt;
        authority.host = address->text();
        port = text.sliced(end + 1);
    } else {
        const qsizetype colon = text.indexOf(':');
        const QByteArrayView host = text.first(colon < 0 ? text.size() : colon);
        if (!isHostText(host))
            return std::nullopt;
        authority.host = host.toByteArray().toLower();
        port = text.sliced(host.size());
    }
    if (!port.isEmpty() && port.front() != ':')
        return std::nullopt;
    // `host:` has the default port (RFC 3986, 3.2.3).
    authority.port = port.size() <= 1 ? defaultPort : portNumber(port.sliced(1));
    return authority.port != 0 ? std::optional(authority) : std::nullopt;
}

QByteArray Authority::text(quint16 defaultPort) const
{
    const QByteArray bracketed = host.contains(':') ? '[' + host + ']' : host;
    return port == defaultPort ? bracketed : bracketed + ':' + QByteArray::number(port);
}

} // namespace proxydeck
