// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

namespace proxydeck {

/// What tells a lease from all others, in the table and in the record.
struct LeaseKey
{
    QUuid account;
    QString server; ///< as received; of a region-lock line its uuid
    qint64 deadlineMs = noDeadline;

    friend bool operator==(const LeaseKey &, const LeaseKey &) = default;
};

} // namespace proxydeck
