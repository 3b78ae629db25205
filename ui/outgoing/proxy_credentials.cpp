// SPDX-License-Identifier: MIT
#include "ui/outgoing/proxy_credentials.h"

#include "accounts/account_book.h"

namespace proxydeck {

OutgoingLeases::CredentialsOf proxyCredentials(const AccountBook &accounts, bool wanted)
{
    if (!wanted)
        return {};
    return [&accounts](const QUuid &account) -> std::optional<ProxyCredentials> {
        const AccountSecrets *secrets = accounts.secrets(account);
        if (!secrets)
            return {};
        // With neither a proxy user nor any password stored, the operator's address is on the vendor's whitelist: the
        // leases need no credentials, and the key must not be given out as one.
        if (secrets->proxyUser.isEmpty() && secrets->effectiveProxyPassword().isEmpty())
            return ProxyCredentials{};
        return ProxyCredentials{secrets->effectiveProxyUser(), secrets->effectiveProxyPassword()};
    };
}

} // namespace proxydeck
