// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QVariant>

#include <optional>
#include <span>

namespace proxydeck {

/// What the operator can set. None of it is a secret: a proxy's password lies in the SecretStore.
enum class Preference : quint8 {
    Language, ///< "en", "zh_CN"; empty: the system's
    Theme,    ///< "light", "dark"; empty: the system's
    TrayIcon,
    Closing,        ///< "ask", "tray", "quit"
    ExpiringMargin, ///< seconds before its deadline from which a lease counts as expiring
    CopyMargin,     ///< seconds: a copy warns about leases with less left
    ByteOrderMark,  ///< "auto" (where the program speaks Chinese), "on", "off"
    CsvCredentials, ///< whether an export begins with user and password ticked
    Notices,        ///< off: none of the kinds below
    NoticeLastLease,
    NoticeFailedCall,
    NoticeKeychain,
    NoticeLead,    ///< seconds before a key's last live lease ends
    RetentionDays, ///< how long the ledger remembers; 0: for ever
    LogFolder,     ///< empty: in the data folder
    ProxyKind,     ///< "system", "none", "http", "socks5"
    ProxyHost,
    ProxyPort,
    ProxyUser,
    Count
};

/// One row of the table that says all there is to know of a preference's value.
struct PreferenceSpec
{
    enum class Kind : quint8 {
        Flag,
        Number, ///< least..most
        Choice, ///< one of `choices`
        Folder, ///< an absolute path or none, at most `most` characters
        Host,   ///< a name or an address; never an URL, which could hold a password
        User,   ///< no colon: what follows one would be a password
    };

    Preference id;
    QLatin1StringView key; ///< in the settings file
    Kind kind;
    int least;
    int most;
    int number;                ///< default of a Flag or Number
    QLatin1StringView text;    ///< default of the others
    QLatin1StringView choices; ///< parted by `|`

    QVariant fallback() const;
    /// \a value as the kind has it; nothing where it is none of its values. Takes what an INI file (all texts) and what
    /// JSON has for it.
    std::optional<QVariant> accept(const QVariant &value) const;
};

/// In the order of Preference.
std::span<const PreferenceSpec> preferenceTable();
const PreferenceSpec &specOf(Preference preference);
/// Null where no preference has that key.
const PreferenceSpec *specOf(const QString &key);

} // namespace proxydeck
