// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"

namespace proxydeck {

/// Parses a body. \a httpStatus is used only where the body has no code. Never throws and never crashes, for any bytes.
///
/// - Only `code` == "SUCCESS" is success; any other code is Kind::Vendor, raw. Strict JSON, except that bytes which are
///   not UTF-8 become U+FFFD, so that one broken name does not cost the other rows.
/// - A lease with an unreadable deadline is kept as undated: it was paid for. It is listed in badRows, as kept.
/// - Success without usable data is WrongShape; `null` is an empty list only for a list-in-use call.
/// - Without a usable code, an extraction answered by 3xx or 4xx was refused before it reached the vendor; with any
///   other status it may have been charged.
///
/// Texts are raw, but without the secrets: message, request id, task id, code and excerpts contain none of
/// \a credentials (the vendor's task ids begin with the key).
Expected<ApiReply, ApiError> parseReply(const Endpoint &endpoint, const QByteArray &body, int httpStatus,
                                        const Credentials &credentials = {});

} // namespace proxydeck
