// SPDX-License-Identifier: MIT
#include "accounts/account_list.h"

#include "base/visible_text.h"
#include "catalogue/catalogue.h"

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

const Account *AccountList::find(const QUuid &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_accounts.at(row);
}

int AccountList::rowOf(const QUuid &id) const
{
    const auto it = std::ranges::find(m_accounts, id, &Account::id);
    return it == m_accounts.end() ? -1 : int(it - m_accounts.begin());
}

const AccountSecrets *AccountList::secrets(const QUuid &id) const
{
    const auto slot = m_secrets.constFind(id);
    return slot != m_secrets.constEnd() && slot->isInMemory() ? &slot->secrets : nullptr;
}

AccountList::SecretState AccountList::secretState(const QUuid &id) const
{
    const auto slot = m_secrets.constFind(id);
    return slot == m_secrets.constEnd() ? SecretState::Unavailable : slot->state;
}

std::optional<SecretError> AccountList::secretError(const QUuid &id) const
{
    const auto slot = m_secrets.constFind(id);
    return slot == m_secrets.constEnd() ? std::nullopt : slot->error;
}

void AccountList::retranslate()
{
    if (!m_accounts.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole});
}

int AccountList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_accounts.size()); }

QVariant AccountList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Account &account = m_accounts.at(index.row());
    if (role == IdRole)
        return account.id;
    if (role == SecretStateRole)
        return QVariant::fromValue(secretState(account.id));
    if (role != Qt::DisplayRole)
        return {};
    const QString name = visibleText(account.name);
    const QString plan = planName(account.product, account.mode);
    // The number of channels matters only if the plan was bought by channels.
    if (account.mode != Mode::Channel && account.mode != Mode::None) {
        //: %1 name of a key, %2 what was bought: "East crawl · Short-lived · Even"
        return tr("%1 · %2").arg(name, plan);
    }
    //: %1 name of a key, %2 what was bought, %3 number of channels: "East crawl · Short-lived · Channel ×20"
    return tr("%1 · %2 ×%3").arg(name, plan, QString::number(account.channels));
}

Account AccountList::identified(const QUuid &id, const Secret &key, const QUuid &entryKeyId)
{
    Account account = *find(id);
    const QUuid known = account.entryKeyId.isNull() ? account.keyId : account.entryKeyId;
    if (!entryKeyId.isNull() && entryKeyId != known) {
        ++account.keyNumber;
        account.keyId = entryKeyId;
    }
    const QUuid stored = entryKeyId.isNull() ? account.keyId : entryKeyId;
    account.keyId = m_keyIds.idOf(key, account.keyId);
    account.entryKeyId = account.keyId == stored ? QUuid() : stored;
    return account;
}

void AccountList::append(const Account &account, const SecretSlot &slot)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_accounts.append(account);
    m_secrets.insert(account.id, slot);
    endInsertRows();
}

void AccountList::replace(const Account &account, const SecretSlot &slot)
{
    const int row = rowOf(account.id);
    const bool stateChanged = m_secrets.value(account.id).state != slot.state;
    m_accounts[row] = account;
    m_secrets[account.id] = slot;
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT accountChanged(account.id);
    if (stateChanged)
        Q_EMIT secretStateChanged(account.id);
}

void AccountList::takeRead(const Account &account, const SecretSlot &slot)
{
    m_accounts[rowOf(account.id)] = account;
    m_secrets[account.id] = slot;
    setSecretState(account.id, slot.state, std::nullopt);
}

void AccountList::drop(const QUuid &id)
{
    const int row = rowOf(id);
    beginRemoveRows({}, row, row);
    m_accounts.removeAt(row);
    m_secrets.remove(id);
    endRemoveRows();
}

void AccountList::arrange(const QList<Account> &accounts)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QList<Account> before = std::exchange(m_accounts, accounts);
    const QModelIndexList persistent = persistentIndexList();
    for (const QModelIndex &old : persistent)
        changePersistentIndex(old, index(rowOf(before.at(old.row()).id), old.column()));
    Q_EMIT layoutChanged({}, VerticalSortHint);
    for (const Account &account : before) {
        if (const Account *now = find(account.id); now && *now != account)
            Q_EMIT accountChanged(account.id);
    }
}

void AccountList::setSecretState(const QUuid &id, SecretState state, const std::optional<SecretError> &error)
{
    SecretSlot &slot = m_secrets[id];
    slot.state = state;
    slot.error = error;
    if (!slot.isInMemory())
        slot.secrets = {};
    const int row = rowOf(id);
    Q_EMIT dataChanged(index(row), index(row), {SecretStateRole});
    Q_EMIT secretStateChanged(id);
}

} // namespace proxydeck

#include "moc_account_list.cpp"
#include "moc_key_color.cpp"
