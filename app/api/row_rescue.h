// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_reply.h"

namespace proxydeck {

/// Every row that can be recognised in a body that parseReply() refused: cut off, with trailing commas, or in an
/// unknown form. badRows stays empty: what is not recognised is in the error's excerpt.
ApiReply rescueRows(const Endpoint &endpoint, const QByteArray &body, const Credentials &credentials = {});

} // namespace proxydeck
