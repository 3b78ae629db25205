// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "lease/check_outcome.h"
#include "lease/lease.h"

#include <QMetaType>
#include <QString>

#include <limits>

namespace proxydeck {

/// The number of no lease. Those of leases begin with 0.
inline constexpr quint64 noPoolLease = std::numeric_limits<quint64>::max();

/// One lease as a local port sees it. Copied into the gateway's thread.
struct PoolLease
{
    quint64 id = noPoolLease; ///< the row of the table of leases; never used for another lease in the same run
    QString host;             ///< without brackets; may be a name
    quint16 port = 0;         ///< 1..65535
    Secret user = {};         ///< of a vendor that knows its customers by it alone: a secret as well
    Secret password = {};     ///< no login if both are empty
    QString exitIp = {};      ///< declared, or as measured where that is known; empty: not known
    QString area = {};
    QString areaCode = {};
    QString isp = {};
    qint64 deadlineMs = noDeadline; ///< UTC ms by the vendor's clock; never noDeadline in a pool, see isDeadlineGuess
    bool isDeadlineGuess = false;   ///< the vendor gave none: arrival plus the shortest life of the plan
    bool isSocks5 = false;          ///< the check found SOCKS5; else it is spoken to by HTTP
    qint32 firstByteMs = -1;        ///< of the last good check; -1: not known. Where nothing is measured yet

    friend bool operator==(const PoolLease &, const PoolLease &) = default;
};

} // namespace proxydeck
