// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace proxydeck {

class SecretStore;

/// Removes every account of \a dataFolder, its secrets from \a store first, and every other entry of allEntries(); the
/// first step of an uninstallation that also removes the data. No other instance may use the folder, see
/// SingleInstance.
///
/// \a done is called once, from the event loop, with the number of entries that could not be removed because the
/// keychain or accounts.json refused. \a store must outlive that call.
void forgetSecrets(const QString &dataFolder, SecretStore &store, const std::function<void(int)> &done);

} // namespace proxydeck
