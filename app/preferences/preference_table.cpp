// SPDX-License-Identifier: MIT
#include "preferences/preference_table.h"

#include <QDir>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Kind = PreferenceSpec::Kind;

constexpr PreferenceSpec flag(Preference id, QLatin1StringView key, bool on)
{
    return {id, key, Kind::Flag, 0, 1, on, {}, {}};
}

constexpr PreferenceSpec number(Preference id, QLatin1StringView key, int least, int most, int fallback)
{
    return {id, key, Kind::Number, least, most, fallback, {}, {}};
}

constexpr PreferenceSpec choice(Preference id, QLatin1StringView key, QLatin1StringView choices,
                                QLatin1StringView fallback)
{
    return {id, key, Kind::Choice, 0, 0, 0, fallback, choices};
}

constexpr PreferenceSpec text(Preference id, QLatin1StringView key, Kind kind, int most)
{
    return {id, key, kind, 0, most, 0, ""_L1, {}};
}

constexpr std::array<PreferenceSpec, size_t(Preference::Count)> table{{
    choice(Preference::Language, "language"_L1, "|en|zh_CN"_L1, ""_L1),
    choice(Preference::Theme, "theme"_L1, "|light|dark"_L1, ""_L1),
    flag(Preference::TrayIcon, "tray/icon"_L1, true),
    choice(Preference::Closing, "tray/closing"_L1, "ask|tray|quit"_L1, "ask"_L1),
    number(Preference::ExpiringMargin, "times/expiringMarginS"_L1, 0, 3'600, 30),
    number(Preference::CopyMargin, "times/copyMarginS"_L1, 0, 3'600, 15),
    number(Preference::KeepExpired, "times/keepExpiredMin"_L1, 0, 1'440, 10),
    {Preference::CopyFormat, "leases/format"_L1, Kind::Id, 0, 200, 0, "url"_L1, {}},
    number(Preference::SecretLifetime, "times/secretLifetimeS"_L1, 0, 3'600, 0),
    choice(Preference::ByteOrderMark, "csv/byteOrderMark"_L1, "auto|on|off"_L1, "auto"_L1),
    flag(Preference::ExtractCopies, "extract/copies"_L1, false),
    choice(Preference::CopyWhen, "extract/copyWhen"_L1, "end|each"_L1, "end"_L1),
    flag(Preference::RetryStock, "extract/retryStock"_L1, false),
    choice(Preference::DoubleClick, "leases/doubleClick"_L1, "copy|details|nothing"_L1, "copy"_L1),
    flag(Preference::CsvCredentials, "csv/credentials"_L1, false),
    flag(Preference::Notices, "notices/on"_L1, true),
    flag(Preference::NoticeLastLease, "notices/lastLease"_L1, true),
    flag(Preference::NoticeFailedCall, "notices/failedCall"_L1, true),
    flag(Preference::NoticeKeychain, "notices/keychain"_L1, true),
    flag(Preference::NoticeKeptShort, "notices/keptShort"_L1, true),
    flag(Preference::NoticeKeptStopped, "notices/keptStopped"_L1, true),
    flag(Preference::NoticeKeptBudget, "notices/keptBudget"_L1, true),
    flag(Preference::NoticePort, "notices/port"_L1, true),
    number(Preference::NoticeLead, "notices/leadS"_L1, 5, 3'600, 60),
    flag(Preference::SoundStock, "sounds/stock"_L1, false),
    flag(Preference::SoundLastLease, "sounds/lastLease"_L1, false),
    flag(Preference::CheckNew, "checks/new"_L1, true),
    choice(Preference::CheckAgain, "checks/againS"_L1, "0|30|60|120|300|600"_L1, "0"_L1),
    choice(Preference::CheckKept, "checks/keptS"_L1, "0|10|30|60"_L1, "10"_L1),
    number(Preference::CheckSamples, "checks/samples"_L1, 1, 5, 1),
    number(Preference::CheckAtOnce, "checks/atOnce"_L1, 1, 1'024, 64),
    flag(Preference::CheckSocks5, "checks/socks5"_L1, true),
    number(Preference::RetentionDays, "ledger/retentionDays"_L1, 0, 3'650, 90),
    text(Preference::LogFolder, "log/folder"_L1, Kind::Folder, 1'024),
    choice(Preference::ProxyKind, "network/proxy"_L1, "system|none|http|socks5"_L1, "system"_L1),
    text(Preference::ProxyHost, "network/host"_L1, Kind::Host, 255),
    number(Preference::ProxyPort, "network/port"_L1, 1, 65'535, 8'080),
    text(Preference::ProxyUser, "network/user"_L1, Kind::User, 255),
}};

static_assert([] {
    for (size_t i = 0; i < table.size(); ++i) {
        if (size_t(table[i].id) != i
            || (table[i].kind == Kind::Number && (table[i].number < table[i].least || table[i].number > table[i].most)))
            return false;
    }
    return true;
}());

bool isClean(const QString &value, QLatin1StringView forbidden)
{
    return std::none_of(value.begin(), value.end(),
                        [&](QChar c) { return c.category() == QChar::Other_Control || forbidden.contains(c); });
}

std::optional<QVariant> acceptFlag(const QVariant &value)
{
    if (value.typeId() == QMetaType::Bool)
        return value;
    if (value.typeId() == QMetaType::QString && (value == u"true"_s || value == u"false"_s))
        return value == u"true"_s;
    return std::nullopt;
}

std::optional<QVariant> acceptNumber(const PreferenceSpec &spec, const QVariant &value)
{
    if (value.typeId() == QMetaType::Bool)
        return std::nullopt;
    bool ok = false;
    const double wanted = value.toDouble(&ok);
    if (!ok || wanted != std::floor(wanted) || wanted < spec.least || wanted > spec.most)
        return std::nullopt;
    return int(wanted);
}

} // namespace

QVariant PreferenceSpec::fallback() const
{
    switch (kind) {
    case Kind::Flag:
        return number != 0;
    case Kind::Number:
        return number;
    default:
        return QString(text);
    }
}

std::optional<QVariant> PreferenceSpec::accept(const QVariant &value) const
{
    if (kind == Kind::Flag)
        return acceptFlag(value);
    if (kind == Kind::Number)
        return acceptNumber(*this, value);
    if (value.typeId() != QMetaType::QString)
        return std::nullopt;
    const QString given = value.toString();
    const auto clean = [&](QLatin1StringView forbidden) { return given.size() <= most && isClean(given, forbidden); };
    bool good = false;
    switch (kind) {
    case Kind::Choice:
        good = QString(choices).split(u'|').contains(given);
        break;
    case Kind::Folder:
        // A relative path would mean another folder at each start.
        good = clean(""_L1) && (given.isEmpty() || QDir::isAbsolutePath(given));
        break;
    case Kind::Id:
        good = clean(""_L1) && !given.isEmpty();
        break;
    case Kind::Host:
        good = clean(" /\\@?#"_L1);
        break;
    case Kind::User:
        good = clean(":"_L1);
        break;
    case Kind::Flag:
    case Kind::Number:
        break;
    }
    return good ? std::optional<QVariant>(given) : std::nullopt;
}

std::span<const PreferenceSpec> preferenceTable() { return table; }

const PreferenceSpec &specOf(Preference preference) { return table[size_t(preference)]; }

const PreferenceSpec *specOf(const QString &key)
{
    const auto found
        = std::find_if(table.begin(), table.end(), [&](const PreferenceSpec &spec) { return spec.key == key; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace proxydeck
