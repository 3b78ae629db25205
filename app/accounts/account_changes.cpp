// SPDX-License-Identifier: MIT
#include "accounts/account_changes.h"

#include "accounts/name_without_secrets.h"
#include "accounts/secret_entries.h"
#include "accounts/secrets_text.h"
#include "base/without_secrets.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// The write cannot have changed the keychain.
bool neverArrived(SecretError::Kind kind)
{
    return kind == SecretError::Kind::TooLarge || kind == SecretError::Kind::NoKeychain;
}

} // namespace

AccountChanges::AccountChanges(AccountList &list, AccountsFile &file, SecretStore &store)
    : m_list(list)
    , m_file(file)
    , m_store(store)
{
}

void AccountChanges::finishLeftovers(const QList<QUuid> &unfinished)
{
    m_unfinished = unfinished;
    for (const Account &account : m_list.accounts())
        m_listed.insert(account.id);
    for (const QUuid &id : unfinished) {
        if (m_list.slotOf(id).inStore) {
            m_toBeResolved.insert(id);
            continue;
        }
        m_turns.start(id, [=, this] {
            m_store.remove(secretEntry(id), ifAlive<Expected<void, SecretError>>([=, this](const auto &result) {
                               if (result)
                                   unmark(id);
                               m_turns.finish(id);
                           }));
        });
    }
}

bool AccountChanges::resolve(const QUuid &id, bool there)
{
    if (!m_toBeResolved.contains(id) || m_turns.isBusy(id))
        return false;
    // If the secret still exists, the account is kept as if the removal had not been requested; otherwise the removal
    // is completed.
    m_toBeResolved.remove(id);
    m_unfinished.removeOne(id);
    if (!there)
        m_list.drop(id);
    (void)save(content()); // if this fails, the next start repeats it
    return !there;
}

void AccountChanges::takeSecrets(const QUuid &id, const AccountSecrets &secrets, const QUuid &entryKeyId)
{
    const Account before = *m_list.find(id);
    Account account = m_list.identified(id, secrets.key, entryKeyId);
    account.name = nameWithoutSecrets(account.name, secrets);
    if (account.name == before.name && account.keyNumber == before.keyNumber) {
        m_list.takeRead(account, slotFor(secrets, true));
        return;
    }
    m_list.replace(account, slotFor(secrets, true));
    saveAgain(); // if this fails, the next start repeats it
}

AccountChanges::Result AccountChanges::check(const AccountSecrets &secrets) const
{
    if (secretsFromText(secretsText(secrets, {})) == secrets)
        return {};
    return Unexpected<Failure>(
        Failure{SecretError{SecretError::Kind::Mismatch,
                            tr("The secrets contain characters that cannot be kept, or there is no key.")},
                {}});
}

void AccountChanges::add(Account account, const AccountSecrets &secrets, Keep keep, const Done &done)
{
    if (account.id.isNull() || m_list.contains(account.id) || m_turns.isBusy(account.id))
        account.id = QUuid::createUuid();
    account.name = nameWithoutSecrets(account.name, secrets);
    if (const Result fine = check(secrets); !fine) {
        answer(done, fine);
        return;
    }
    account.keyId = m_list.keyIdsRef().idOf(secrets.key);
    account.entryKeyId = QUuid();
    m_turns.start(account.id, [=, this] {
        if (keep == Keep::InStore)
            addToStore(account, secrets, done);
        else
            addForSession(account, secrets, done);
    });
}

void AccountChanges::addToStore(const Account &account, const AccountSecrets &secrets, const Done &done)
{
    const QUuid id = account.id;
    if (const Result marked = mark(id); !marked) {
        finishOperation(id, done, marked);
        return;
    }
    const auto written = [=, this](const Expected<void, SecretError> &result) {
        Result outcome;
        if (!result) {
            outcome = Unexpected<Failure>(
                Failure{SecretError{result.error().kind, withoutSecrets(result.error().detail, secrets.all())}, {}});
        } else {
            AccountsFile::Content longer = content();
            longer.accounts.append({account, true});
            longer.unfinished.removeOne(id);
            outcome = save(longer);
        }
        if (!outcome) {
            const auto kind = outcome.error().secret ? std::optional(outcome.error().secret->kind) : std::nullopt;
            undoWrite(id, kind, [=, this] { finishOperation(id, done, outcome); });
            return;
        }
        m_unfinished.removeOne(id);
        m_list.append(account, slotFor(secrets, true));
        finishOperation(id, done, {});
    };
    m_store.write(secretEntry(id), secretsText(secrets, account.keyId), ifAlive<Expected<void, SecretError>>(written));
}

