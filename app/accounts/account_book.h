// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_changes.h"

namespace proxydeck {

/// All accounts: their public part in `accounts.json` in the data folder, their secrets in the SecretStore and, once
/// read, in memory. As a model it is the list of them, see AccountList.
class AccountBook : public AccountList
{
    Q_OBJECT

public:
    using Failure = AccountChanges::Failure;
    using Done = AccountChanges::Done;
    using Keep = AccountChanges::Keep;

    /// \a dataFolder need not exist yet. Reads accounts.json at once and starts reading the secrets.
    AccountBook(const QString &dataFolder, SecretStore &store, QObject *parent = nullptr);

    const SecretStore &store() const { return m_store; }
    /// Why accounts.json could not be read; empty if it could. A damaged file was set aside under the name told here.
    QString loadProblem() const { return m_file.problem(); }

    // Each answers once, from the event loop, unless the book is destroyed first. Operations on one account run one
    // after another.

    /// \a account's id is made here if null or taken. The list changes only when secrets and file are both written; a
    /// secret whose account could not be saved is removed again, and what a crash in between left behind is removed at
    /// the next start.
    void add(const Account &account, const AccountSecrets &secrets, Keep keep, const Done &done);
    /// With an empty key the secrets stay as they are, wherever they are, and \a keep is ignored. Fails with NotFound
    /// where the account is gone. Kept for this session, a secret that lay in the keychain goes from there, at the next
    /// start if not now.
    void update(const Account &account, const AccountSecrets &secrets, Keep keep, const Done &done);
    /// The secret goes first: an account is never dropped while its secret stays. One that is gone already is a
    /// success.
    void remove(const QUuid &id, const Done &done);

    /// Tries again to read them, after the keychain was unlocked or access allowed; if so, those of the other accounts
    /// follow that were locked, or not asked for after this one's were refused.
    void reloadSecrets(const QUuid &id);

private:
    /// One after another, so that a locked keychain asks for its password once and not for each account.
    void readSecrets(const QUuid &id);
    void readNext();
    void takeRead(const QUuid &id, const Expected<Secret, SecretError> &result);
    void reloadOthers();

    SecretStore &m_store;
    AccountsFile m_file;
    AccountChanges m_changes;
    QList<QUuid> m_toRead;
    bool m_readUnderWay = false;
    quint64 m_reads = 0;
};

} // namespace proxydeck
