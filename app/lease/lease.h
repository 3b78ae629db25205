// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUuid>

#include <limits>

namespace proxydeck {

/// "The vendor gave no deadline": unknown, which is not expired.
inline constexpr qint64 noDeadline = std::numeric_limits<qint64>::max();

/// One proxy as the vendor's IP structure describes it. Texts are raw: make them visible before showing.
struct Lease
{
    QString server;   ///< `host:port` as received: where to connect; host may be a name. The one required field.
    QString host;     ///< without brackets for IPv6
    quint16 port = 0; ///< 1..65535
    QString exitIp;   ///< `proxy_ip`; may be empty or differ from host
    QString area;
    QString areaCode;
    QString isp;
    qint64 deadlineMs = noDeadline; ///< UTC ms; the vendor's text is UTC+08:00

    friend bool operator==(const Lease &, const Lease &) = default;
};

/// One line of the region-lock product (`Monopoly`). `state` is opaque: shown, never computed with.
struct RegionLock
{
    QString uuid;
    QString area;
    QString isp;
    QString state;
    qint64 lockedSinceMs = noDeadline; ///< `monopolize_time`, UTC ms; noDeadline when absent

    friend bool operator==(const RegionLock &, const RegionLock &) = default;
};

/// Where a batch of leases came from. Never holds a secret.
struct LeaseOrigin
{
    QUuid account;
    QString accountName; ///< as it was called at that time
    QString endpoint;    ///< Endpoint::id
    QString requestId;
    QString taskId;        ///< exclusive product only
    qint64 obtainedMs = 0; ///< UTC ms by the vendor's clock
};

enum class LeaseState : quint8 { Live, Expiring, Expired, Undated };

} // namespace proxydeck
