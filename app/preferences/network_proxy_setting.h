// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/secret_store.h"
#include "api/outbound_proxy.h"

#include <QObject>

#include <optional>

namespace proxydeck {

class Preferences;

/// The network proxy setting: its preferences, and its password from the SecretStore. The password is read only if a
/// login is set, so that an operator without one is not asked to unlock a keychain.
class NetworkProxySetting : public QObject
{
    Q_OBJECT

public:
    static constexpr int longestPassword = 255; ///< characters

    NetworkProxySetting(Preferences &preferences, SecretStore &store, QObject *parent = nullptr);

    /// The proxy to use now. Without a host it is the system's proxy, so that a half-typed setting does not stop calls.
    OutboundProxy current() const;
    bool isComplete() const;

    const Secret &password() const { return m_password; }
    /// An empty one removes it. Takes effect at once; the store is written later.
    void setPassword(const Secret &password);
    /// Whether there is a keychain to store it.
    bool canKeepPassword() const { return m_store.isLasting(); }
    /// Whether the password will be available at the next start.
    bool isPasswordKept() const { return m_kept; }
    /// The store's last error; nothing if it succeeded.
    const std::optional<SecretError> &error() const { return m_error; }

Q_SIGNALS:
    void changed();       ///< current() may differ
    void storeAnswered(); ///< isPasswordKept(), error() or password() may differ

private:
    bool wantsPassword() const;
    void readOnce();

    Preferences &m_preferences;
    SecretStore &m_store;
    Secret m_password;
    std::optional<SecretError> m_error;
    quint64 m_writes = 0; ///< answers to earlier writes are ignored
    bool m_kept = false;
    bool m_read = false;
};

} // namespace proxydeck
