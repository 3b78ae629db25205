// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "base/kept_json_file.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace proxydeck {

/// `accounts.json`: the public part of all accounts, and which keychain entries are in doubt. Replaced as a whole or
/// not at all.
class AccountsFile
{
    Q_DECLARE_TR_FUNCTIONS(proxydeck::AccountsFile)

public:
    struct Entry
    {
        Account account;
        bool secretInStore = false; ///< else it was kept for the session only

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Content
    {
        QList<Entry> accounts;
        /// Accounts whose keychain entry may be there without its account, or gone before it: an addition, a removal or
        /// a change that was not finished.
        QList<QUuid> unfinished;
    };

    explicit AccountsFile(const QString &folder);

    /// What the file says; problem() tells what was wrong with it. A damaged one is first copied aside. One that can
    /// neither be understood nor copied is never overwritten: save() then fails.
    Content load();
    QString problem() const { return m_problem; }

    /// Or the system's text of what is in the way.
    Expected<void, QString> save(const Content &content);

private:
    Content parse(const QByteArray &json, bool &sound) const;
    void setAside();

    QString m_folder;
    KeptJsonFile m_file;
    QString m_problem;
};

} // namespace proxydeck
