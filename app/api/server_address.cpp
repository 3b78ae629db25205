// SPDX-License-Identifier: MIT
#include "api/server_address.h"

#include "base/host_name.h"

#include <QHostAddress>

#include <algorithm>

namespace proxydeck {

namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

bool isIpv6(QStringView host)
{
    // A zone ("%eth0") is valid only on the machine that wrote it.
    QHostAddress address;
    return !host.contains(u'%') && address.setAddress(host.toString())
        && address.protocol() == QAbstractSocket::IPv6Protocol;
}

/// \a text without blanks around it, and without a scheme and the slash that may follow an address then.
QStringView bare(QStringView text)
{
    text = text.trimmed();
    const qsizetype scheme = text.indexOf(u"://");
    const auto isSchemeLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || isDigit(c) || c == u'+' || c == u'-'
            || c == u'.';
    };
    if (scheme <= 0 || !std::all_of(text.begin(), text.begin() + scheme, isSchemeLetter))
        return text;
    text = text.sliced(scheme + 3);
    return text.endsWith(u'/') ? text.chopped(1) : text;
}

quint16 portOf(QStringView text)
{
    if (text.isEmpty() || text.size() > 5 || text[0] == u'0' || !std::all_of(text.begin(), text.end(), isDigit))
        return 0;
    const uint port = text.toUInt();
    return port <= 65535 ? quint16(port) : 0;
}

} // namespace

Expected<ServerAddress, BadRow::Reason> parseServer(QStringView text)
{
    using Reason = BadRow::Reason;
    text = bare(text);
    QStringView host = text;
    QStringView port;
    if (text.startsWith(u'[')) {
        const qsizetype close = text.indexOf(u']');
        if (close < 0 || !isIpv6(text.sliced(1, close - 1)))
            return Unexpected<Reason>(Reason::NoServer);
        host = text.sliced(1, close - 1);
        const QStringView rest = text.sliced(close + 1);
        if (!rest.startsWith(u':'))
            return Unexpected<Reason>(rest.isEmpty() ? Reason::BadPort : Reason::NoServer);
        port = rest.sliced(1);
    } else {
        const qsizetype colon = text.indexOf(u':');
        if (colon >= 0) {
            host = text.first(colon);
            port = text.sliced(colon + 1);
        }
        if (!isHost(host))
            return Unexpected<Reason>(Reason::NoServer);
    }
    const quint16 number = portOf(port);
    if (number == 0)
        return Unexpected<Reason>(Reason::BadPort);
    return ServerAddress{host.toString(), number, text.toString()};
}

} // namespace proxydeck
