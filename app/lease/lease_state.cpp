// SPDX-License-Identifier: MIT
#include "lease/lease_state.h"

namespace proxydeck {

LeaseState leaseStateAt(qint64 deadlineMs, qint64 nowMs, qint64 marginMs)
{
    if (deadlineMs == noDeadline)
        return LeaseState::Undated;
    if (nowMs >= deadlineMs)
        return LeaseState::Expired;
    return nowMs >= deadlineMs - marginMs ? LeaseState::Expiring : LeaseState::Live;
}

qint64 nextStateChangeMs(LeaseState state, qint64 deadlineMs, qint64 marginMs)
{
    switch (state) {
    case LeaseState::Live:
        return deadlineMs - marginMs;
    case LeaseState::Expiring:
        return deadlineMs;
    case LeaseState::Expired:
    case LeaseState::Undated:
        break;
    }
    return noDeadline;
}

} // namespace proxydeck
