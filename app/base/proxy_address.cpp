// SPDX-License-Identifier: MIT
#include "base/proxy_address.h"

#include "base/host_name.h"
#include "base/pasted_text.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

std::optional<int> portOf(QStringView text)
{
    const bool digits
        = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int port = digits && text.size() <= 5 ? text.toInt() : 0;
    return port >= 1 && port <= 65'535 ? std::optional(port) : std::nullopt;
}

/// `host`, `host:port`, `[address]`, `[address]:port`, or an IPv6 address alone.
bool readPlace(QStringView text, ProxyAddress &address)
{
    QStringView port;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0)
            return false;
        address.host = text.sliced(1, end - 1).toString();
        port = text.sliced(end + 1);
        if (!address.host.contains(u':') || (!port.isEmpty() && !port.startsWith(u':')))
            return false;
        port = port.isEmpty() ? port : port.sliced(1);
    } else if (text.count(u':') == 1) {
        address.host = text.first(text.indexOf(u':')).toString();
        port = text.sliced(text.indexOf(u':') + 1);
        if (port.isEmpty())
            return false;
    } else {
        address.host = text.toString();
    }
    if (!isHost(address.host))
        return false;
    if (port.isEmpty())
        return true;
    const auto number = portOf(port);
    address.port = number.value_or(0);
    return number.has_value();
}

} // namespace

std::optional<ProxyAddress> parseProxyAddress(const QString &text)
{
    QString rest = takenText(TextKind::Host, text);
    ProxyAddress address;
    const qsizetype scheme = rest.indexOf("://"_L1);
    if (scheme >= 0) {
        address.scheme = rest.first(scheme).toLower();
        rest = rest.sliced(scheme + 3);
        if (address.scheme.isEmpty() || !std::all_of(address.scheme.begin(), address.scheme.end(), [](QChar c) {
                return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'+';
            }))
            return std::nullopt;
    }
    const qsizetype at = rest.lastIndexOf(u'@');
    if (at >= 0) {
        const QString login = rest.first(at);
        const qsizetype colon = login.indexOf(u':');
        const auto part = [&](const QString &written) {
            return scheme >= 0 ? QUrl::fromPercentEncoding(written.toUtf8()) : written;
        };
        address.user = part(colon < 0 ? login : login.first(colon));
        if (colon >= 0)
            address.password = Secret(part(login.sliced(colon + 1)));
        rest = rest.sliced(at + 1);
    }
    if (const qsizetype path = rest.indexOf(u'/'); path >= 0) {
        if (scheme < 0 || path != rest.size() - 1)
            return std::nullopt;
        rest.chop(1);
    }
    if (readPlace(rest, address))
        return address;
    // As the vendors of proxies write it: host:port:user:password
    const QStringList parts = rest.split(u':');
    if (at >= 0 || parts.size() != 4 || !isHost(parts.at(0)) || !portOf(parts.at(1)) || parts.at(0).isEmpty())
        return std::nullopt;
    address.host = parts.at(0);
    address.port = *portOf(parts.at(1));
    address.user = parts.at(2);
    address.password = Secret(parts.at(3));
    return address;
}

QString hostAndPort(const QString &host, int port)
{
    const QString bracketed = host.contains(u':') ? u'[' + host + u']' : host;
    return port > 0 ? bracketed + u':' + QString::number(port) : bracketed;
}

} // namespace proxydeck
