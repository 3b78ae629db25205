// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "accounts/key_ids.h"
#include "accounts/secret_store.h"

#include <QAbstractListModel>
#include <QHash>

#include <optional>

namespace proxydeck {

/// The accounts with the state of their secrets; a model of one column for choosers. DisplayRole is "East crawl ·
/// Short-lived · Channel ×20", never a secret. Has no access to keychain and file: AccountBook fills it.
class AccountList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, SecretStateRole };
    enum class SecretState : quint8 {
        Loading,
        Ready,       ///< in memory, and in the keychain
        SessionOnly, ///< only in memory: lost when the program ends
        Unavailable, ///< see secretError()
    };
    Q_ENUM(SecretState)

    qsizetype size() const { return m_accounts.size(); }
    const Account *find(const QUuid &id) const;
    const Account &at(int row) const { return m_accounts.at(row); }
    int rowOf(const QUuid &id) const; ///< -1 if there is no such account

    /// Null until the secrets are in memory.
    const AccountSecrets *secrets(const QUuid &id) const;
    SecretState secretState(const QUuid &id) const;
    std::optional<SecretError> secretError(const QUuid &id) const;

    const KeyIds &keyIds() const { return m_keyIds; }

    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void accountChanged(const QUuid &id); ///< name, plan, channels, another fact, or secrets
    void secretStateChanged(const QUuid &id);

protected:
    friend class AccountChanges;

    /// The secrets of one account and their state.
    struct SecretSlot
    {
        SecretState state = SecretState::Loading;
        AccountSecrets secrets;
        std::optional<SecretError> error;
        bool inStore = false;
        quint64 reading = 0;      ///< number of the read in progress; 0: none
        bool wasNotAsked = false; ///< the error is that of another account

        bool isInMemory() const { return state == SecretState::Ready || state == SecretState::SessionOnly; }
    };

    using QAbstractListModel::QAbstractListModel;

    const QList<Account> &accounts() const { return m_accounts; }
    bool contains(const QUuid &id) const { return m_secrets.contains(id); }
    /// Empty if there is no such account.
    SecretSlot slotOf(const QUuid &id) const { return m_secrets.value(id); }
    SecretSlot &slotRef(const QUuid &id) { return m_secrets[id]; } ///< the account must exist

    KeyIds &keyIdsRef() { return m_keyIds; }
    /// The account with the identity of the key that was read for it. \a entryKeyId: the id in the keychain's entry;
    /// null: an earlier version wrote it. If the account's record does not know that id, the entry was written by a run
    /// that ended before the record was: the key is then another than the record says.
    Account identified(const QUuid &id, const Secret &key, const QUuid &entryKeyId);

    void append(const Account &account, const SecretSlot &slot);
    void replace(const Account &account, const SecretSlot &slot);
    /// As replace(), where no more is new than the state of the secrets and the ids of the key.
    void takeRead(const Account &account, const SecretSlot &slot);
    void drop(const QUuid &id);
    /// \a accounts: the same accounts in another order or in other groups.
    void arrange(const QList<Account> &accounts);
    void setSecretState(const QUuid &id, SecretState state, const std::optional<SecretError> &error);

private:
    QList<Account> m_accounts;
    QHash<QUuid, SecretSlot> m_secrets;
    KeyIds m_keyIds;
};

} // namespace proxydeck
