// SPDX-License-Identifier: MIT
#include "gateway/lease_hosts.h"

#include <utility>

namespace proxydeck {

void LeaseHosts::find(const QString &host, qint64 steadyMs, Answer answer)
{
    const auto known = m_names.find(host);
    if (known != m_names.end() && known->untilMs > steadyMs) {
        const Addresses addresses = known->addresses; // the answer may change what is known
        answer(addresses);
        return;
    }
    const bool isAsked = known != m_names.end() && known->untilMs == 0;
    Name &name = m_names[host];
    name.untilMs = 0;
    name.waiting.push_back(std::move(answer));
    if (!isAsked)
        m_ask(host);
}

void LeaseHosts::answered(const QString &host, const Addresses &addresses, qint64 steadyMs)
{
    Name &name = m_names[host];
    name.addresses = addresses;
    name.untilMs = steadyMs + (addresses.empty() ? notKnownMs : keptMs);
    for (const Answer &answer : std::exchange(name.waiting, {}))
        answer(addresses);
    // Names of leases that have gone are not kept for ever.
    m_names.removeIf([&](QHash<QString, Name>::iterator it) { return it->untilMs != 0 && it->untilMs <= steadyMs; });
}

void LeaseHosts::forget()
{
    m_names.removeIf([](QHash<QString, Name>::iterator it) { return it->untilMs != 0; });
}

} // namespace proxydeck
