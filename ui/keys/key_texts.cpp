// SPDX-License-Identifier: MIT
#include "ui/keys/key_texts.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"

#include <QCoreApplication>
#include <QLocale>

namespace proxydeck {

namespace {

struct KeyWords
{
    Q_DECLARE_TR_FUNCTIONS(Keys)
};

} // namespace

QString planText(const Account &account)
{
    QString plan = planName(account.product, account.mode);
    const bool counted = account.channelsEntered && (account.mode == Mode::Channel || account.mode == Mode::None);
    if (!counted)
        return plan;
    //: %1 what was bought, %2 number of channels: "Short-lived · Channel ×20"
    return KeyWords::tr("%1 ×%2").arg(plan, QLocale().toString(account.channels));
}

QString keyTroubleText(const AccountBook &accounts, const QUuid &key)
{
    if (accounts.secretState(key) != AccountBook::SecretState::Unavailable)
        return {};
    const auto error = accounts.secretError(key);
    switch (error ? error->kind : SecretError::Kind::Failed) {
    case SecretError::Kind::NotFound:
        return KeyWords::tr("secret missing");
    case SecretError::Kind::Locked:
        return KeyWords::tr("keychain locked");
    case SecretError::Kind::Denied:
        return KeyWords::tr("access refused");
    case SecretError::Kind::NoKeychain:
        return KeyWords::tr("no keychain");
    case SecretError::Kind::TooLarge:
    case SecretError::Kind::Mismatch:
    case SecretError::Kind::Failed:
        break;
    }
    return KeyWords::tr("cannot be read");
}

QString keyNoteText(const AccountBook &accounts, const QUuid &key)
{
    switch (accounts.secretState(key)) {
    case AccountBook::SecretState::Loading:
        return KeyWords::tr("reading…", "the secret of a key");
    case AccountBook::SecretState::SessionOnly:
        return accounts.store().isLasting() ? KeyWords::tr("this session only") : QString();
    case AccountBook::SecretState::Ready:
    case AccountBook::SecretState::Unavailable:
        break;
    }
    return {};
}

} // namespace proxydeck
