// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/secret_store.h"

#include <memory>

namespace proxydeck {

/// The store of this build: the system's keychain, or memory in builds without a keychain.
std::unique_ptr<SecretStore> makeSecretStore();

} // namespace proxydeck
