// SPDX-License-Identifier: MIT
#include "accounts/accounts_file.h"

#include "base/private_files.h"
#include "base/without_secrets.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QSet>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// 2 added channelsEntered, price, color and group, 3 afterLimit; files of earlier versions are read.
constexpr int schemaVersion = 3;
constexpr qint64 largestFile = 16 * 1024 * 1024;
constexpr int mostChannels = 100'000;
constexpr qint64 highestPrice = 1'000'000'000;

template<typename Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
}

template<typename Enum>
bool readName(const QJsonValue &json, Enum &value)
{
    bool known = false;
    const int number = QMetaEnum::fromType<Enum>().keyToValue(json.toString().toLatin1().constData(), &known);
    value = Enum(number);
    return known;
}

QJsonObject toJson(const AccountsFile::Entry &entry)
{
    const Account &account = entry.account;
    QJsonObject json{{u"id"_s, account.id.toString(QUuid::WithoutBraces)},
                     {u"name"_s, withoutLinkSecrets(account.name)},
                     {u"product"_s, nameOf(account.product)},
                     {u"mode"_s, nameOf(account.mode)},
                     {u"channels"_s, account.channels},
                     {u"channelsEntered"_s, account.channelsEntered},
                     {u"secret"_s, entry.secretInStore ? u"keychain"_s : u"session"_s}};
    if (account.keyNumber != 0)
        json.insert(u"keyNumber"_s, account.keyNumber);
    if (!account.keyId.isNull())
        json.insert(u"keyId"_s, account.keyId.toString(QUuid::WithoutBraces));
    if (!account.entryKeyId.isNull())
        json.insert(u"entryKeyId"_s, account.entryKeyId.toString(QUuid::WithoutBraces));
    if (account.price)
        json.insert(u"price"_s, *account.price);
    if (account.afterLimit != AfterLimit::NotSet)
        json.insert(u"afterLimit"_s, int(account.afterLimit));
    if (account.color != KeyColor::None)
        json.insert(u"color"_s, nameOf(account.color));
    if (!account.group.isEmpty())
        json.insert(u"group"_s, withoutLinkSecrets(account.group));
    return json;
}

/// The facts that a key can do without. False if one of them is damaged; the others are read all the same.
bool readFacts(const QJsonObject &json, Account &account)
{
    bool sound = true;
    // Before there was such a flag, only a number other than the default was certainly entered.
    const QJsonValue entered = json.value("channelsEntered"_L1);
    account.channelsEntered = entered.isUndefined() ? account.channels > 1 : entered.toBool();
    if (const QJsonValue price = json.value("price"_L1); !price.isUndefined()) {
        const qint64 value = price.toInteger(-1);
        sound = value >= 0 && value <= highestPrice;
        if (sound)
            account.price = value;
    }
    if (const QJsonValue after = json.value("afterLimit"_L1); !after.isUndefined()) {
        const int value = after.toInt(-1);
        const bool known = value >= int(AfterLimit::NotSet) && value <= int(AfterLimit::Tomorrow);
        sound = sound && known;
        if (known)
            account.afterLimit = AfterLimit(value);
    }
    if (const QJsonValue color = json.value("color"_L1); !color.isUndefined() && !readName(color, account.color)) {
        account.color = KeyColor::None;
        sound = false;
    }
    account.group = json.value("group"_L1).toString();
    return sound;
}

bool readEntry(const QJsonObject &json, AccountsFile::Entry &entry)
{
    entry.account.id = QUuid::fromString(json.value("id"_L1).toString());
    entry.account.name = json.value("name"_L1).toString();
    entry.account.channels = json.value("channels"_L1).toInt();
    entry.account.keyNumber = json.value("keyNumber"_L1).toInt();
    entry.account.keyId = QUuid::fromString(json.value("keyId"_L1).toString());
    entry.account.entryKeyId = QUuid::fromString(json.value("entryKeyId"_L1).toString());
    const QString secret = json.value("secret"_L1).toString();
    entry.secretInStore = secret == "keychain"_L1;
    return !entry.account.id.isNull() && readName(json.value("product"_L1), entry.account.product)
        && readName(json.value("mode"_L1), entry.account.mode) && entry.account.channels >= 1
        && entry.account.channels <= mostChannels && (entry.secretInStore || secret == "session"_L1);
}

} // namespace

