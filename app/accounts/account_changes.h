// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_list.h"
#include "accounts/accounts_file.h"

#include <QPointer>
#include <QSet>

#include <functional>

namespace proxydeck {

/// Adds, changes and removes accounts, over two stores: the keychain and accounts.json cannot be written as one. So
/// each change marks its account in the file first, and the next start looks after the marks that it finds. Changes of
/// one account run one after another.
class AccountChanges : public QObject
{
    Q_OBJECT

public:
    /// Why something was not done. One of the two is set.
    struct Failure
    {
        std::optional<SecretError> secret;
        QString file; ///< the system's text about accounts.json: read-only folder, no space
    };
    using Done = std::function<void(Expected<void, Failure>)>;
    enum class Keep : quint8 {
        InStore,        ///< the SecretStore; fails where it fails
        ForThisSession, ///< in memory only, because the operator said so
    };

    /// All must outlive it.
    AccountChanges(AccountList &list, AccountsFile &file, SecretStore &store);

    /// \a unfinished: the marks in the file. Keychain entries without an account go; of accounts that are there the
    /// keychain decides, see resolve().
    void finishLeftovers(const QList<QUuid> &unfinished);
    /// The keychain was asked for the secret of \a id: whether it is \a there decides of a removal that the last run
    /// did not end. \return whether the account is gone now.
    bool resolve(const QUuid &id, bool there);

    // See AccountBook.
    void add(Account account, const AccountSecrets &secrets, Keep keep, const Done &done);
    void update(Account account, const AccountSecrets &secrets, Keep keep, const Done &done);
    void remove(const QUuid &id, const Done &done);

    /// As they are noted for an account whose secrets were written or read.
    AccountList::SecretSlot slotFor(const AccountSecrets &secrets, bool inStore) const;

private:
    using SecretSlot = AccountList::SecretSlot;
    using Result = Expected<void, Failure>;

    /// What cannot be kept in the keychain as it is, before anything is touched.
    Result check(const AccountSecrets &secrets) const;
    // These run in the account's turn and end it.
    void addToStore(const Account &account, const AccountSecrets &secrets, const Done &done);
    void addForSession(const Account &account, const AccountSecrets &secrets, const Done &done);
    void updatePublicPart(const Account &account, const Done &done);
    void updateInStore(const Account &account, const AccountSecrets &secrets, const Done &done);
    void updateForSession(const Account &account, const AccountSecrets &secrets, const Done &done);
    void removeFromStore(const QUuid &id, const Done &done);
    /// After the removal of a secret whose account could then not be dropped.
    void putSecretBack(const QUuid &id, const Result &failure, const Done &done);
    /// Brings the keychain back to before a write that failed or was for nothing.
    void undoWrite(const QUuid &id, std::optional<SecretError::Kind> error, const std::function<void()> &then);

    /// The file as it is to be: the list with what is changed about it.
    AccountsFile::Content content() const;
    Result save(const AccountsFile::Content &content);
    Result saveReplacing(const Account &account, bool inStore);
    /// Notes in the file that the keychain and the list may differ about \a id until unmark(). Also shows, before
    /// anything is touched, whether the file can be written.
    Result mark(const QUuid &id);
    void unmark(const QUuid &id);

    /// \a run when nothing else is under way for the account. It must call endTurn().
    void takeTurn(const QUuid &id, const std::function<void()> &run);
    void endTurn(const QUuid &id);
    void endTurn(const QUuid &id, const Done &done, const Result &result);
    void answer(const Done &done, const Result &result);
    /// For the store, which may outlive this.
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
    QSet<QUuid> m_toBeResolved; ///< accounts that the last run left in doubt: what the keychain says decides
    QHash<QUuid, QList<std::function<void()>>> m_turns; ///< first: under way
};

} // namespace proxydeck
