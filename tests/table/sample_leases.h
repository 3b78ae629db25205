// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QList>

namespace proxydeck {

/// The vendor's documented sample at another server and deadline (UTC ms).
inline Lease sampleLease(const QString &server, qint64 deadlineMs)
{
    Lease lease;
    lease.server = server;
    const qsizetype colon = server.lastIndexOf(u':');
    lease.host = server.left(colon);
    if (lease.host.startsWith(u'['))
        lease.host = lease.host.mid(1, lease.host.size() - 2);
    lease.port = server.mid(colon + 1).toUShort();
    lease.exitIp = QStringLiteral("123.54.55.24");
    lease.area = QStringLiteral("河南省商丘市");
    lease.areaCode = QStringLiteral("411400");
    lease.isp = QStringLiteral("电信");
    lease.deadlineMs = deadlineMs;
    return lease;
}

inline LeaseOrigin sampleOrigin(qint64 obtainedMs, int account = 1)
{
    LeaseOrigin origin;
    origin.account = QUuid(uint(account), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    origin.accountName = QStringLiteral("east %1").arg(account);
    origin.endpoint = QStringLiteral("short-channel-get");
    origin.requestId = QStringLiteral("83158ebe-be6c-40f7-a158-688741083edc");
    origin.obtainedMs = obtainedMs;
    return origin;
}

} // namespace proxydeck
