// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"

#include <QString>

#include <optional>

namespace proxydeck {

/// The name of an account's keychain entry.
QString secretEntry(const QUuid &account);
/// \a secrets as the text of one keychain entry: compact JSON, empty ones left out.
Secret secretsText(const AccountSecrets &secrets);
/// Nothing where \a text is not what secretsText() makes, or lacks a key.
std::optional<AccountSecrets> secretsFromText(const Secret &text);

/// \a text with each of \a secrets replaced by `••••••••`.
QString masked(QString text, const AccountSecrets &secrets);

} // namespace proxydeck
