// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"

#include <QNetworkReply>

namespace proxydeck {

/// What QNetworkReply's errors mean for a call. Its error strings are never shown: they contain the URL, and so the
/// key.

/// What is known of a request before its failure is.
enum class Departure : quint8 {
    NotYet,     ///< it was not written
    Untold,     ///< over a plain connection no signal tells when it is written
    MayHaveLeft ///< its connection was made, and it may have been written
};
/// Whether a request that failed with \a error, without headers of an answer, may have been sent.
bool mayHaveLeft(Departure departure, QNetworkReply::NetworkError error);
/// The connection broke, as opposed to an HTTP status that QNetworkReply reports as an error.
bool brokeConnection(QNetworkReply::NetworkError error);

/// What happened while the connection was made.
struct ConnectionHistory
{
    bool isProxied = false;
    bool proxyLooksUp = false; ///< SOCKS at a known address: a name that is not found is the vendor's
    QString text;              ///< QNetworkReply::errorString(): compared, never shown
    bool distrusted = false;   ///< QNetworkReply::sslErrors was emitted: the certificate is the reason
};
ApiError::Cause causeBeforeSending(QNetworkReply::NetworkError error, const ConnectionHistory &history);
/// For a call that this program ended before it was sent, because of \a stopped.
ApiError::Cause causeStoppedBeforeSending(ApiError::Cause stopped, const ConnectionHistory &history);
ApiError::Cause causeAfterSending(QNetworkReply::NetworkError error);
/// For a call that was not sent.
RetryAdvice adviceForUnsent(ApiError::Cause cause);

} // namespace proxydeck
