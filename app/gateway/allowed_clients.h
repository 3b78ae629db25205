// SPDX-License-Identifier: MIT
#pragma once

#include "base/ip_address.h"

#include <QList>
#include <QStringView>

#include <optional>
#include <utility>

namespace proxydeck {

/// Which clients a port that listens beyond loopback serves.
class AllowedClients
{
public:
    /// Addresses and networks (`192.168.1.0/24`), with blanks between them. Nothing if one cannot be read.
    static std::optional<AllowedClients> parse(QStringView text);

    bool isEmpty() const { return m_networks.isEmpty(); } ///< then nobody is
    bool contains(const IpAddress &address) const;

private:
    QList<std::pair<IpAddress, int>> m_networks; ///< bits
};

} // namespace proxydeck
