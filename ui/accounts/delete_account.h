// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>

#include <functional>

class QWidget;

namespace proxydeck {

class AccountBook;

/// Asks with \a parent as parent window whether to delete the account, lists what will be lost, and removes it. Returns
/// at once; a failure is shown in a message box, and the account then stays. \a waiting: how many calls of an account
/// wait to be sent; none: not told.
void deleteAccount(QWidget *parent, AccountBook &accounts, const QUuid &id,
                   const std::function<int(const QUuid &)> &waiting = {});

} // namespace proxydeck
