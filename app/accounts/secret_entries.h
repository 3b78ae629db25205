// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace proxydeck {

// The names of every entry that this program writes to the SecretStore. A new entry gets its name here, and
// allEntries() names it too: what is not named there stays in the keychain after --forget-secrets.

/// The secrets of \a account.
QString secretEntry(const QUuid &account);

/// The password of the proxy for calls to the vendor. One for all data folders of this user.
inline constexpr QLatin1StringView networkProxyEntry{"network-proxy"};

/// The password of a local port.
QString portEntry(const QUuid &port);

/// Whether nothing says that \a entry of allEntries() exists, so that a keychain need not have it.
bool isPerhaps(const QString &entry);

/// The entries that may exist for \a dataFolder: those of every account that its accounts.json names, or a damaged copy
/// of that file, those of every local port that its settings name, and those that belong to neither. Files that cannot
/// be parsed are searched for ids.
QStringList allEntries(const QString &dataFolder);

} // namespace proxydeck
