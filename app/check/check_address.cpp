// SPDX-License-Identifier: MIT
#include "check/check_address.h"

#include "base/host_name.h"
#include "base/proxy_address.h"

#include <QUrl>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 httpPort = 80;
constexpr quint16 httpsPort = 443;

} // namespace

Expected<CheckAddress, CheckAddress::Fault> CheckAddress::fromUrl(const QString &url)
{
    using Wrong = Unexpected<Fault>;
    const QString text = url.trimmed();
    if (text.size() > MaxLength)
        return Wrong(Fault::TooLong);
    const QUrl parsed(text, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.isRelative() || parsed.host().isEmpty())
        return Wrong(Fault::NotAUrl);
    CheckAddress address;
    address.isSecure = parsed.scheme() == "https"_L1; // in lower case
    if (!address.isSecure && parsed.scheme() != "http"_L1)
        return Wrong(Fault::OtherScheme);
    if (!parsed.userInfo().isEmpty())
        return Wrong(Fault::HasLogin);
    address.host = parsed.host(QUrl::FullyEncoded);
    const int port = parsed.port(address.isSecure ? httpsPort : httpPort);
    if (!isHost(address.host) || port < 1)
        return Wrong(Fault::BadHost);
    address.port = quint16(port);
    address.target = parsed.path(QUrl::FullyEncoded).toLatin1();
    if (!address.target.startsWith('/'))
        address.target.prepend('/');
    if (parsed.hasQuery())
        address.target += '?' + parsed.query(QUrl::FullyEncoded).toLatin1();
    return address;
}

QString CheckAddress::url() const
{
    const bool isUsual = port == (isSecure ? httpsPort : httpPort);
    return (isSecure ? u"https://"_s : u"http://"_s) + hostAndPort(host, isUsual ? 0 : port)
        + QString::fromLatin1(target);
}

CheckAddress vendorsCheckAddress()
{
    CheckAddress address = *CheckAddress::fromUrl(u"https://d.qg.net/ip"_s);
    address.readsExit = true;
    return address;
}

CheckAddress simulatorsCheckAddress()
{
    CheckAddress address = *CheckAddress::fromUrl(u"http://check.qg-demo.test/ip"_s);
    address.readsExit = true;
    return address;
}

} // namespace proxydeck