void AccountChanges::addForSession(const Account &account, const AccountSecrets &secrets, const Done &done)
{
    AccountsFile::Content longer = content();
    longer.accounts.append({account, false});
    // Where nothing can be saved, the session needs no file.
    if (!save(longer))
        m_unlisted.insert(account.id);
    m_list.append(account, slotFor(secrets, false));
    finishOperation(account.id, done, {});
}

void AccountChanges::update(Account account, const AccountSecrets &secrets, Keep keep, const Done &done)
{
    // Secrets that are not given stay, and the name must not tell those either.
    account.name
        = nameWithoutSecrets(account.name, secrets.key.isEmpty() ? m_list.slotOf(account.id).secrets : secrets);
    if (const Result fine = check(secrets); !fine && !secrets.key.isEmpty()) {
        answer(done, fine);
        return;
    }
    m_turns.start(account.id, [=, this] {
        if (!m_list.contains(account.id)) {
            const Failure gone{SecretError{SecretError::Kind::NotFound, tr("There is no such key.")}, {}};
            finishOperation(account.id, done, Unexpected<Failure>(gone));
            return;
        }
        const SecretSlot slot = m_list.slotOf(account.id);
        const bool inStore = keep == Keep::InStore;
        Account changed = account;
        changed.keyNumber = m_list.find(account.id)->keyNumber;
        if (!secrets.key.isEmpty() && !(slot.isInMemory() && slot.secrets.key == secrets.key))
            ++changed.keyNumber;
        changed.keyId = secrets.key.isEmpty() ? m_list.find(account.id)->keyId : m_list.keyIdsRef().idOf(secrets.key);
        changed.entryKeyId = m_list.find(account.id)->entryKeyId;
        const bool same = slot.isInMemory() && slot.secrets == secrets && slot.inStore == inStore;
        if (same || secrets.key.isEmpty()) {
            updatePublicPart(changed, keep, done);
            return;
        }
        changed.entryKeyId = QUuid(); // the entry gets the account's id
        if (inStore)
            updateInStore(changed, secrets, done);
        else
            updateForSession(changed, secrets, done);
    });
}

void AccountChanges::updatePublicPart(const Account &account, Keep keep, const Done &done)
{
    // A change of the name must not cause a password prompt of the keychain.
    const SecretSlot slot = m_list.slotOf(account.id);
    AccountsFile::Content changed = content();
    changed.accounts[m_list.rowOf(account.id)] = {inItsGroup(account), slot.inStore};
    Result saved = save(changed);
    if (!saved && keep == Keep::ForThisSession) {
        m_unlisted.insert(account.id);
        saved = {};
    }
    if (saved)
        m_list.replace(inItsGroup(account), slot);
    finishOperation(account.id, done, saved);
}

void AccountChanges::updateInStore(const Account &account, const AccountSecrets &secrets, const Done &done)
{
    const QUuid id = account.id;
    const bool wasInStore = m_list.slotOf(id).inStore;
    if (const Result ready = wasInStore ? save(content()) : mark(id); !ready) {
        finishOperation(id, done, ready);
        return;
    }
    const auto written = [=, this](const Expected<void, SecretError> &result) {
        Result outcome;
        if (!result)
            outcome = Unexpected<Failure>(
                Failure{SecretError{result.error().kind, withoutSecrets(result.error().detail, secrets.all())}, {}});
        else
            outcome = saveReplacing(account, true);
        if (!outcome) {
            const auto kind = outcome.error().secret ? std::optional(outcome.error().secret->kind) : std::nullopt;
            undoWrite(id, kind, [=, this] { finishOperation(id, done, outcome); });
            return;
        }
        m_unfinished.removeOne(id);
        m_toBeResolved.remove(id);
        m_list.replace(inItsGroup(account), slotFor(secrets, true));
        finishOperation(id, done, {});
    };
    m_store.write(secretEntry(id), secretsText(secrets, account.keyId), ifAlive<Expected<void, SecretError>>(written));
}

