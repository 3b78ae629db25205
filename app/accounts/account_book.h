// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_changes.h"

namespace proxydeck {

/// All accounts: their public part in `accounts.json` in the data folder, their secrets in the SecretStore and, once
/// read, in memory. As a model it is the list of accounts, see AccountList.
class AccountBook : public AccountList
{
    Q_OBJECT

public:
    using Failure = AccountChanges::Failure;
    using Done = AccountChanges::Done;
    using Keep = AccountChanges::Keep;

    /// \a dataFolder may not exist yet. Reads accounts.json immediately and starts reading the secrets.
    AccountBook(const QString &dataFolder, SecretStore &store, QObject *parent = nullptr);

    const SecretStore &store() const { return m_store; }
    /// Why accounts.json could not be read; empty if it was read. Contains the new name of a damaged file.
    QString loadProblem() const { return m_file.problem(); }

    /// Whether the next run will not know \a id, or only as it was before: accounts.json could not be written.
    bool isUnlisted(const QUuid &id) const { return m_changes.isUnlisted(id); }

    // Each calls \a done once, from the event loop, unless the book is destroyed first. Operations on one account run
    // one after another.

    /// Creates the id of \a account if it is null or in use. The list changes only after secrets and file are written.
    /// If the account cannot be saved, its secret is removed again; after a crash in between, that happens at the next
    /// start.
    void add(const Account &account, const AccountSecrets &secrets, Keep keep, const Done &done);
    /// With an empty key the stored secrets stay unchanged, and \a keep is ignored. Fails with NotFound if the account
    /// does not exist. With Keep::ForThisSession a secret in the keychain is removed there, at the next start if that
    /// fails now.
    void update(const Account &account, const AccountSecrets &secrets, Keep keep, const Done &done);
    /// Removes the secret first: an account is never dropped while its secret remains. A missing account or secret is
    /// no error.
    void remove(const QUuid &id, const Done &done);
    /// Puts the accounts into the order of \a places and into their groups. Accounts that are not among them keep
    /// their group and follow at the end.
    void arrange(const QList<AccountPlace> &places, const Done &done);

    /// Reads the secrets of \a id again, after the keychain was unlocked or access was allowed. On success also reads
    /// those of other accounts that were locked, or that were skipped after an error of another account.
    void reloadSecrets(const QUuid &id);

private:
    /// One read at a time, so that a locked keychain asks for its password once and not for each account.
    void readSecrets(const QUuid &id);
    void readNext();
    void takeRead(const QUuid &id, const Expected<Secret, SecretError> &result);
    void reloadOthers();
    void reloadAfterKeychainCame();

    SecretStore &m_store;
    AccountsFile m_file;
    AccountChanges m_changes;
    QList<QUuid> m_toRead;
    bool m_readUnderWay = false;
    quint64 m_reads = 0;
};

} // namespace proxydeck
