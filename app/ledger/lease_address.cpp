// SPDX-License-Identifier: MIT
#include "ledger/lease_address.h"

namespace proxydeck {

LeaseAddress leaseAddress(const QString &server)
{
    const qsizetype colon = server.lastIndexOf(QLatin1Char(':'));
    if (colon < 0)
        return {server, 0};
    QStringView host = QStringView(server).left(colon);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    return {host.toString(), QStringView(server).mid(colon + 1).toUShort()};
}

} // namespace proxydeck
