// SPDX-License-Identifier: MIT
#include "ui/outgoing/proxy_credentials.h"

#include "accounts/proxy_login.h"

namespace proxydeck {

OutgoingLeases::CredentialsOf proxyCredentials(const AccountBook &accounts, bool wanted)
{
    if (!wanted)
        return {};
    return [&accounts](const LeaseOrigin &origin) { return proxyLogin(accounts, origin.account, origin.keyNumber); };
}

} // namespace proxydeck
