// SPDX-License-Identifier: MIT
#include "ui/outgoing/proxy_credentials.h"

#include "accounts/account_book.h"

namespace proxydeck {

OutgoingLeases::CredentialsOf proxyCredentials(const AccountBook &accounts, bool wanted)
{
    if (!wanted)
        return {};
    return [&accounts](const LeaseOrigin &origin) -> Expected<ProxyCredentials, OutgoingLeases::NoLogin> {
        const Account *account = accounts.find(origin.account);
        const AccountSecrets *secrets = accounts.secrets(origin.account);
        if (!account || !secrets)
            return Unexpected<OutgoingLeases::NoLogin>(OutgoingLeases::NoLogin::SecretsMissing);
        // The login of another key would not work, and gives that key to whoever gets the lease.
        if (account->keyNumber != origin.keyNumber)
            return Unexpected<OutgoingLeases::NoLogin>(OutgoingLeases::NoLogin::KeyReplaced);
        // With neither a proxy user nor any password stored, the operator's address is on the vendor's whitelist: the
        // leases need no credentials, and the key must not be given out as one.
        if (secrets->proxyUser.isEmpty() && secrets->effectiveProxyPassword().isEmpty())
            return ProxyCredentials{};
        return ProxyCredentials{secrets->effectiveProxyUser(), secrets->effectiveProxyPassword()};
    };
}

} // namespace proxydeck
