// SPDX-License-Identifier: MIT
#include "sums/traffic_columns.h"

#include <QSqlQuery>
#include <QVariant>

namespace proxydeck {

LeaseTraffic trafficOf(const QSqlQuery &row, int first)
{
    const auto number = [&](int column) { return row.value(first + column).toLongLong(); };
    LeaseTraffic traffic;
    traffic.begun = number(0);
    traffic.succeeded = number(1);
    traffic.failed = number(2);
    traffic.cut = number(3);
    traffic.up = number(4);
    traffic.down = number(5);
    return traffic;
}

} // namespace proxydeck
