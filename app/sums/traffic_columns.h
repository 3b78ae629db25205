// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease_traffic.h"

class QSqlQuery;

namespace proxydeck {

/// The columns of a lease's traffic, for a statement: what trafficOf() reads, in its order.
inline constexpr const char *trafficColumns
    = "lease_traffic.begun, lease_traffic.succeeded, lease_traffic.failed, lease_traffic.cut, lease_traffic.up,"
      " lease_traffic.down";

/// From the columns of \a row that begin with \a first; none where they are NULL.
LeaseTraffic trafficOf(const QSqlQuery &row, int first);

} // namespace proxydeck
