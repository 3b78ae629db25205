// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// Columns of the table of leases, in their first order.
enum class LeaseColumn : quint8 {
    State,
    Server,
    ExitIp,
    Area,
    Isp,
    Deadline,
    Remaining,
    Plan,
    Account,
    Request,
    Count
};

/// Roles beyond Qt's. Sorting and painting read these, people read DisplayRole.
enum LeaseRole {
    LeaseRowIdRole = 0x0100 + 1, ///< RowId as uint
    LeaseStateRole,              ///< LeaseState as int
    LeaseDeadlineRole,           ///< UTC ms as qint64, noDeadline when unknown
    LeaseRemainingRole,          ///< ms left by the vendor's clock, at least 0; -1 when unknown
    LeaseLifetimeRole,           ///< ms from being obtained to the deadline; -1 when unknown: the bar's full length
};

} // namespace proxydeck
