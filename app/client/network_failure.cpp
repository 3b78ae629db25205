// SPDX-License-Identifier: MIT
#include "client/network_failure.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace proxydeck {

namespace {

/// Errors that occur only while connecting.
bool neverConnected(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError;
}

} // namespace

bool mayHaveLeft(Departure departure, QNetworkReply::NetworkError error)
{
    switch (departure) {
    case Departure::NotYet:
        return false;
    case Departure::Untold:
        return !neverConnected(error);
    case Departure::MayHaveLeft:
        break;
    }
    // Whatever the error: from Qt 6.8 on it can be that of a second connection, made after the first was lost.
    return true;
}

bool brokeConnection(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::NoError || error == QNetworkReply::ProxyAuthenticationRequiredError)
        return false;
    // Errors from 201 on are HTTP statuses, except ContentReSendError: Qt wanted to send the request again.
    return error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ContentReSendError;
}

namespace {

/// QNetworkReply has one error for most of what happens at a proxy, and several texts.
ApiError::Cause causeAtProxy(const QString &text)
{
    using Cause = ApiError::Cause;
    struct Known
    {
        Cause cause;
        const char *context;
        const char *source;
    };
    static constexpr std::array<Known, 6> texts{{
        {Cause::ProxyNotReached, "QHttpSocketEngine", "Proxy connection refused"},
        {Cause::ProxyNotReached, "QSocks5SocketEngine", "Connection to proxy refused"},
        {Cause::ProxyClosed, "QHttpSocketEngine", "Proxy connection closed prematurely"},
        {Cause::ProxyClosed, "QSocks5SocketEngine", "Connection to proxy closed prematurely"},
        {Cause::ProxySilent, "QHttpSocketEngine", "Proxy server connection timed out"},
        {Cause::ProxySilent, "QSocks5SocketEngine", "Connection to proxy timed out"},
    }};
    const auto found = std::find_if(texts.begin(), texts.end(), [&text](const Known &known) {
        return text == QCoreApplication::translate(known.context, known.source);
    });
    return found == texts.end() ? Cause::NetworkProxy : found->cause;
}

} // namespace

ApiError::Cause causeBeforeSending(QNetworkReply::NetworkError error, const ConnectionHistory &history)
{
    using Cause = ApiError::Cause;
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return history.distrusted ? Cause::Tls : Cause::TlsRefused;
    // Before the connection was encrypted: the handshake was cut off, by whoever is on the way. A proxy that closes
    // before it has made its connection has an error of its own.
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return Cause::TlsBroken;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return Cause::ProxyNotReached;
    case QNetworkReply::ProxyConnectionClosedError:
        return Cause::ProxyClosed;
    case QNetworkReply::ProxyTimeoutError:
        return Cause::ProxySilent;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Cause::ProxyLogin;
    case QNetworkReply::UnknownProxyError:
        return Cause::NetworkProxy;
    case QNetworkReply::TimeoutError:
        return history.isProxied ? Cause::ProxySilent : Cause::Timeout;
    default:
        break;
    }
    // Over a proxy the only name that is looked up here is that of the proxy.
    if (history.isProxied && error == QNetworkReply::HostNotFoundError)
        return history.proxyLooksUp ? Cause::NetworkProxy : Cause::ProxyNotReached;
    if (history.isProxied)
        return causeAtProxy(history.text);
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return Cause::HostNotFound;
    case QNetworkReply::ConnectionRefusedError:
        return Cause::ConnectionRefused;
    default:
        return Cause::Offline;
    }
}

ApiError::Cause causeStoppedBeforeSending(ApiError::Cause stopped, const ConnectionHistory &history)
{
    if (stopped == ApiError::Cause::CancelledByUser)
        return ApiError::Cause::CancelledWhileConnecting;
    if (stopped == ApiError::Cause::Timeout && history.isProxied)
        return ApiError::Cause::ProxySilent;
    return stopped;
}

ApiError::Cause causeAfterSending(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::TimeoutError ? ApiError::Cause::Timeout : ApiError::Cause::ConnectionLost;
}

RetryAdvice adviceForUnsent(ApiError::Cause cause)
{
    switch (cause) {
    case ApiError::Cause::CancelledByUser:
    case ApiError::Cause::CancelledWhileConnecting:
        return RetryAdvice::Now;
    case ApiError::Cause::Tls:
    case ApiError::Cause::TlsRefused:
    case ApiError::Cause::NetworkProxy:
    case ApiError::Cause::ProxyLogin:
    case ApiError::Cause::ProxyNotReached:
        return RetryAdvice::AfterChange;
    default:
        return RetryAdvice::Later;
    }
}

} // namespace proxydeck
