// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_outcome.h"
#include "lease/lease_key.h"
#include "lease/lease_traffic.h"

namespace proxydeck {

/// One check, and of which lease.
struct CheckRecord
{
    LeaseKey lease;
    CheckOutcome outcome;
};

/// What has gone through one lease since this was last recorded.
struct TrafficRecord
{
    LeaseKey lease;
    LeaseTraffic traffic; ///< but for `open`
};

} // namespace proxydeck
