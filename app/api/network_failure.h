// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"

#include <QNetworkReply>

namespace proxydeck {

/// What QNetworkReply's errors mean for a call. Its error strings are never used: they contain the URL, and so the key.

/// Errors that occur only while connecting: the request cannot have been sent.
bool neverConnected(QNetworkReply::NetworkError error);
/// The connection broke, as opposed to an HTTP status that QNetworkReply reports as an error.
bool brokeConnection(QNetworkReply::NetworkError error);

ApiError::Cause causeBeforeSending(QNetworkReply::NetworkError error, bool isProxied);
ApiError::Cause causeAfterSending(QNetworkReply::NetworkError error);
/// For a call that was not sent.
RetryAdvice adviceUnsent(ApiError::Cause cause);

} // namespace proxydeck
