// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

namespace proxydeck {

/// User and password of a proxy; both empty if the operator's address is on the vendor's whitelist.
struct ProxyCredentials
{
    Secret user;
    Secret password;
};

/// Why a lease has no credentials.
enum class NoLogin : quint8 {
    SecretsMissing, ///< the account's secrets are not in memory, or it was deleted
    KeyReplaced,    ///< the account has another key now: its login is not that of the lease
};

} // namespace proxydeck
