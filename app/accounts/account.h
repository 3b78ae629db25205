// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/key_color.h"
#include "base/secret.h"
#include "catalogue/after_limit.h"
#include "catalogue/endpoint.h"

#include <QList>
#include <QUuid>

#include <optional>

namespace proxydeck {

/// One account: a key as the operator sees it, without the secrets.
struct Account
{
    QUuid id;
    QString name;
    Product product = Product::ShortLived;
    Mode mode = Mode::Channel;
    int channels = 1; ///< 1..100000, number bought; for the rate rule channels × 5 + 10
    /// Whether the operator has said how many channels were bought. If not, `channels` is a cautious default: it limits
    /// the calls a minute, but not the number of IPs in one call.
    bool channelsEntered = false;
    /// What one IP costs, in 1/10,000 of the currency the operator counts in, 0..1,000,000,000; none: not said.
    std::optional<qint64> price = std::nullopt;
    /// When extractions are possible again after EXTRACT_LIMIT_EXCEEDED. For plans that do not say it themselves: by
    /// channels, and metered.
    AfterLimit afterLimit = AfterLimit::NotSet;
    KeyColor color = KeyColor::None;
    QString group = {}; ///< the name of the group in the list of keys; empty: in none
    /// Counts the keys that the account has had, so that calls and leases can tell which of them they belong to. Kept
    /// by AccountBook; a key that is entered while the one before it is not known counts as another.
    int keyNumber = 0;
    /// Names the key and tells nothing of it, see KeyIds; the same for every account with this key. Null: the key was
    /// never in memory. Kept by AccountBook. By it a key is known again after a restart, whichever account has it then.
    QUuid keyId = {};
    /// The id that the keychain's entry has for the key, where it is another than keyId: the account got its key while
    /// another one with the same key was not read. Kept by AccountBook.
    QUuid entryKeyId = {};

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
