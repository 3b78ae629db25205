// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "catalogue/endpoint.h"

#include <QUuid>

namespace proxydeck {

/// A key as the operator sees it: everything but the secrets.
struct Account
{
    QUuid id;
    QString name;
    Product product = Product::ShortLived;
    Mode mode = Mode::Channel;
    int channels = 1; ///< 1..100000, as bought; for the rate rule channels × 5 + 10

    friend bool operator==(const Account &, const Account &) = default;
};

/// The secrets of one account, kept together as one keychain entry.
struct AccountSecrets
{
    Secret key;
    Secret apiPassword;   ///< `pwd`; may be empty
    Secret proxyUser;     ///< empty: the key
    Secret proxyPassword; ///< empty: apiPassword

    const Secret &effectiveProxyUser() const { return proxyUser.isEmpty() ? key : proxyUser; }
    const Secret &effectiveProxyPassword() const { return proxyPassword.isEmpty() ? apiPassword : proxyPassword; }

    friend bool operator==(const AccountSecrets &, const AccountSecrets &) = default;
};

} // namespace proxydeck
