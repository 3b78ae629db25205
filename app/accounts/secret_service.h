// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>

namespace proxydeck {

/// State of a QtKeychain entry in the desktop's Secret Service (GNOME Keyring, KeePassXC, newer KWallet).
enum class SecretServiceEntry : quint8 {
    None, ///< not found: it does not exist, or another backend has it
    Readable,
    Locked,
    NoService, ///< no keychain on the session bus, not even KWallet; or no bus
    Unknown,   ///< the service gave no answer
};

/// Asks the service without a prompt and without starting a program. Needed because libsecret reports a dismissed
/// unlock prompt as "not found", and a removal that failed because of it as done: only the service itself knows. Calls
/// \a done once, from the event loop, unless \a context is deleted before.
void findInSecretService(const QString &service, const QString &key, QObject *context,
                         std::function<void(SecretServiceEntry)> done);

/// Makes libsecret, if QtKeychain has loaded it, forget the service it talks to and its session with it: the next call
/// opens new ones. Needed because libsecret keeps the session of a service that was restarted, and every call in it
/// fails. Only while no QtKeychain job runs.
void forgetSecretServiceSession();

/// Calls \a appeared whenever a keychain service comes to the session bus, until \a context is deleted.
void watchForSecretService(QObject *context, std::function<void()> appeared);

} // namespace proxydeck
