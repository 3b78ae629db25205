// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace proxydeck {

class SecretStore;

/// What uninstalling with the data begins with: removes every account of \a dataFolder, its secrets from \a store
/// first, and every other entry of allEntries(). No other run may use the folder meanwhile: see SingleInstance.
///
/// \a done is called once, from the event loop, with how many entries stay because the keychain or accounts.json
/// refused; 0: none does. \a store must live until then.
void forgetSecrets(const QString &dataFolder, SecretStore &store, const std::function<void(int)> &done);

} // namespace proxydeck
