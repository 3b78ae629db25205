// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>

namespace proxydeck {

/// What the desktop's Secret Service (GNOME Keyring, KeePassXC, newer KWallet) has for one of QtKeychain's entries.
enum class SecretServiceEntry : quint8 {
    None, ///< nothing: it is not there, or another backend holds it
    Readable,
    Locked,
    NoService, ///< no keychain at all on this session's bus, KWallet included; or no bus
    Unknown,   ///< it did not say
};

/// Asks, without a prompt and without starting anything. libsecret reports an unlock that was dismissed as "not found",
/// and a removal that it made impossible as done: only the service itself can tell. Answers once, from the event loop,
/// unless \a context is gone by then.
void findInSecretService(const QString &service, const QString &key, QObject *context,
                         std::function<void(SecretServiceEntry)> done);

} // namespace proxydeck
