// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/secret_store.h"
#include "api/outbound_proxy.h"

#include <QObject>

#include <optional>

namespace proxydeck {

class Preferences;

/// The network proxy as set: its preferences, and its password from the SecretStore. The password is read only where a
/// login is set, so that nobody else's keychain is asked for.
class NetworkProxySetting : public QObject
{
    Q_OBJECT

public:
    /// Under which the password lies in the SecretStore.
    static constexpr QLatin1StringView entry{"network-proxy"};
    static constexpr int longestPassword = 255; ///< characters

    NetworkProxySetting(Preferences &preferences, SecretStore &store, QObject *parent = nullptr);

    /// What holds now. Without a host it is the system's proxy: a half-typed setting must not stop the work.
    OutboundProxy current() const;
    bool isComplete() const;

    const Secret &password() const { return m_password; }
    /// Empty removes it. Holds at once; the store follows.
    void setPassword(const Secret &password);
    /// Whether there is a keychain to keep it.
    bool canKeepPassword() const { return m_store.isLasting(); }
    /// Whether the password will be there at the next start.
    bool isPasswordKept() const { return m_kept; }
    /// Why the store did not do it last; nothing if it did.
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
    quint64 m_writes = 0; ///< the answer to an earlier one is no news
    bool m_kept = false;
    bool m_read = false;
};

} // namespace proxydeck
