// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUuid>

namespace proxydeck {

class AccountBook;
struct Account;

/// "Short-lived · Channel ×20"; without the number where the plan has no channels or nobody has said how many.
QString planText(const Account &account);

/// What is wrong with the secret of \a key, in a few words: "keychain locked". Empty: it can be used.
QString keyTroubleText(const AccountBook &accounts, const QUuid &key);

/// What else is to be known: "this session only", "reading…". May be empty.
QString keyNoteText(const AccountBook &accounts, const QUuid &key);

} // namespace proxydeck
