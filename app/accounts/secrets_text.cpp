// SPDX-License-Identifier: MIT
#include "accounts/secrets_text.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

const QLatin1StringView keyName("key");
const QLatin1StringView apiPasswordName("pwd");
const QLatin1StringView proxyUserName("proxyUser");
const QLatin1StringView proxyPasswordName("proxyPassword");
const QLatin1StringView keyIdName("keyId");

QJsonObject entryOf(const Secret &text) { return QJsonDocument::fromJson(text.reveal().toUtf8()).object(); }

} // namespace

Secret secretsText(const AccountSecrets &secrets, const QUuid &keyId)
{
    QJsonObject entry;
    const auto put = [&entry](QLatin1StringView name, const Secret &secret) {
        if (!secret.isEmpty())
            entry.insert(name, secret.reveal());
    };
    put(keyName, secrets.key);
    put(apiPasswordName, secrets.apiPassword);
    put(proxyUserName, secrets.proxyUser);
    put(proxyPasswordName, secrets.proxyPassword);
    if (!keyId.isNull())
        entry.insert(keyIdName, keyId.toString(QUuid::WithoutBraces));
    return Secret(QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact)));
}

std::optional<AccountSecrets> secretsFromText(const Secret &text)
{
    const QJsonObject entry = entryOf(text);
    AccountSecrets secrets;
    secrets.key = Secret(entry.value(keyName).toString());
    secrets.apiPassword = Secret(entry.value(apiPasswordName).toString());
    secrets.proxyUser = Secret(entry.value(proxyUserName).toString());
    secrets.proxyPassword = Secret(entry.value(proxyPasswordName).toString());
    if (secrets.key.isEmpty())
        return std::nullopt;
    return secrets;
}

QUuid keyIdFromText(const Secret &text) { return QUuid::fromString(entryOf(text).value(keyIdName).toString()); }

} // namespace proxydeck
