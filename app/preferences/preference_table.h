// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QVariant>

#include <optional>
#include <span>

namespace proxydeck {

/// The settings an operator can change. None is a secret: a proxy's password is in the SecretStore.
enum class Preference : quint8 {
    Language, ///< "en", "zh_CN"; empty: the system's
    Theme,    ///< "light", "dark"; empty: the system's
    TrayIcon,
    Closing,        ///< "ask", "tray", "quit"
    ExpiringMargin, ///< seconds before its deadline from which a lease counts as expiring
    CopyMargin,     ///< seconds: a copy warns about leases with less left
    KeepExpired,    ///< minutes until an expired lease leaves the table; 0: until there are too many
    CopyFormat,     ///< id of the format that was chosen last
    SecretLifetime, ///< seconds after which a copied password is taken off the clipboard; 0: it stays
    ByteOrderMark,  ///< "auto" (on if the program's language is Chinese), "on", "off"
    ExtractCopies,  ///< whether the Extract button also copies what comes
    CopyWhen,       ///< of several such calls: "end" (together, when the last has ended), "each"
    RetryStock,     ///< whether an extraction that found no stock is tried again, see StockRetry
    DoubleClick,    ///< on a lease: "copy", "details", "nothing"
    CsvCredentials, ///< whether user and password are selected when the export dialog opens
    Notices,        ///< off: none of the notices below
    NoticeLastLease,
    NoticeFailedCall,
    NoticeKeychain,
    NoticeKeptShort,   ///< a key that is kept filled has too few good leases
    NoticeKeptStopped, ///< it is no longer kept filled, or needs the operator
    NoticeKeptBudget,  ///< its budget is nearly or wholly spent
    NoticePort,        ///< a local port cannot listen
    NoticeLead,        ///< seconds before a key's last live lease ends
    SoundStock,        ///< a sound when a try has found stock
    SoundLastLease,    ///< a sound when the last living lease ends
    CheckNew,          ///< whether leases are checked as they come
    CheckAgain,        ///< seconds after which they are checked again: "0" (never), "30", "60", "120", "300", "600"
    CheckKept,         ///< the same of those that a keeper relies on: "0" (as the others), "10", "30", "60"
    CheckSamples,      ///< of each lease and check address
    CheckAtOnce,       ///< how many leases are checked at the same time, at most
    CheckSocks5,       ///< whether a lease that does not understand HTTP is tried with SOCKS5
    RetentionDays,     ///< how long the ledger keeps records; 0: without limit
    LogFolder,         ///< empty: inside the data folder
    ProxyKind,         ///< "system", "none", "http", "socks5"
    ProxyHost,
    ProxyPort,
    ProxyUser,
    Count
};

/// One row of the table of preferences: the key, the kind of value, its limits and its default.
struct PreferenceSpec
{
    enum class Kind : quint8 {
        Flag,
        Number, ///< least..most
        Choice, ///< one of `choices`
        Folder, ///< an absolute path or empty, at most `most` characters
        Id,     ///< of something that the operator may have made; at most `most` characters
        Host,   ///< a name or an address; never a URL, which could contain a password
        User,   ///< without a colon: the text after one would be a password
    };

    Preference id;
    QLatin1StringView key; ///< in the settings file
    Kind kind;
    int least;
    int most;
    int number;                ///< default of a Flag or Number
    QLatin1StringView text;    ///< default of the others
    QLatin1StringView choices; ///< separated by `|`

    QVariant fallback() const;
    /// \a value converted to the kind's type; nothing if it is not valid. Accepts the form of an INI file (all values
    /// are texts) and of JSON.
    std::optional<QVariant> accept(const QVariant &value) const;
};

/// In the order of Preference.
std::span<const PreferenceSpec> preferenceTable();
const PreferenceSpec &specOf(Preference preference);
/// Null if no preference has this key.
const PreferenceSpec *specOf(const QString &key);

} // namespace proxydeck