void AccountChanges::updateForSession(const Account &account, const AccountSecrets &secrets, const Done &done)
{
    const QUuid id = account.id;
    const bool wasInStore = m_list.slotOf(id).inStore;
    const bool wasMarked = m_unfinished.contains(id);
    if (wasInStore && !wasMarked)
        m_unfinished.append(id);
    const bool isSaved = saveReplacing(account, false).has_value();
    m_toBeResolved.remove(id);
    m_list.replace(inItsGroup(account), slotFor(secrets, false));
    if (!isSaved) {
        // The file still has the account as it was, with its secret in the keychain, and so has the next run. The mark
        // stays: once the file can be written, the secret in the keychain is one too many.
        m_unlisted.insert(id);
        finishOperation(id, done, {});
        return;
    }
    if (!wasInStore) {
        finishOperation(id, done, {});
        return;
    }
    // Do not make the operator wait: problems with the keychain may be the reason for this choice.
    answer(done, {});
    m_store.remove(secretEntry(id),
                   ifAlive<Expected<void, SecretError>>([=, this](const Expected<void, SecretError> &result) {
                       if (result)
                           unmark(id);
                       m_turns.finish(id);
                   }));
}

void AccountChanges::undoWrite(const QUuid &id, std::optional<SecretError::Kind> error,
                               const std::function<void()> &then)
{
    const SecretSlot before = m_list.slotOf(id);
    const bool untouched = error && neverArrived(*error);
    if (!before.inStore && untouched) {
        unmark(id);
        then();
    } else if (!before.inStore) {
        m_store.remove(secretEntry(id),
                       ifAlive<Expected<void, SecretError>>([=, this](const Expected<void, SecretError> &result) {
                           if (result)
                               unmark(id); // otherwise done at the next start
                           then();
                       }));
    } else if (before.isInMemory() && !untouched && error != SecretError::Kind::Locked) {
        m_store.write(secretEntry(id), entryText(id),
                      ifAlive<Expected<void, SecretError>>([=](const Expected<void, SecretError> &) { then(); }));
    } else {
        then();
    }
}

void AccountChanges::saveAgain() { (void)save(content()); }

void AccountChanges::remove(const QUuid &id, const Done &done)
{
    m_turns.start(id, [=, this] {
        if (m_list.rowOf(id) < 0)
            finishOperation(id, done, {});
        else
            removeFromStore(id, done);
    });
}

void AccountChanges::arrange(const QList<AccountPlace> &places, const Done &done)
{
    QList<Account> left = m_list.accounts();
    QList<Account> arranged;
    for (const AccountPlace &place : places) {
        const auto found = std::ranges::find(left, place.id, &Account::id);
        if (found == left.end())
            continue; // removed meanwhile
        arranged.append(*found);
        arranged.last().group = place.group;
        left.erase(found);
    }
    arranged += left; // added meanwhile
    AccountsFile::Content changed = content();
    changed.accounts.clear();
    for (const Account &account : std::as_const(arranged))
        changed.accounts.append({account, m_list.slotOf(account.id).inStore});
    const Result saved = save(changed);
    if (saved)
        m_list.arrange(arranged);
    answer(done, saved);
}

void AccountChanges::removeFromStore(const QUuid &id, const Done &done)
{
    const auto dropNow = [=, this] {
        AccountsFile::Content shorter = content();
        shorter.accounts.removeAt(m_list.rowOf(id));
        if (m_list.slotOf(id).inStore)
            shorter.unfinished.removeOne(id);
        Result saved = save(shorter);
        if (!saved && !m_listed.contains(id))
            saved = {}; // it never was in the file
        if (saved) {
            m_unfinished = shorter.unfinished;
            m_toBeResolved.remove(id);
            m_unlisted.remove(id);
            m_list.drop(id);
        }
        return saved;
    };
    if (!m_list.slotOf(id).inStore) {
        finishOperation(id, done, dropNow());
        return;
    }
    if (const Result marked = mark(id); !marked) {
        finishOperation(id, done, marked);
        return;
    }
    const auto removed = [=, this](const Expected<void, SecretError> &result) {
        if (!result) {
            if (!m_toBeResolved.contains(id))
                unmark(id);
            finishOperation(id, done, Unexpected<Failure>(Failure{result.error(), {}}));
        } else if (const Result dropped = dropNow(); dropped) {
            finishOperation(id, done, {});
        } else {
            restorePreviousSecret(id, dropped, done);
        }
    };
    m_store.remove(secretEntry(id), ifAlive<Expected<void, SecretError>>(removed));
}

