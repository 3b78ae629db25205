// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"

#include <QString>

#include <optional>

namespace proxydeck {

/// \a secrets as the text of one keychain entry: compact JSON without empty values. \a keyId: Account::keyId.
Secret secretsText(const AccountSecrets &secrets, const QUuid &keyId);
/// Nothing if \a text was not made by secretsText(), or has no key.
std::optional<AccountSecrets> secretsFromText(const Secret &text);
/// Null in entries of earlier versions.
QUuid keyIdFromText(const Secret &text);

} // namespace proxydeck
