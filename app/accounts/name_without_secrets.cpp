// SPDX-License-Identifier: MIT
#include "accounts/name_without_secrets.h"

#include "base/without_secrets.h"

namespace proxydeck {

namespace {

constexpr qsizetype shortestTelling = 4;

} // namespace

QString nameWithoutSecrets(const QString &name, const AccountSecrets &secrets)
{
    QList<Secret> telling = secrets.all();
    telling.removeIf([](const Secret &secret) { return secret.reveal().size() < shortestTelling; });
    return withoutSecrets(withoutLinkSecrets(name), telling);
}

} // namespace proxydeck
