// SPDX-License-Identifier: MIT
#pragma once

#include "formats/copy_formats.h"

namespace proxydeck {

/// The documentation's sample lease as it would be sent out.
inline OutgoingLease sampleLease(const QString &user = {}, const QString &password = {})
{
    OutgoingLease out;
    out.lease.server = QStringLiteral("123.54.55.24:59419");
    out.lease.host = QStringLiteral("123.54.55.24");
    out.lease.port = 59419;
    out.lease.exitIp = QStringLiteral("123.54.55.24");
    out.lease.area = QStringLiteral("河南省商丘市");
    out.lease.isp = QStringLiteral("电信");
    out.lease.deadlineMs = 1'677'310'716'000; // 2023-02-25 15:38:36 +08:00
    out.origin.accountName = QStringLiteral("East crawl");
    out.origin.endpoint = QStringLiteral("short.channel.get");
    out.origin.requestId = QStringLiteral("83158ebe-be6c-40f7-a158-688741083edc");
    out.origin.taskId = QStringLiteral("0LIKQ3S1_task");
    out.origin.obtainedMs = 1'677'310'656'000; // a minute before
    out.proxyUser = Secret(user);
    out.proxyPassword = Secret(password);
    return out;
}

inline OutgoingLease leaseAt(const QString &host, quint16 port, const QString &user = {}, const QString &password = {})
{
    OutgoingLease out = sampleLease(user, password);
    out.lease.host = host;
    out.lease.port = port;
    out.lease.server = (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
    return out;
}

/// \a lease alone in the built-in format \a id; `ok` tells whether it could be written.
inline QString renderOne(const char *id, const OutgoingLease &lease, bool *ok = nullptr)
{
    const CopyFormat *format = findCopyFormat(QString::fromLatin1(id));
    if (!format)
        qFatal("no format %s", id);
    const Rendered rendered = render(*format, std::span(&lease, 1));
    if (ok)
        *ok = rendered.written == 1 && rendered.refused == 0;
    return rendered.text;
}

} // namespace proxydeck
