// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUuid>

#include <limits>

namespace proxydeck {

/// The vendor gave no deadline: the deadline is unknown, and the lease never counts as expired.
inline constexpr qint64 noDeadline = std::numeric_limits<qint64>::max();

/// One proxy, as in the vendor's IP structure. Texts are unchanged from the network: use visibleText() before showing
/// them.
struct Lease
{
    QString server;   ///< `host:port` as received, to connect to, without blanks or a scheme; host may be a name. The
                      ///< only required field.
    QString host;     ///< without brackets for IPv6
    quint16 port = 0; ///< 1..65535
    QString exitIp;   ///< `proxy_ip`; may be empty or differ from host
    QString area;
    QString areaCode;
    QString isp;
    qint64 deadlineMs = noDeadline; ///< UTC ms; the vendor's text is UTC+08:00

    friend bool operator==(const Lease &, const Lease &) = default;
};

/// One line of the region-lock product (`Monopoly`). `state` is only shown; the program does not interpret it.
struct RegionLock
{
    QString uuid;
    QString area;
    QString isp;
    QString state;
    qint64 lockedSinceMs = noDeadline; ///< `monopolize_time`, UTC ms; noDeadline if missing

    friend bool operator==(const RegionLock &, const RegionLock &) = default;
};

/// The source of a batch of leases. Never contains a secret.
struct LeaseOrigin
{
    QUuid account;
    QString accountName; ///< the account's name at that time
    QString endpoint;    ///< Endpoint::id
    QString requestId;
    QString taskId;           ///< exclusive product only
    qint64 obtainedMs = 0;    ///< UTC ms by the vendor's clock
    int keyNumber = 0;        ///< which of the account's keys obtained it, see Account::keyNumber
    bool isAutomatic = false; ///< of a reply: the program asked for it by itself. Of this run only
};

enum class LeaseState : quint8 { Live, Expiring, Expired, Undated };

} // namespace proxydeck
