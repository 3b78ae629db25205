// SPDX-License-Identifier: MIT
#include "accounts/secret_stores.h"

#ifdef PROXYDECK_KEYCHAIN
#include "accounts/keychain_secret_store.h"
#else
#include "accounts/memory_secret_store.h"
#endif

namespace proxydeck {

std::unique_ptr<SecretStore> makeSecretStore()
{
#ifdef PROXYDECK_KEYCHAIN
    return std::make_unique<KeychainSecretStore>();
#else
    return std::make_unique<MemorySecretStore>();
#endif
}

} // namespace proxydeck

#include "moc_secret_store.cpp"
