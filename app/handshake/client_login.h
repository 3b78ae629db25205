// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "base/secret.h"
#include "handshake/http_fields.h"

#include <optional>

namespace proxydeck {

/// What a client logs in to a local port with. Compare the password by isSameSecret().
struct ClientLogin
{
    enum class Fault : quint8 {
        Malformed, ///< two of them, no Basic, no Base64, no colon, or a control character
    };

    QByteArray user = {}; ///< as sent, without control characters; may be empty
    Secret password = {}; ///< may be empty

    /// Of Proxy-Authorization, which has to be Basic (RFC 7617). Nothing if there is none.
    static Expected<std::optional<ClientLogin>, Fault> of(const HttpFields &head);
};

} // namespace proxydeck
