// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QList>

namespace proxydeck {

/// One call as it is remembered. Never holds a secret.
struct CallEntry
{
    /// Stored as a number: a value keeps its meaning for ever, new ones go to the end.
    enum class Outcome : quint8 {
        Started = 0,
        Succeeded = 1,
        VendorError = 2,
        NotSent = 3,
        Unknown = 4,
        Unexpected = 5,
        Cancelled = 6,
    };

    QUuid id;             ///< made by the caller; a call is recorded when it starts and again when it has ended
    qint64 startedMs = 0; ///< UTC ms
    QUuid account;
    QString accountName;
    QString endpoint;   ///< Endpoint::id
    QString parameters; ///< "area=350500&num=5": without key and pwd
    Outcome outcome = Outcome::Started;
    QString vendorCode;
    QString requestId;
    qint64 durationMs = 0;
    int received = 0; ///< leases in the reply
    int badRows = 0;

    friend bool operator==(const CallEntry &, const CallEntry &) = default;
};

/// What a reply brought.
struct LeaseBatch
{
    LeaseOrigin origin;
    QList<Lease> leases;
    QList<RegionLock> regionLocks;
    QByteArray reply; ///< what they were read from, packed (packReply()); empty where it is not kept
};

} // namespace proxydeck
