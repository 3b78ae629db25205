// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"

namespace proxydeck {

/// Every row that can be recognised in a body that parseReply() refused: truncated, with trailing commas, or wrapped in
/// an unknown shape. badRows stays empty: what cannot be recognised is in the error's excerpt.
ApiReply rescueRows(const Endpoint &endpoint, const QByteArray &body, const Credentials &credentials = {});

} // namespace proxydeck
