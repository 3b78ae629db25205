// SPDX-License-Identifier: MIT
#include "accounts/account_book.h"

#include "accounts/secrets_text.h"

// Adding, changing and removing. The keychain and the file cannot be written as one, so that each change marks its
// account in the file first, and whoever finds a mark at the next start knows what to look after: see finishLeftovers()
// and takeRead().

namespace proxydeck {

namespace {

constexpr qsizetype shortestTellingKey = 4; // shorter ones stand in many a name by chance

/// A key pasted into the name would be in the file, the title and every screenshot.
Account withoutKeyInName(Account account, const AccountSecrets &secrets)
{
    if (secrets.key.reveal().size() >= shortestTellingKey)
        account.name
            = masked(account.name, {.key = secrets.key, .apiPassword = {}, .proxyUser = {}, .proxyPassword = {}});
    return account;
}

/// Nothing of it can be in the keychain.
bool neverArrived(SecretError::Kind kind)
{
    return kind == SecretError::Kind::TooLarge || kind == SecretError::Kind::NoKeychain;
}

} // namespace

AccountBook::Result AccountBook::check(const AccountSecrets &secrets) const
{
    if (secretsFromText(secretsText(secrets)) == secrets)
        return {};
    return Unexpected<Failure>(
        Failure{SecretError{SecretError::Kind::Mismatch,
                            tr("The secrets hold characters that cannot be kept, or there is no key.")},
                {}});
}

void AccountBook::add(Account account, AccountSecrets secrets, Keep keep, Done done)
{
    if (account.id.isNull() || m_secrets.contains(account.id) || m_turns.contains(account.id))
        account.id = QUuid::createUuid();
    account = withoutKeyInName(std::move(account), secrets);
    if (const Result fine = check(secrets); !fine) {
        answer(done, fine);
        return;
    }
    takeTurn(account.id, [=, this] {
        if (keep == Keep::InStore)
            addToStore(account, secrets, done);
        else
            addForSession(account, secrets, done);
    });
}

void AccountBook::addToStore(const Account &account, const AccountSecrets &secrets, const Done &done)
{
    const QUuid id = account.id;
    if (const Result marked = mark(id); !marked) {
        endTurn(id, done, marked);
        return;
    }
    const auto written = [=, this](const Expected<void, SecretError> &result) {
        Result outcome;
        if (!result) {
            outcome = Unexpected<Failure>(
                Failure{SecretError{result.error().kind, masked(result.error().detail, secrets)}, {}});
        } else {
            AccountsFile::Content longer = content();
            longer.accounts.append({account, true});
            longer.unfinished.removeOne(id);
            outcome = save(longer);
        }
        if (!outcome) {
            const auto kind = outcome.error().secret ? std::optional(outcome.error().secret->kind) : std::nullopt;
            undoWrite(id, kind, [=, this] { endTurn(id, done, outcome); });
            return;
        }
        m_unfinished.removeOne(id);
        append(account, slotFor(secrets, true));
        endTurn(id, done, {});
    };
    m_store.write(secretEntry(id), secretsText(secrets), ifAlive<Expected<void, SecretError>>(written));
}

void AccountBook::addForSession(const Account &account, const AccountSecrets &secrets, const Done &done)
{
    AccountsFile::Content longer = content();
    longer.accounts.append({account, false});
    const Result saved = save(longer);
    if (saved)
        append(account, slotFor(secrets, false));
    endTurn(account.id, done, saved);
}

void AccountBook::update(Account account, AccountSecrets secrets, Keep keep, Done done)
{
    account = withoutKeyInName(std::move(account), secrets);
    if (const Result fine = check(secrets); !fine && !secrets.key.isEmpty()) {
        answer(done, fine);
        return;
    }
    takeTurn(account.id, [=, this] {
        const auto slot = m_secrets.constFind(account.id);
        if (slot == m_secrets.constEnd()) {
            const Failure gone{SecretError{SecretError::Kind::NotFound, tr("There is no such account.")}, {}};
            endTurn(account.id, done, Unexpected<Failure>(gone));
            return;
        }
        const bool inStore = keep == Keep::InStore;
        const bool same = slot->isInMemory() && slot->secrets == secrets && slot->inStore == inStore;
        if (same || secrets.key.isEmpty())
            updatePublicPart(account, done);
        else if (inStore)
            updateInStore(account, secrets, done);
        else
            updateForSession(account, secrets, done);
    });
}

void AccountBook::updatePublicPart(const Account &account, const Done &done)
{
    // The name alone must not wake a keychain that asks for a password.
    const SecretSlot slot = m_secrets.value(account.id);
    AccountsFile::Content changed = content();
    changed.accounts[rowOf(account.id)] = {account, slot.inStore};
    const Result saved = save(changed);
    if (saved)
        replace(account, slot);
    endTurn(account.id, done, saved);
}

void AccountBook::updateInStore(const Account &account, const AccountSecrets &secrets, const Done &done)
{
    const QUuid id = account.id;
    const bool wasInStore = m_secrets.value(id).inStore;
    if (const Result ready = wasInStore ? save(content()) : mark(id); !ready) {
        endTurn(id, done, ready);
        return;
    }
    const auto written = [=, this](const Expected<void, SecretError> &result) {
        Result outcome;
        if (!result)
            outcome = Unexpected<Failure>(
                Failure{SecretError{result.error().kind, masked(result.error().detail, secrets)}, {}});
        else
            outcome = saveReplacing(account, true);
        if (!outcome) {
            const auto kind = outcome.error().secret ? std::optional(outcome.error().secret->kind) : std::nullopt;
            undoWrite(id, kind, [=, this] { endTurn(id, done, outcome); });
            return;
        }
        m_unfinished.removeOne(id);
        m_toBeResolved.remove(id);
        replace(account, slotFor(secrets, true));
        endTurn(id, done, {});
    };
    m_store.write(secretEntry(id), secretsText(secrets), ifAlive<Expected<void, SecretError>>(written));
}

void AccountBook::updateForSession(const Account &account, const AccountSecrets &secrets, const Done &done)
{
    const QUuid id = account.id;
    const bool wasInStore = m_secrets.value(id).inStore;
    const bool wasMarked = m_unfinished.contains(id);
    if (wasInStore && !wasMarked)
        m_unfinished.append(id);
    if (const Result saved = saveReplacing(account, false); !saved) {
        if (wasInStore && !wasMarked)
            m_unfinished.removeOne(id);
        endTurn(id, done, saved);
        return;
    }
    m_toBeResolved.remove(id);
    replace(account, slotFor(secrets, false));
    if (!wasInStore) {
        endTurn(id, done, {});
        return;
    }
    // The operator need not wait for a keychain that is perhaps the very reason for this choice.
    answer(done, {});
    m_store.remove(secretEntry(id),
                   ifAlive<Expected<void, SecretError>>([=, this](const Expected<void, SecretError> &result) {
                       if (result)
                           unmark(id);
                       endTurn(id);
                   }));
}

void AccountBook::undoWrite(const QUuid &id, std::optional<SecretError::Kind> error, const std::function<void()> &then)
{
    const SecretSlot before = m_secrets.value(id);
    const bool untouched = error && neverArrived(*error);
    if (!before.inStore && untouched) {
        unmark(id);
        then();
    } else if (!before.inStore) {
        m_store.remove(secretEntry(id),
                       ifAlive<Expected<void, SecretError>>([=, this](const Expected<void, SecretError> &result) {
                           if (result)
                               unmark(id); // else the next start sees to it
                           then();
                       }));
    } else if (before.isInMemory() && !untouched && error != SecretError::Kind::Locked) {
        m_store.write(secretEntry(id), secretsText(before.secrets),
                      ifAlive<Expected<void, SecretError>>([=](const Expected<void, SecretError> &) { then(); }));
    } else {
        then();
    }
}

void AccountBook::remove(const QUuid &id, Done done)
{
    takeTurn(id, [=, this] {
        if (rowOf(id) < 0)
            endTurn(id, done, {});
        else
            removeFromStore(id, done);
    });
}

void AccountBook::removeFromStore(const QUuid &id, const Done &done)
{
    const auto dropNow = [=, this] {
        AccountsFile::Content shorter = content();
        shorter.accounts.removeAt(rowOf(id));
        if (m_secrets.value(id).inStore)
            shorter.unfinished.removeOne(id);
        const Result saved = save(shorter);
        if (saved) {
            m_unfinished = shorter.unfinished;
            m_toBeResolved.remove(id);
            drop(id);
        }
        return saved;
    };
    if (!m_secrets.value(id).inStore) {
        endTurn(id, done, dropNow());
        return;
    }
    if (const Result marked = mark(id); !marked) {
        endTurn(id, done, marked);
        return;
    }
    const auto removed = [=, this](const Expected<void, SecretError> &result) {
        if (!result) {
            if (!m_toBeResolved.contains(id))
                unmark(id);
            endTurn(id, done, Unexpected<Failure>(Failure{result.error(), {}}));
        } else if (const Result dropped = dropNow(); dropped) {
            endTurn(id, done, {});
        } else {
            putSecretBack(id, dropped, done);
        }
    };
    m_store.remove(secretEntry(id), ifAlive<Expected<void, SecretError>>(removed));
}

void AccountBook::putSecretBack(const QUuid &id, const Result &failure, const Done &done)
{
    const SecretSlot slot = m_secrets.value(id);
    if (!slot.isInMemory()) {
        setSecretState(id, SecretState::Unavailable, SecretError{SecretError::Kind::NotFound, {}});
        endTurn(id, done, failure);
        return;
    }
    m_store.write(secretEntry(id), secretsText(slot.secrets),
                  ifAlive<Expected<void, SecretError>>([=, this](const Expected<void, SecretError> &result) {
                      if (result)
                          unmark(id);
                      else if (m_secrets.contains(id))
                          setSecretState(id, SecretState::SessionOnly, std::nullopt); // still in memory, nowhere else
                      endTurn(id, done, failure);
                  }));
}

} // namespace proxydeck
