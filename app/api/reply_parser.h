// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"

namespace proxydeck {

/// Reads a body. \a httpStatus is looked at only where the body says nothing. Never throws, never crashes, whatever the
/// bytes.
///
/// - `code` == "SUCCESS" alone is success; any other code is Kind::Vendor, raw. Strict JSON, but for bytes that are not
/// UTF-8,
///   which become U+FFFD, so that one broken name does not cost the rows beside it.
/// - A lease with an unreadable deadline is kept as undated and counted in badRows: it was paid for.
/// - Success without usable data is WrongShape; only for a list in use is `null` an empty list.
/// - Without a usable code, an extraction answered by 3xx or 4xx was refused on the way; any other status may have been
/// charged.
///
/// Texts are raw, but for the secrets: none of \a credentials is left in message, request and task id, code and
/// excerpts (the vendor's task ids begin with the key).
Expected<ApiReply, ApiError> parseReply(const Endpoint &endpoint, const QByteArray &body, int httpStatus,
                                        const Credentials &credentials = {});

} // namespace proxydeck
