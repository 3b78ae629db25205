// SPDX-License-Identifier: MIT
#include "accounts/proxy_login.h"

#include "accounts/account_book.h"

namespace proxydeck {

Expected<ProxyCredentials, NoLogin> proxyLogin(const AccountBook &accounts, const QUuid &account, int keyNumber)
{
    const Account *known = accounts.find(account);
    const AccountSecrets *secrets = accounts.secrets(account);
    if (!known || !secrets)
        return Unexpected<NoLogin>(NoLogin::SecretsMissing);
    // The login of another key would not work, and gives that key to whoever gets the lease.
    if (known->keyNumber != keyNumber)
        return Unexpected<NoLogin>(NoLogin::KeyReplaced);
    // With neither a proxy user nor any password stored, the operator's address is on the vendor's whitelist: the
    // leases need no credentials, and the key must not be given out as one.
    if (secrets->proxyUser.isEmpty() && secrets->effectiveProxyPassword().isEmpty())
        return ProxyCredentials{};
    return ProxyCredentials{secrets->effectiveProxyUser(), secrets->effectiveProxyPassword()};
}

} // namespace proxydeck
