// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"

#include "accounts/secrets_text.h"
#include "base/visible_text.h"
#include "catalogue/catalogue.h"

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// What is true of one entry is then true of the keychain; or the operator turned its question down, and need not be asked the same
/// for each of the others, as macOS would after the program came with another signature.
bool concernsAll(SecretError::Kind kind)
{
    return kind == SecretError::Kind::Locked || kind == SecretError::Kind::Denied || kind == SecretError::Kind::NoKeychain;
}

} // namespace

AccountBook::AccountBook(const QString &dataFolder, SecretStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_file(dataFolder)
{
    const AccountsFile::Content content = m_file.load();
    for (const AccountsFile::Entry &entry : content.accounts) {
        m_accounts.append(entry.account);
        SecretSlot slot;
        slot.inStore = entry.secretInStore;
        if (!slot.inStore) {
            slot.state = SecretState::Unavailable;
            slot.error = SecretError{SecretError::Kind::NotFound, {}};
        }
        m_secrets.insert(entry.account.id, slot);
    }
    m_unfinished = content.unfinished;
    finishLeftovers();
    for (const Account &account : std::as_const(m_accounts)) {
        if (m_secrets.value(account.id).inStore)
            readSecrets(account.id);
    }
}

const Account *AccountBook::find(const QUuid &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_accounts.at(row);
}

int AccountBook::rowOf(const QUuid &id) const
{
    const auto it = std::ranges::find(m_accounts, id, &Account::id);
    return it == m_accounts.end() ? -1 : int(it - m_accounts.begin());
}

const AccountSecrets *AccountBook::secrets(const QUuid &id) const
{
    const auto slot = m_secrets.constFind(id);
    return slot != m_secrets.constEnd() && slot->isInMemory() ? &slot->secrets : nullptr;
}

AccountBook::SecretState AccountBook::secretState(const QUuid &id) const
{
    const auto slot = m_secrets.constFind(id);
    return slot == m_secrets.constEnd() ? SecretState::Unavailable : slot->state;
}

std::optional<SecretError> AccountBook::secretError(const QUuid &id) const
{
    const auto slot = m_secrets.constFind(id);
    return slot == m_secrets.constEnd() ? std::nullopt : slot->error;
}

void AccountBook::reloadSecrets(const QUuid &id)
{
    const auto slot = m_secrets.constFind(id);
    if (slot == m_secrets.constEnd() || !slot->inStore || slot->state != SecretState::Unavailable)
        return;
    setSecretState(id, SecretState::Loading, std::nullopt);
    readSecrets(id);
}

void AccountBook::readSecrets(const QUuid &id)
{
    m_secrets[id].wasNotAsked = false;
    m_toRead.append(id);
    readNext();
}

void AccountBook::readNext()
{
    while (!m_readUnderWay && !m_toRead.isEmpty()) {
        const QUuid id = m_toRead.takeFirst();
        const auto waiting = m_secrets.find(id);
        if (waiting == m_secrets.end() || waiting->state != SecretState::Loading)
            continue; // by now it is gone, or its secrets were given anew
        m_readUnderWay = true;
        const quint64 reading = ++m_reads;
        waiting->reading = reading;
        m_store.read(secretEntry(id), ifAlive<Expected<Secret, SecretError>>([=, this](const auto &result) {
                         m_readUnderWay = false;
                         const auto slot = m_secrets.constFind(id);
                         if (slot != m_secrets.constEnd() && slot->reading == reading)
                             takeRead(id, result);
                         readNext();
                     }));
    }
}

void AccountBook::takeRead(const QUuid &id, const Expected<Secret, SecretError> &result)
{
    m_secrets[id].reading = 0;
    const bool found = result.has_value();
    const bool missing = !found && result.error().kind == SecretError::Kind::NotFound;
    if (m_toBeResolved.contains(id) && !m_turns.contains(id) && (found || missing)) {
        // A removal was interrupted. With its secret the account stays as if nothing had been asked; without, the rest
        // is done.
        m_toBeResolved.remove(id);
        m_unfinished.removeOne(id);
        if (missing)
            drop(id);
        (void)save(content()); // else once more at the next start
        if (missing)
            return;
    }
    if (!found) {
        setSecretState(id, SecretState::Unavailable, result.error());
        if (concernsAll(result.error().kind)) {
            const QList<QUuid> others = std::exchange(m_toRead, {});
            for (const QUuid &other : others) {
                if (m_secrets.value(other).state == SecretState::Loading && m_secrets.contains(other)) {
                    m_secrets[other].wasNotAsked = true;
                    setSecretState(other, SecretState::Unavailable, result.error());
                }
            }
        }
    } else if (const std::optional<AccountSecrets> secrets = secretsFromText(*result)) {
        const SecretSlot slot = slotFor(*secrets, true);
        m_secrets[id].secrets = slot.secrets;
        setSecretState(id, slot.state, std::nullopt);
        reloadOthers();
    } else {
        setSecretState(id, SecretState::Unavailable,
                       SecretError{SecretError::Kind::Failed, tr("The keychain's entry is not one of this program.")});
    }
}

void AccountBook::reloadOthers()
{
    const QList<Account> accounts = m_accounts; // whoever hears of the first may change the list
    for (const Account &account : accounts) {
        const std::optional<SecretError> error = secretError(account.id);
        // What was refused for itself stays so until the operator wants it.
        if (error && (error->kind == SecretError::Kind::Locked || m_secrets.value(account.id).wasNotAsked))
            reloadSecrets(account.id);
    }
}

void AccountBook::finishLeftovers()
{
    const QList<QUuid> unfinished = m_unfinished;
    for (const QUuid &id : unfinished) {
        if (m_secrets.value(id).inStore) {
            m_toBeResolved.insert(id);
            continue;
        }
        takeTurn(id, [=, this] {
            m_store.remove(secretEntry(id), ifAlive<Expected<void, SecretError>>([=, this](const auto &result) {
                               if (result)
                                   unmark(id);
                               endTurn(id);
                           }));
        });
    }
}

void AccountBook::retranslate()
{
    if (!m_accounts.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole});
}

