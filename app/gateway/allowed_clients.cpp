// SPDX-License-Identifier: MIT
#include "gateway/allowed_clients.h"

#include <algorithm>

namespace proxydeck {

std::optional<AllowedClients> AllowedClients::parse(QStringView text)
{
    AllowedClients clients;
    for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype slash = word.indexOf(u'/');
        const auto address = IpAddress::parse((slash < 0 ? word : word.first(slash)).toLatin1());
        if (!address)
            return std::nullopt;
        const int most = address->isV6 ? 128 : 32;
        bool isNumber = true;
        const int bits = slash < 0 ? most : word.sliced(slash + 1).toInt(&isNumber);
        if (!isNumber || bits < 0 || bits > most)
            return std::nullopt;
        clients.m_networks.append({*address, bits});
    }
    return clients;
}

bool AllowedClients::contains(const IpAddress &address) const
{
    return std::any_of(m_networks.cbegin(), m_networks.cend(),
                       [&](const auto &network) { return address.isIn(network.first, network.second); });
}

} // namespace proxydeck
