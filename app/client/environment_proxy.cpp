// SPDX-License-Identifier: MIT
#include "client/environment_proxy.h"

#include "base/proxy_address.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
constexpr bool programsFollowEnvironment = false;
#else
constexpr bool programsFollowEnvironment = true;
#endif

QString fromEnvironment(const char *name)
{
    return qEnvironmentVariableIsSet(name) ? qEnvironmentVariable(name) : QString();
}

/// Whether \a host is one of the comma-separated \a list, or below one of its domains.
bool isListed(const QString &host, QString list)
{
    const QStringList entries = list.replace(u' ', u',').split(u',', Qt::SkipEmptyParts);
    return std::any_of(entries.begin(), entries.end(), [&](QString entry) {
        while (entry.startsWith(u'.') || entry.startsWith("*."_L1))
            entry.remove(0, 1);
        return entry == "*"_L1 || host.compare(entry, Qt::CaseInsensitive) == 0
            || (!entry.isEmpty() && host.endsWith(u'.' + entry, Qt::CaseInsensitive));
    });
}

/// Nothing if it cannot be used.
std::optional<OutboundProxy> proxyOf(const QString &text)
{
    const auto address = parseProxyAddress(text);
    if (!address)
        return std::nullopt;
    OutboundProxy proxy;
    if (address->scheme.isEmpty() || address->scheme == "http"_L1)
        proxy.kind = OutboundProxy::Kind::Http;
    else if (address->scheme == "socks5"_L1 || address->scheme == "socks5h"_L1 || address->scheme == "socks"_L1)
        proxy.kind = OutboundProxy::Kind::Socks5;
    else
        return std::nullopt; // TLS to the proxy, SOCKS4
    proxy.host = address->host;
    proxy.port = quint16(address->port > 0 ? address->port : 1080); // as curl has it
    proxy.user = address->user;
    proxy.password = address->password;
    return proxy;
}

} // namespace

EnvironmentProxy environmentProxy(const QString &host, const std::function<QString(const char *)> &value)
{
    const auto valueOf = value ? value : std::function<QString(const char *)>(fromEnvironment);
    static constexpr std::array<std::pair<const char *, const char *>, 2> variables{
        {{"https_proxy", "HTTPS_PROXY"}, {"all_proxy", "ALL_PROXY"}}};
    EnvironmentProxy found;
    for (const auto &[small, capitals] : variables) {
        for (const char *name : {small, capitals}) {
            const QString text = valueOf(name).trimmed();
            if (text.isEmpty())
                continue;
            const auto proxy = proxyOf(text);
            if (!proxy || (!value && !programsFollowEnvironment)) {
                if (found.unused.isEmpty())
                    found.unused = QString::fromLatin1(name);
                continue;
            }
            found.variable = QString::fromLatin1(name);
            found.proxy = *proxy;
            for (const char *except : {"no_proxy", "NO_PROXY"}) {
                if (isListed(host, valueOf(except))) {
                    found.variable = QString::fromLatin1(except);
                    found.proxy = {};
                    found.proxy.kind = OutboundProxy::Kind::None;
                    break;
                }
            }
            return found;
        }
    }
    return found;
}

CallWay plannedWay(const OutboundProxy &set, const QString &host, OutboundProxy *used)
{
    CallWay way;
    OutboundProxy proxy = set;
    way.through = CallWay::Through::OwnProxy;
    if (proxy.kind == OutboundProxy::Kind::System) {
        const EnvironmentProxy named = environmentProxy(host);
        proxy = named.proxy;
        way.through = CallWay::Through::EnvironmentProxy;
        way.variable = named.variable;
        way.unused = named.unused;
    }
    if (proxy.kind == OutboundProxy::Kind::System) {
        way.through = CallWay::Through::Unknown;
    } else if (proxy.kind == OutboundProxy::Kind::None) {
        way.through = CallWay::Through::Nothing;
    } else {
        way.proxy = hostAndPort(proxy.host, proxy.port);
        way.socks = proxy.kind == OutboundProxy::Kind::Socks5;
    }
    if (used)
        *used = proxy;
    return way;
}

} // namespace proxydeck
