// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>

class QWidget;

namespace proxydeck {

class AccountBook;

/// Asks with \a parent as parent window whether to delete the account, lists what will be lost, and removes it. Returns
/// at once; a failure is shown in a message box, and the account then stays.
void deleteAccount(QWidget *parent, AccountBook &accounts, const QUuid &id);

} // namespace proxydeck
