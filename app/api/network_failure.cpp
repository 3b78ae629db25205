// SPDX-License-Identifier: MIT
#include "api/network_failure.h"

namespace proxydeck {

bool neverConnected(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError;
}

bool brokeConnection(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::NoError || error == QNetworkReply::ProxyAuthenticationRequiredError)
        return false;
    // Errors from 201 on are HTTP statuses, except ContentReSendError: Qt wanted to send the request again.
    return error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ContentReSendError;
}

ApiError::Cause causeBeforeSending(QNetworkReply::NetworkError error, bool isProxied)
{
    // Qt has several error codes for a refusal by a proxy. Once connected through it, only the handshake can fail.
    if (isProxied && error != QNetworkReply::SslHandshakeFailedError)
        return ApiError::Cause::NetworkProxy;
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return ApiError::Cause::HostNotFound;
    case QNetworkReply::ConnectionRefusedError:
        return ApiError::Cause::ConnectionRefused;
    case QNetworkReply::TimeoutError:
        return ApiError::Cause::Timeout;
    // Closed or reset before the connection was encrypted: the handshake failed, on whichever side.
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return ApiError::Cause::Tls;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ApiError::Cause::NetworkProxy;
    default:
        return ApiError::Cause::Offline;
    }
}

ApiError::Cause causeAfterSending(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::TimeoutError ? ApiError::Cause::Timeout : ApiError::Cause::ConnectionLost;
}

RetryAdvice adviceUnsent(ApiError::Cause cause)
{
    switch (cause) {
    case ApiError::Cause::CancelledByUser:
        return RetryAdvice::Now;
    case ApiError::Cause::Tls:
    case ApiError::Cause::NetworkProxy:
        return RetryAdvice::AfterChange;
    default:
        return RetryAdvice::Later;
    }
}

} // namespace proxydeck
