// SPDX-License-Identifier: MIT
#include "ui/port/port_copy.h"

#include <array>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// What a tool on this machine connects to.
QString connectableAddress(const QString &address)
{
    return address == "0.0.0.0"_L1 ? u"127.0.0.1"_s : address == "::"_L1 ? u"::1"_s : address;
}

} // namespace

QString portUser(const PortTerms &terms)
{
    return terms.sticky == PoolSticky::UserName ? u"session-1"_s : u"life-%1"_s.arg(terms.leastLeftS);
}

Rendered portText(const PortTerms &terms, const Secret &password, const CopyFormat &format)
{
    OutgoingLease port;
    port.lease.host = connectableAddress(terms.address);
    port.lease.port = terms.port;
    if (!password.isEmpty() || terms.sticky == PoolSticky::UserName) {
        port.proxyUser = Secret(portUser(terms));
        // Some tools send no user without a password; a port without one takes any.
        port.proxyPassword = password.isEmpty() ? Secret(u"x"_s) : password;
    }
    return render(format, std::array{port});
}

} // namespace proxydeck
