// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"

#include <QNetworkReply>

namespace proxydeck {

/// What QNetworkReply's errors mean for a call. Its error strings are never used: they hold the address, and that holds
/// the key.

/// Errors that only making a connection can end with: whatever was to be sent cannot have left.
bool neverConnected(QNetworkReply::NetworkError error);
/// The connection broke, as opposed to an answer whose status QNetworkReply calls an error.
bool brokeConnection(QNetworkReply::NetworkError error);

ApiError::Cause causeBeforeSending(QNetworkReply::NetworkError error, bool isProxied);
ApiError::Cause causeAfterSending(QNetworkReply::NetworkError error);
/// For a call that did not leave.
RetryAdvice adviceUnsent(ApiError::Cause cause);

} // namespace proxydeck
