// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

namespace proxydeck {

/// Remaining time for display: "0:09", "3:48", "01:02:03" from one hour on; never negative.
QString remainingText(qint64 ms);
/// The same for a screen reader: "2 minutes 14 seconds".
QString remainingSpoken(qint64 ms);
QString stateName(LeaseState state);

} // namespace proxydeck
