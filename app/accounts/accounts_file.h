// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "base/kept_json_file.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace proxydeck {

/// `accounts.json`: the public part of all accounts, and a list of keychain entries in an unknown state. The file is
/// replaced as a whole or not at all.
class AccountsFile
{
    Q_DECLARE_TR_FUNCTIONS(proxydeck::AccountsFile)

public:
    struct Entry
    {
        Account account;
        bool secretInStore = false; ///< false: kept for the session only

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Content
    {
        QList<Entry> accounts;
        /// Accounts with an unfinished addition, removal or change: the keychain entry may exist without the account,
        /// or may be missing.
        QList<QUuid> unfinished;
        quint32 run = 0;              ///< of the program, that wrote the file; see KeyIds
        bool namesWereMasked = false; ///< a name held the secrets of a link; the file still has it
    };

    explicit AccountsFile(const QString &folder);

    /// The content of the file; problem() has the reason if something was wrong. A damaged file is first copied. If it
    /// can be neither parsed nor copied, it is never overwritten: save() then fails.
    Content load();
    QString problem() const { return m_problem; }

    /// Returns the system's error text on failure.
    Expected<void, QString> save(const Content &content);

private:
    Content parse(const QByteArray &json, bool &sound) const;
    void setAside();

    QString m_folder;
    KeptJsonFile m_file;
    QString m_problem;
};

} // namespace proxydeck
