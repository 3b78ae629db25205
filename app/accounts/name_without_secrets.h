// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"

#include <QString>

namespace proxydeck {

/// \a name without \a secrets and without those of any link in it. A secret pasted into the name would appear in the
/// file, in the ledger, in the window title and in screenshots. Secrets of less than four characters stay, because they
/// occur in names by chance.
QString nameWithoutSecrets(const QString &name, const AccountSecrets &secrets);

} // namespace proxydeck
