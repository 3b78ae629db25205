// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"

#include "accounts/secret_entries.h"
#include "accounts/secrets_text.h"

namespace proxydeck {

namespace {

/// These errors concern the whole keychain, or the operator refused access. Do not ask again for each of the other
/// entries, as macOS would after the program's signature has changed.
bool concernsAll(SecretError::Kind kind)
{
    return kind == SecretError::Kind::Locked || kind == SecretError::Kind::Denied
        || kind == SecretError::Kind::NoKeychain;
}

} // namespace

AccountBook::AccountBook(const QString &dataFolder, SecretStore &store, QObject *parent)
    : AccountList(parent)
    , m_store(store)
    , m_file(dataFolder)
    , m_changes(*this, m_file, store)
{
    const AccountsFile::Content content = m_file.load();
    keyIdsRef().beginRun(content.run + 1);
    for (const AccountsFile::Entry &entry : content.accounts) {
        SecretSlot slot;
        slot.inStore = entry.secretInStore;
        if (!slot.inStore) {
            slot.state = SecretState::Unavailable;
            slot.error = SecretError{SecretError::Kind::NotFound, {}};
        }
        append(entry.account, slot);
    }
    connect(&store, &SecretStore::appeared, this, &AccountBook::reloadAfterKeychainCame);
    m_changes.finishLeftovers(content.unfinished);
    if (content.namesWereMasked)
        m_changes.saveAgain();
    for (const Account &account : accounts()) {
        if (slotOf(account.id).inStore)
            readSecrets(account.id);
    }
}

void AccountBook::add(const Account &account, const AccountSecrets &secrets, Keep keep, const Done &done)
{
    m_changes.add(account, secrets, keep, done);
}

void AccountBook::update(const Account &account, const AccountSecrets &secrets, Keep keep, const Done &done)
{
    m_changes.update(account, secrets, keep, done);
}

void AccountBook::remove(const QUuid &id, const Done &done) { m_changes.remove(id, done); }

void AccountBook::arrange(const QList<AccountPlace> &places, const Done &done) { m_changes.arrange(places, done); }

void AccountBook::reloadSecrets(const QUuid &id)
{
    const SecretSlot slot = slotOf(id);
    if (!slot.inStore || slot.state != SecretState::Unavailable)
        return;
    setSecretState(id, SecretState::Loading, std::nullopt);
    readSecrets(id);
}

void AccountBook::readSecrets(const QUuid &id)
{
    slotRef(id).wasNotAsked = false;
    m_toRead.append(id);
    readNext();
}

void AccountBook::readNext()
{
    while (!m_readUnderWay && !m_toRead.isEmpty()) {
        const QUuid id = m_toRead.takeFirst();
        if (!contains(id) || slotOf(id).state != SecretState::Loading)
            continue; // deleted, or given new secrets, in the meantime
        m_readUnderWay = true;
        const quint64 reading = ++m_reads;
        slotRef(id).reading = reading;
        // The store may live longer than this object.
        m_store.read(secretEntry(id), [=, this, self = QPointer(this)](const Expected<Secret, SecretError> &result) {
            if (!self)
                return;
            m_readUnderWay = false;
            if (slotOf(id).reading == reading)
                takeRead(id, result);
            readNext();
        });
    }
}

void AccountBook::takeRead(const QUuid &id, const Expected<Secret, SecretError> &result)
{
    slotRef(id).reading = 0;
    const bool found = result.has_value();
    const bool missing = !found && result.error().kind == SecretError::Kind::NotFound;
    if ((found || missing) && m_changes.resolve(id, found))
        return;
    if (!found) {
        setSecretState(id, SecretState::Unavailable, result.error());
        if (concernsAll(result.error().kind)) {
            const QList<QUuid> others = std::exchange(m_toRead, {});
            for (const QUuid &other : others) {
                if (contains(other) && slotOf(other).state == SecretState::Loading) {
                    slotRef(other).wasNotAsked = true;
                    setSecretState(other, SecretState::Unavailable, result.error());
                }
            }
        }
    } else if (const std::optional<AccountSecrets> secrets = secretsFromText(*result)) {
        m_changes.takeSecrets(id, *secrets, keyIdFromText(*result));
        reloadOthers();
    } else {
        setSecretState(id, SecretState::Unavailable,
                       SecretError{SecretError::Kind::Failed, tr("The keychain's entry is not one of this program.")});
    }
}

void AccountBook::reloadAfterKeychainCame()
{
    const QList<Account> all = accounts(); // a copy, as a connected slot may change the list
    for (const Account &account : all) {
        // A locked one would ask for its password unasked.
        const std::optional<SecretError> error = secretError(account.id);
        if (error && (error->kind == SecretError::Kind::NoKeychain || error->kind == SecretError::Kind::Failed))
            reloadSecrets(account.id);
    }
}

void AccountBook::reloadOthers()
{
    const QList<Account> all = accounts(); // a copy, as a connected slot may change the list
    for (const Account &account : all) {
        const std::optional<SecretError> error = secretError(account.id);
        // An entry that was refused by itself is not retried until the operator asks for it.
        if (error && (error->kind == SecretError::Kind::Locked || slotOf(account.id).wasNotAsked))
            reloadSecrets(account.id);
    }
}

} // namespace proxydeck

#include "moc_account_book.cpp"
