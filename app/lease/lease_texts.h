// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

namespace proxydeck {

/// Remaining time for display: "0:09", "3:48", "01:02:03" from one hour on; never negative.
QString remainingText(qint64 ms);
/// The same for a screen reader: "2 minutes 14 seconds".
QString remainingSpoken(qint64 ms);
QString stateName(LeaseState state);
/// In place of the state of a lease that has not expired and that the list in use names no more.
QString unlistedName();

} // namespace proxydeck
