// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QList>

namespace proxydeck::bench {

/// What one call brought.
struct Batch
{
    LeaseOrigin origin;
    QList<Lease> leases;
};

inline constexpr int batchSize = 100;

/// The same for everybody who asks for as many. Deadlines lie 30 to 60 minutes after \a nowMs.
QList<Batch> makeBatches(int leases, qint64 nowMs);

} // namespace proxydeck::bench
