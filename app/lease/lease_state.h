// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

namespace proxydeck {

/// State at \a nowMs of a lease with the deadline \a deadlineMs (UTC ms, or noDeadline). Expiring when \a marginMs or
/// less remain, expired at the deadline.
LeaseState leaseStateAt(qint64 deadlineMs, qint64 nowMs, qint64 marginMs);

/// Time of the next state change of a lease in \a state, UTC ms; noDeadline if there is none.
qint64 nextStateChangeMs(LeaseState state, qint64 deadlineMs, qint64 marginMs);

} // namespace proxydeck
