// SPDX-License-Identifier: MIT
#include "forget_secrets.h"

#include "accounts/account_book.h"
#include "accounts/accounts_file.h"
#include "accounts/secret_entries.h"

#include <QTimer>

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
    QStringList entries = allEntries(dataFolder);
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
    for (const AccountsFile::Entry &entry : content.accounts) {
        entries.removeOne(secretEntry(entry.account.id));
        ++work->open;
        work->book.remove(entry.account.id, [finishOne](const auto &removed) { finishOne(removed.has_value()); });
    }
    // What belongs to no account, what a crash left under none, and what only a damaged list names.
    for (const QString &entry : std::as_const(entries)) {
        ++work->open;
        store.remove(entry, [finishOne, mayBeNone = isPerhaps(entry)](const auto &removed) {
            // Nothing says that this entry exists: where there is no keychain, it does not.
            finishOne(removed.has_value() || (mayBeNone && removed.error().kind == SecretError::Kind::NoKeychain));
        });
    }
    finishOne(true);
}

} // namespace proxydeck
