// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

namespace proxydeck {

/// The state at \a nowMs of a lease that ends at \a deadlineMs (UTC ms, or noDeadline). It counts as expiring when \a
/// marginMs or less are left, and as expired at its deadline.
LeaseState leaseStateAt(qint64 deadlineMs, qint64 nowMs, qint64 marginMs);

/// When a lease that is in \a state enters the next one, UTC ms; noDeadline where it stays.
qint64 nextStateChangeMs(LeaseState state, qint64 deadlineMs, qint64 marginMs);

} // namespace proxydeck
