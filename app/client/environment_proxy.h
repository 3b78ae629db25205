// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_way.h"
#include "api/outbound_proxy.h"

#include <functional>

namespace proxydeck {

/// What the environment variables say about the proxy for a call over HTTPS, by the rules of curl: `https_proxy`, else
/// `all_proxy`, in small letters or else in capitals, except for the hosts in `no_proxy`.
///
/// Qt reads these variables only on some systems, and passes silently over `127.0.0.1:7890` and `socks5h://…`.
struct EnvironmentProxy
{
    OutboundProxy proxy; ///< Kind::System if no variable names a proxy that can be used, Kind::None for `no_proxy`
    QString variable;    ///< the one that decided; empty if none did
    QString unused;      ///< one that is set but cannot be read, or names a kind of proxy that Qt does not know
};

/// \a value returns the value of a variable, or a null text. By default the environment of this process, on systems
/// where programs follow it: neither Windows nor macOS.
EnvironmentProxy environmentProxy(const QString &host, const std::function<QString(const char *)> &value = {});

/// The way of a call to \a host with \a set, without asking the system: Through::Unknown where the system decides.
/// \a used is the proxy to use.
CallWay plannedWay(const OutboundProxy &set, const QString &host, OutboundProxy *used = nullptr);

} // namespace proxydeck
