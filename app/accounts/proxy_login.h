// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "base/proxy_credentials.h"

class QUuid;

namespace proxydeck {

class AccountBook;

/// The login of the leases that the \a keyNumber-th key of \a account has obtained, as \a accounts knows it now.
Expected<ProxyCredentials, NoLogin> proxyLogin(const AccountBook &accounts, const QUuid &account, int keyNumber);

} // namespace proxydeck