void AccountChanges::restorePreviousSecret(const QUuid &id, const Result &failure, const Done &done)
{
    const SecretSlot slot = m_list.slotOf(id);
    if (!slot.isInMemory()) {
        m_list.setSecretState(id, AccountList::SecretState::Unavailable, SecretError{SecretError::Kind::NotFound, {}});
        finishOperation(id, done, failure);
        return;
    }
    m_store.write(secretEntry(id), entryText(id),
                  ifAlive<Expected<void, SecretError>>([=, this](const Expected<void, SecretError> &result) {
                      if (result)
                          unmark(id);
                      else if (m_list.contains(id))
                          m_list.setSecretState(id, AccountList::SecretState::SessionOnly,
                                                std::nullopt); // only in memory now
                      finishOperation(id, done, failure);
                  }));
}

AccountsFile::Content AccountChanges::content() const
{
    AccountsFile::Content content;
    for (const Account &account : m_list.accounts())
        content.accounts.append({account, m_list.slotOf(account.id).inStore});
    content.unfinished = m_unfinished;
    content.run = m_list.keyIds().run();
    return content;
}

AccountChanges::Result AccountChanges::save(const AccountsFile::Content &content)
{
    if (const auto saved = m_file.save(content); !saved)
        return Unexpected<Failure>(Failure{std::nullopt, saved.error()});
    m_unlisted.clear();
    m_listed.clear();
    for (const AccountsFile::Entry &entry : content.accounts)
        m_listed.insert(entry.account.id);
    return {};
}

Account AccountChanges::inItsGroup(Account account) const
{
    // Only arrange() changes the group, and it may have done so since the account was read for the change.
    account.group = m_list.find(account.id)->group;
    return account;
}

AccountChanges::Result AccountChanges::saveReplacing(const Account &account, bool inStore)
{
    AccountsFile::Content changed = content();
    changed.accounts[m_list.rowOf(account.id)] = {inItsGroup(account), inStore};
    if (inStore)
        changed.unfinished.removeOne(account.id);
    return save(changed);
}

AccountChanges::Result AccountChanges::mark(const QUuid &id)
{
    if (m_unfinished.contains(id))
        return save(content());
    m_unfinished.append(id);
    Result saved = save(content());
    if (!saved)
        m_unfinished.removeOne(id);
    return saved;
}

void AccountChanges::unmark(const QUuid &id)
{
    m_unfinished.removeOne(id);
    (void)save(content()); // if saving fails, the next start checks once more
}

Secret AccountChanges::entryText(const QUuid &id) const
{
    const Account &account = *m_list.find(id);
    return secretsText(m_list.slotOf(id).secrets, account.entryKeyId.isNull() ? account.keyId : account.entryKeyId);
}

AccountList::SecretSlot AccountChanges::slotFor(const AccountSecrets &secrets, bool inStore) const
{
    SecretSlot slot;
    slot.state
        = inStore && m_store.isLasting() ? AccountList::SecretState::Ready : AccountList::SecretState::SessionOnly;
    slot.secrets = secrets;
    slot.inStore = inStore;
    return slot;
}

void AccountChanges::finishOperation(const QUuid &id, const Done &done, const Result &result)
{
    answer(done, result);
    m_turns.finish(id);
}

void AccountChanges::answer(const Done &done, const Result &result)
{
    if (done)
        QMetaObject::invokeMethod(
            this, [done, result] { done(result); }, Qt::QueuedConnection);
}

} // namespace proxydeck

#include "moc_account_changes.cpp"
