// SPDX-License-Identifier: MIT
#include "relay/lease_hosts.h"

#include <utility>

namespace proxydeck {

void LeaseHosts::find(const QString &host, qint64 steadyMs, Answer answer)
{
    const auto known = m_hosts.find(host);
    if (known != m_hosts.end() && known->untilMs > steadyMs) {
        const Addresses addresses = known->addresses; // the answer may change what is known
        answer(addresses);
        return;
    }
    const bool isAsked = known != m_hosts.end() && known->untilMs == 0;
    Name &name = m_hosts[host];
    name.untilMs = 0;
    name.waiting.push_back(std::move(answer));
    if (!isAsked)
        m_ask(host);
}

void LeaseHosts::answered(const QString &host, const Addresses &addresses, qint64 steadyMs)
{
    Name &name = m_hosts[host];
    name.addresses = addresses;
    name.untilMs = steadyMs + (addresses.empty() ? notKnownMs : keptMs);
    for (const Answer &answer : std::exchange(name.waiting, {}))
        answer(addresses);
    // Names of leases that have gone are not kept for ever.
    m_hosts.removeIf([&](QHash<QString, Name>::iterator it) { return it->untilMs != 0 && it->untilMs <= steadyMs; });
}

void LeaseHosts::forget()
{
    m_hosts.removeIf([](QHash<QString, Name>::iterator it) { return it->untilMs != 0; });
}

} // namespace proxydeck