int AccountBook::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_accounts.size()); }

QVariant AccountBook::data(const QModelIndex &index, int role) const
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
    // Only where channels are what was bought do they say anything.
    if (account.mode != Mode::Channel && account.mode != Mode::None) {
        //: %1 name of a key, %2 what was bought: "East crawl · Short-lived · Even"
        return tr("%1 · %2").arg(name, plan);
    }
    //: %1 name of a key, %2 what was bought, %3 number of channels: "East crawl · Short-lived · Channel ×20"
    return tr("%1 · %2 ×%3").arg(name, plan, QString::number(account.channels));
}

AccountsFile::Content AccountBook::content() const
{
    AccountsFile::Content content;
    for (const Account &account : m_accounts)
        content.accounts.append({account, m_secrets.value(account.id).inStore});
    content.unfinished = m_unfinished;
    return content;
}

AccountBook::Result AccountBook::save(const AccountsFile::Content &content)
{
    if (const auto saved = m_file.save(content); !saved)
        return Unexpected<Failure>(Failure{std::nullopt, saved.error()});
    return {};
}

AccountBook::Result AccountBook::saveReplacing(const Account &account, bool inStore)
{
    AccountsFile::Content changed = content();
    changed.accounts[rowOf(account.id)] = {account, inStore};
    if (inStore)
        changed.unfinished.removeOne(account.id);
    return save(changed);
}

AccountBook::Result AccountBook::mark(const QUuid &id)
{
    if (m_unfinished.contains(id))
        return save(content());
    m_unfinished.append(id);
    const Result saved = save(content());
    if (!saved)
        m_unfinished.removeOne(id);
    return saved;
}

void AccountBook::unmark(const QUuid &id)
{
    m_unfinished.removeOne(id);
    (void)save(content()); // a mark that stays in the file costs one needless look at the next start
}

void AccountBook::append(const Account &account, const SecretSlot &slot)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_accounts.append(account);
    m_secrets.insert(account.id, slot);
    endInsertRows();
}

void AccountBook::replace(const Account &account, const SecretSlot &slot)
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

void AccountBook::drop(const QUuid &id)
{
    const int row = rowOf(id);
    beginRemoveRows({}, row, row);
    m_accounts.removeAt(row);
    m_secrets.remove(id);
    endRemoveRows();
}

void AccountBook::setSecretState(const QUuid &id, SecretState state, const std::optional<SecretError> &error)
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

AccountBook::SecretSlot AccountBook::slotFor(const AccountSecrets &secrets, bool inStore) const
{
    SecretSlot slot;
    slot.state = inStore && m_store.isLasting() ? SecretState::Ready : SecretState::SessionOnly;
    slot.secrets = secrets;
    slot.inStore = inStore;
    return slot;
}

void AccountBook::takeTurn(const QUuid &id, std::function<void()> run)
{
    QList<std::function<void()>> &turns = m_turns[id];
    turns.append(run);
    if (turns.size() == 1)
        run();
}

void AccountBook::endTurn(const QUuid &id)
{
    QList<std::function<void()>> &turns = m_turns[id];
    turns.removeFirst();
    if (turns.isEmpty()) {
        m_turns.remove(id);
        return;
    }
    const std::function<void()> next = turns.first();
    next();
}

void AccountBook::endTurn(const QUuid &id, const Done &done, const Result &result)
{
    answer(done, result);
    endTurn(id);
}

void AccountBook::answer(const Done &done, const Result &result)
{
    if (done)
        QMetaObject::invokeMethod(
            this, [done, result] { done(result); }, Qt::QueuedConnection);
}

} // namespace proxydeck
