// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "catalogue/endpoint.h"

#include <QList>
#include <QUuid>

namespace proxydeck {

/// One account: a key as the operator sees it, without the secrets.
struct Account
{
    QUuid id;
    QString name;
    Product product = Product::ShortLived;
    Mode mode = Mode::Channel;
    int channels = 1; ///< 1..100000, number bought; for the rate rule channels × 5 + 10
    /// Counts the keys that the account has had, so that calls and leases can tell which of them they belong to. Kept
    /// by AccountBook; a key that is entered while the one before it is not known counts as another.
    int keyNumber = 0;
    /// Names the key and tells nothing of it: random, and the same for every account with this key. Null: the key was
    /// never in memory. Kept by AccountBook. By it a key is known again after a restart, whichever account has it then.
    QUuid keyId = {};

    friend bool operator==(const Account &, const Account &) = default;
};

/// The secrets of one account, stored as one keychain entry.
struct AccountSecrets
{
    Secret key;
    Secret apiPassword;   ///< `pwd`; may be empty
    Secret proxyUser;     ///< empty: key is used
    Secret proxyPassword; ///< empty: apiPassword is used

    const Secret &effectiveProxyUser() const { return proxyUser.isEmpty() ? key : proxyUser; }
    const Secret &effectiveProxyPassword() const { return proxyPassword.isEmpty() ? apiPassword : proxyPassword; }

    /// What must not appear in any text that is shown or stored, see withoutSecrets().
    QList<Secret> all() const { return {key, apiPassword, proxyUser, proxyPassword}; }

    friend bool operator==(const AccountSecrets &, const AccountSecrets &) = default;
};

} // namespace proxydeck
