// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QHashFunctions>

namespace proxydeck {

/// What tells a lease from all others, in the table and in the record.
struct LeaseKey
{
    QUuid account;
    QString server; ///< as received; of a region-lock line its uuid
    qint64 deadlineMs = noDeadline;

    friend bool operator==(const LeaseKey &, const LeaseKey &) = default;
    friend size_t qHash(const LeaseKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.account, key.server, key.deadlineMs);
    }
};

} // namespace proxydeck
