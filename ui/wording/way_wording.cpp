// SPDX-License-Identifier: MIT
#include "ui/wording/way_wording.h"

#include "api/api_error.h"
#include "base/visible_text.h"
#include "ui/wording/error_wording.h"
#include "ui/wording/sentences.h"

#include <QCoreApplication>

namespace proxydeck {

namespace {

struct WayWords
{
    Q_DECLARE_TR_FUNCTIONS(WayWording)
};

/// As part of a sentence.
QString proxyName(const CallWay &way)
{
    const QString proxy = visibleText(way.proxy);
    switch (way.through) {
    case CallWay::Through::OwnProxy:
        //: %1 host and port
        return WayWords::tr("the proxy %1, which is set in ProxyDeck").arg(proxy);
    case CallWay::Through::EnvironmentProxy:
        //: %1 host and port, %2 a variable: "https_proxy"
        return WayWords::tr("the proxy %1, which is set by %2").arg(proxy, way.variable);
    default:
        //: %1 host and port
        return WayWords::tr("the system's proxy %1").arg(proxy);
    }
}

QString whereToLook(const CallWay &way)
{
    switch (way.through) {
    case CallWay::Through::OwnProxy:
        return WayWords::tr("Check it under Settings, Network.");
    case CallWay::Through::EnvironmentProxy:
        //: %1 a variable: "https_proxy"
        return WayWords::tr("Check the environment variable %1, or choose a proxy under Settings, Network.")
            .arg(way.variable);
    default:
        return WayWords::tr("Check the system's proxy settings, or choose a proxy under Settings, Network.");
    }
}

} // namespace

QString wayText(const CallWay &way)
{
    const QString proxy = visibleText(way.proxy);
    switch (way.through) {
    case CallWay::Through::Unknown:
        return {};
    case CallWay::Through::Nothing:
        return WayWords::tr("directly, through no proxy");
    case CallWay::Through::Loopback:
        return WayWords::tr("to the simulator on this machine");
    case CallWay::Through::SystemProxy:
        return WayWords::tr("through the system's proxy %1").arg(proxy);
    case CallWay::Through::EnvironmentProxy:
        //: %1 host and port, %2 a variable: "https_proxy"
        return WayWords::tr("through the proxy %1, set by %2").arg(proxy, way.variable);
    case CallWay::Through::OwnProxy:
        return WayWords::tr("through the proxy %1, set in ProxyDeck").arg(proxy);
    }
    return {};
}

QString unusedVariableText(const CallWay &way)
{
    // With a system proxy, say nothing: the system may have read variables that this program ignores.
    if (way.unused.isEmpty() || way.through == CallWay::Through::SystemProxy)
        return {};
    //: %1 a variable: "https_proxy"
    return WayWords::tr("The environment variable %1 is set, but ignored: it names no proxy that can be used here.")
        .arg(way.unused);
}

bool setProxyWording(Wording &wording, const ApiError &error)
{
    const QString proxy = proxyName(error.way);
    wording.next = whereToLook(error.way);
    switch (error.cause) {
    case ApiError::Cause::NetworkProxy:
        if (error.way.proxy.isEmpty()) {
            wording.title = WayWords::tr("System's proxy unknown");
            wording.cause = WayWords::tr("The system did not say in time which proxy the call should go through.");
            return true;
        }
        wording.title = WayWords::tr("Proxy refused");
        //: %1 "the system's proxy 10.0.0.1:3128"
        wording.cause = WayWords::tr("The call should go through %1. It refused to connect to the vendor.").arg(proxy);
        return true;
    case ApiError::Cause::ProxyLogin:
        wording.title = WayWords::tr("Proxy wants a login");
        wording.cause
            = WayWords::tr("The call should go through %1. It wants a user and a password, or others.").arg(proxy);
        return true;
    case ApiError::Cause::ProxyNotReached:
        wording.title = WayWords::tr("Proxy not reached");
        wording.cause = WayWords::tr("The call should go through %1. Nothing accepts connections there.").arg(proxy);
        wording.next = joinSentences(WayWords::tr("Check whether that proxy is running."), wording.next);
        return true;
    case ApiError::Cause::ProxyClosed:
        wording.title = WayWords::tr("Proxy closed the connection");
        wording.cause
            = WayWords::tr("The call should go through %1. It closed the connection without an answer.").arg(proxy);
        return true;
    case ApiError::Cause::ProxySilent:
        wording.title = WayWords::tr("Proxy did not connect in time");
        wording.cause
            = WayWords::tr("The call should go through %1. It made no connection to the vendor in time.").arg(proxy);
        return true;
    default:
        wording.next.clear();
        return false;
    }
}

} // namespace proxydeck