AccountsFile::AccountsFile(const QString &folder)
    : m_folder(folder)
    , m_file(QDir(folder).filePath(u"accounts.json"_s), u".damaged-"_s, largestFile)
{
}

AccountsFile::Content AccountsFile::load()
{
    if (!m_file.exists())
        return {};
    const QString path = QDir::toNativeSeparators(m_file.path());
    const auto json = m_file.read();
    if (!json) {
        m_problem = tr("%1 cannot be read: %2")
                        .arg(path, json.error().isTooLarge ? tr("it is too large") : json.error().reason);
        return {};
    }
    if (QJsonDocument::fromJson(*json).object().value("schema"_L1).toInt() > schemaVersion) {
        m_problem = tr("%1 was written by a newer version of this program and is left as it is.").arg(path);
        m_file.protect();
        return {};
    }
    bool sound = true;
    Content content = parse(*json, sound);
    if (!sound)
        setAside();
    return content;
}

AccountsFile::Content AccountsFile::parse(const QByteArray &json, bool &sound) const
{
    Content content;
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const int schema = root.value("schema"_L1).toInt();
    sound = schema >= 1 && schema <= schemaVersion && root.value("accounts"_L1).isArray();

    QSet<QUuid> ids;
    const QJsonArray accounts = root.value("accounts"_L1).toArray();
    for (const QJsonValue value : accounts) {
        Entry entry;
        const bool readable = readEntry(value.toObject(), entry) && !ids.contains(entry.account.id);
        sound = sound && readable;
        if (!readable)
            continue;
        sound = readFacts(value.toObject(), entry.account) && sound;
        ids.insert(entry.account.id);
        // Earlier versions kept a link that was pasted as a name.
        const QString name = withoutLinkSecrets(entry.account.name);
        content.namesWereMasked = content.namesWereMasked || name != entry.account.name;
        entry.account.name = name;
        content.accounts.append(entry);
    }
    content.run = quint32(std::max(0, root.value("run"_L1).toInt()));
    const QJsonArray unfinished = root.value("unfinished"_L1).toArray();
    for (const QJsonValue value : unfinished) {
        if (const QUuid id = QUuid::fromString(value.toString()); !id.isNull() && !content.unfinished.contains(id))
            content.unfinished.append(id);
    }
    return content;
}

void AccountsFile::setAside()
{
    const QString path = QDir::toNativeSeparators(m_file.path());
    const auto aside = m_file.setAside();
    m_problem = aside ? tr("%1 is damaged. What could be read of it was; the file itself is kept as %2.")
                            .arg(path, QDir::toNativeSeparators(*aside))
                      : tr("%1 is damaged and could not be copied to %2; it is left as it is.")
                            .arg(path, QDir::toNativeSeparators(aside.error()));
}

Expected<void, QString> AccountsFile::save(const Content &content)
{
    if (m_file.isProtected())
        return Unexpected<QString>(m_problem);
    if (!makePrivateFolder(m_folder))
        return Unexpected<QString>(tr("The folder %1 cannot be made.").arg(QDir::toNativeSeparators(m_folder)));

    QJsonArray accounts;
    for (const Entry &entry : content.accounts)
        accounts.append(toJson(entry));
    QJsonArray unfinished;
    for (const QUuid &id : content.unfinished)
        unfinished.append(id.toString(QUuid::WithoutBraces));
    const QJsonObject root{{u"schema"_s, schemaVersion},
                           {u"accounts"_s, accounts},
                           {u"unfinished"_s, unfinished},
                           {u"run"_s, int(content.run)}};

    if (const auto written = m_file.write(QJsonDocument(root).toJson()); !written)
        return Unexpected<QString>(u"%1: %2"_s.arg(QDir::toNativeSeparators(m_file.path()), written.error()));
    return {};
}

} // namespace proxydeck
