// SPDX-License-Identifier: MIT
#pragma once

#include <QUuid>

class QWidget;

namespace proxydeck {

class AccountBook;

/// Asks at \a parent whether the account shall go, saying what is lost, and removes it. Returns at once; a failure is
/// told in a box of its own, and the account then stays.
void deleteAccount(QWidget *parent, AccountBook &accounts, const QUuid &id);

} // namespace proxydeck
