// SPDX-License-Identifier: MIT
#include "forget_secrets.h"

#include "accounts/account_book.h"
#include "accounts/accounts_file.h"
#include "accounts/secrets_text.h"

#include <QTimer>

#include <algorithm>
#include <memory>

namespace proxydeck {

namespace {

struct Forgetting
{
    Forgetting(const QString &dataFolder, SecretStore &store)
        : book(dataFolder, store)
    {
    }

    AccountBook book;
    int open = 0;
    int failed = 0;
};

} // namespace

void forgetSecrets(const QString &dataFolder, SecretStore &store, const std::function<void(int)> &done)
{
    AccountsFile file(dataFolder);
    const AccountsFile::Content content = file.load();
    const auto work = std::make_shared<Forgetting>(dataFolder, store);
    // A list that could not be read names nothing to remove, which is not the same as nothing to be removed.
    work->failed = file.problem().isEmpty() ? 0 : 1;
    work->open = 1;
    const auto finishOne = [work, &store, done](bool well) {
        work->failed += !well;
        if (--work->open == 0)
            // The book cannot end inside its own answer.
            QTimer::singleShot(0, &store, [work, done] { done(work->failed); });
    };
    const auto isListed = [&content](const QUuid &id) {
        return std::ranges::any_of(content.accounts, [&id](const auto &entry) { return entry.account.id == id; });
    };
    for (const AccountsFile::Entry &entry : content.accounts) {
        ++work->open;
        work->book.remove(entry.account.id, [finishOne](const auto &removed) { finishOne(removed.has_value()); });
    }
    // What a crash left in the keychain under no account.
    for (const QUuid &id : content.unfinished) {
        if (isListed(id))
            continue;
        ++work->open;
        store.remove(secretEntry(id), [finishOne](const auto &removed) { finishOne(removed.has_value()); });
    }
    finishOne(true);
}

} // namespace proxydeck
