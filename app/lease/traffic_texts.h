// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease_traffic.h"

#include <QString>

namespace proxydeck {

// What has gone through a lease by way of the local ports, in words of the program's language.

/// "17", and "2 / 17" while two of the connections are open; empty if there were none.
QString tunnelsText(const LeaseTraffic &traffic);
/// "3.2 MB" in both directions; empty if there was none.
QString trafficText(const LeaseTraffic &traffic);
/// "94 %" of the connections that ended; empty if none has. 100 % only if all.
QString successText(const LeaseTraffic &traffic);

/// A line for each: open, in all, failed by the lease's fault, cut by its deadline. Empty if there were none.
QString tunnelsDetails(const LeaseTraffic &traffic);
/// "Sent 1.2 MB" and "Received 2.0 MB" as lines; empty if there was none.
QString trafficDetails(const LeaseTraffic &traffic);
/// "16 of 17 connections"; empty if none has ended.
QString successDetails(const LeaseTraffic &traffic);

} // namespace proxydeck
