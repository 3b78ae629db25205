// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_list.h"
#include "accounts/account_turns.h"
#include "accounts/accounts_file.h"

#include <QPointer>
#include <QSet>

#include <functional>

namespace proxydeck {

/// Where the operator wants an account to be in the list of keys.
struct AccountPlace
{
    QUuid id;
    QString group; ///< empty: in none
};

/// Adds, changes and removes accounts in two stores: the keychain and accounts.json, which cannot be written in one
/// step. Each change therefore first marks its account in the file, and the next start handles the marks it finds.
/// Changes of one account run one after another.
class AccountChanges : public QObject
{
    Q_OBJECT

public:
    /// Why an operation failed. Exactly one of the two is set.
    struct Failure
    {
        std::optional<SecretError> secret;
        QString file; ///< the system's error text for accounts.json: read-only folder, no space
    };
    using Done = std::function<void(Expected<void, Failure>)>;
    enum class Keep : quint8 {
        InStore,        ///< in the SecretStore; fails if the store fails
        ForThisSession, ///< only in memory, as chosen by the operator; succeeds even if accounts.json cannot be written
    };

    /// All arguments must outlive this object.
    AccountChanges(AccountList &list, AccountsFile &file, SecretStore &store);

    /// \a unfinished: the marks in the file. Removes keychain entries without an account; for existing accounts the
    /// result depends on the keychain, see resolve().
    void finishLeftovers(const QList<QUuid> &unfinished);
    /// Call after the secret of \a id was read from the keychain: \a there tells whether it exists. Completes or
    /// cancels a removal that the last run did not finish. \return whether the account is now removed.
    bool resolve(const QUuid &id, bool there);
    /// The secrets of \a id were read from the keychain, \a entryKeyId with them. The file is written again if it knows
    /// another key, or has a name that contains a secret, as an earlier version may have saved it.
    void takeSecrets(const QUuid &id, const AccountSecrets &secrets, const QUuid &entryKeyId);

    // See AccountBook.
    void add(Account account, const AccountSecrets &secrets, Keep keep, const Done &done);
    void update(Account account, const AccountSecrets &secrets, Keep keep, const Done &done);
    void remove(const QUuid &id, const Done &done);
    void arrange(const QList<AccountPlace> &places, const Done &done);

    /// Whether accounts.json does not have \a id as it is now, because it could not be written.
    bool isUnlisted(const QUuid &id) const { return m_unlisted.contains(id); }

    /// Replaces the file by what is in the list. If that fails, nothing is reported: the next change reports it.
    void saveAgain();

private:
    using SecretSlot = AccountList::SecretSlot;
    using Result = Expected<void, Failure>;

    /// The slot of an account whose secrets were written or read.
    SecretSlot slotFor(const AccountSecrets &secrets, bool inStore) const;
    /// What the keychain has for an account as it is in the list.
    Secret entryText(const QUuid &id) const;
    /// Rejects secrets that the keychain cannot store unchanged, before anything is modified.
    Result check(const AccountSecrets &secrets) const;
    // These run in the account's turn and end it.
    void addToStore(const Account &account, const AccountSecrets &secrets, const Done &done);
    void addForSession(const Account &account, const AccountSecrets &secrets, const Done &done);
    void updatePublicPart(const Account &account, Keep keep, const Done &done);
    void updateInStore(const Account &account, const AccountSecrets &secrets, const Done &done);
    void updateForSession(const Account &account, const AccountSecrets &secrets, const Done &done);
    void removeFromStore(const QUuid &id, const Done &done);
    /// Used when the secret was removed but the account could not be dropped.
    void restorePreviousSecret(const QUuid &id, const Result &failure, const Done &done);
    /// Restores the keychain after a write that failed or is no longer needed.
    void undoWrite(const QUuid &id, std::optional<SecretError::Kind> error, const std::function<void()> &then);

    /// The content to save: the list, including open marks.
    AccountsFile::Content content() const;
    Result save(const AccountsFile::Content &content);
    Account inItsGroup(Account account) const;
    Result saveReplacing(const Account &account, bool inStore);
    /// Marks in the file that the keychain and the list may differ for \a id, until unmark(). Also shows, before
    /// anything is modified, whether the file can be written.
    Result mark(const QUuid &id);
    void unmark(const QUuid &id);

    /// Reports \a result and ends the running operation of \a id.
    void finishOperation(const QUuid &id, const Done &done, const Result &result);
    void answer(const Done &done, const Result &result);
    /// For callbacks of the store, which may outlive this object.
    template<typename Argument, typename Handle>
    std::function<void(Argument)> ifAlive(Handle handle)
    {
        return [self = QPointer(this), handle](const Argument &argument) {
            if (self)
                handle(argument);
        };
    }

    AccountList &m_list;
    AccountsFile &m_file;
    SecretStore &m_store;
    QList<QUuid> m_unfinished;  ///< as in the file
    QSet<QUuid> m_listed;       ///< in the file
    QSet<QUuid> m_unlisted;     ///< not in the file, or not as they are
    QSet<QUuid> m_toBeResolved; ///< accounts with an unknown state after the last run, see resolve()
    AccountTurns m_turns;
};

} // namespace proxydeck
