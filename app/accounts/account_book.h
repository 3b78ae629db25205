// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "accounts/accounts_file.h"
#include "accounts/secret_store.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPointer>
#include <QSet>

#include <optional>

namespace proxydeck {

/// All accounts: their public part in `accounts.json` in the data folder, their secrets in the SecretStore and, once read, in
/// memory. A model of one column for choosers: DisplayRole "East crawl · Short-lived · Channel ×20", never a secret.
class AccountBook : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, SecretStateRole };
    enum class SecretState : quint8 {
        Loading,
        Ready,       ///< in memory, and in the keychain
        SessionOnly, ///< in memory alone: gone when the program ends
        Unavailable, ///< see secretError()
    };
    Q_ENUM(SecretState)
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

    /// \a dataFolder need not exist yet. Reads accounts.json at once and starts reading the secrets.
    AccountBook(const QString &dataFolder, SecretStore &store, QObject *parent = nullptr);

    const SecretStore &store() const { return m_store; }
    /// Why accounts.json could not be read; empty if it could. A damaged file was set aside under the name told here.
    QString loadProblem() const { return m_file.problem(); }

    qsizetype size() const { return m_accounts.size(); }
    const Account *find(const QUuid &id) const;
    const Account &at(int row) const { return m_accounts.at(row); }
    int rowOf(const QUuid &id) const; ///< -1: gone

    // Each answers once, from the event loop, unless the book is destroyed first. Operations on one account run one after another.

    /// \a account's id is made here if null or taken. The list changes only when secrets and file are both written; a secret whose account
    /// could not be saved is removed again, and what a crash in between left behind is removed at the next start.
    void add(Account account, AccountSecrets secrets, Keep keep, Done done);
    /// With an empty key the secrets stay as they are, wherever they are, and \a keep is ignored. Fails with NotFound where the
    /// account is gone. Kept for this session, a secret that lay in the keychain goes from there, at the next start if not now.
    void update(Account account, AccountSecrets secrets, Keep keep, Done done);
    /// The secret goes first: an account is never dropped while its secret stays. One that is gone already is a success.
    void remove(const QUuid &id, Done done);

    /// Null until they are in memory.
    const AccountSecrets *secrets(const QUuid &id) const;
    SecretState secretState(const QUuid &id) const;
    std::optional<SecretError> secretError(const QUuid &id) const;
    /// Tries again to read them, after the keychain was unlocked or access allowed; if so, those of the other accounts follow that were
    /// locked, or not asked for after this one's were refused.
    void reloadSecrets(const QUuid &id);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void accountChanged(const QUuid &id);      ///< name, plan, channels or secrets
    void secretStateChanged(const QUuid &id);

private:
    struct SecretSlot
    {
        SecretState state = SecretState::Loading;
        AccountSecrets secrets;
        std::optional<SecretError> error;
        bool inStore = false;
        quint64 reading = 0; ///< the read whose answer is wanted; 0: none
        bool wasNotAsked = false; ///< its error is that of another

        bool isInMemory() const { return state == SecretState::Ready || state == SecretState::SessionOnly; }
    };
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

    /// One after another, so that a locked keychain asks for its password once and not for each account.
    void readSecrets(const QUuid &id);
    void readNext();
    void takeRead(const QUuid &id, const Expected<Secret, SecretError> &result);
    void reloadOthers();
    void finishLeftovers();

    /// The file as it is to be: the list with what is changed about it.
    AccountsFile::Content content() const;
    Result save(const AccountsFile::Content &content);
    Result saveReplacing(const Account &account, bool inStore);
    /// Notes in the file that the keychain and the list may differ about \a id until unmark(). Also shows, before anything is
    /// touched, whether the file can be written.
    Result mark(const QUuid &id);
    void unmark(const QUuid &id);

    void append(const Account &account, const SecretSlot &slot);
    void replace(const Account &account, const SecretSlot &slot);
    void drop(const QUuid &id);
    void setSecretState(const QUuid &id, SecretState state, const std::optional<SecretError> &error);
    SecretSlot slotFor(const AccountSecrets &secrets, bool inStore) const;

    /// \a run when nothing else is under way for the account. It must call endTurn().
    void takeTurn(const QUuid &id, std::function<void()> run);
    void endTurn(const QUuid &id);
    void endTurn(const QUuid &id, const Done &done, const Result &result);
    void answer(const Done &done, const Result &result);
    /// For the store, which may outlive this book.
    template<typename Argument, typename Handle>
    std::function<void(Argument)> ifAlive(Handle handle)
    {
        return [book = QPointer(this), handle](const Argument &argument) {
            if (book)
                handle(argument);
        };
    }

    SecretStore &m_store;
    AccountsFile m_file;
    QList<Account> m_accounts;
    QHash<QUuid, SecretSlot> m_secrets;
    QList<QUuid> m_unfinished;     ///< as in the file
    QSet<QUuid> m_toBeResolved;    ///< stored accounts that the last run left in doubt: what the keychain says decides
    QHash<QUuid, QList<std::function<void()>>> m_turns; ///< first: under way
    QList<QUuid> m_toRead;
    bool m_readUnderWay = false;
    quint64 m_reads = 0;
};

} // namespace proxydeck
