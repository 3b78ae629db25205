// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// Columns of the table of leases. New ones go to the end: saved layouts count on it.
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
    Copied, ///< when
    Check,  ///< what the last one has found, or that one waits or runs
    Latency,
    MeasuredExit,
    Tunnels, ///< connections through local ports
    Traffic, ///< in both directions
    Success, ///< share of the connections that ended
    Count
};

/// Whether the column shows what a check has found.
constexpr bool isOfCheck(LeaseColumn column)
{
    return column == LeaseColumn::Check || column == LeaseColumn::Latency || column == LeaseColumn::MeasuredExit;
}

/// Whether the column shows what has gone through local ports.
constexpr bool isOfTraffic(LeaseColumn column)
{
    return column == LeaseColumn::Tunnels || column == LeaseColumn::Traffic || column == LeaseColumn::Success;
}

/// Additional model roles, for sorting and painting; DisplayRole has the text for people.
enum LeaseRole {
    LeaseRowIdRole = 0x0100 + 1, ///< RowId as uint
    LeaseStateRole,              ///< LeaseState as int
    LeaseDeadlineRole,           ///< UTC ms as qint64, noDeadline if unknown
    LeaseRemainingRole,          ///< ms left by the vendor's clock, at least 0; -1 if unknown
    LeaseUnlistedRole,           ///< bool: not expired, and the list in use names it no more
    LeaseCopiedRole,             ///< bool: the lease was copied
    LeaseNewRole,                ///< bool: it has just come, see LeaseView::forgetNew()
    LeaseCheckStateRole,         ///< CheckState as int
    LeaseVerdictRole,            ///< CheckVerdict of the last check as int; -1 without one
    LeaseLatencyRole,            ///< ms of the last check as int; -1 unless its answer came to its end
    LeaseScaleRole,              ///< ms that a full bar stands for, the same in all rows; -1 without a deadline
};

} // namespace proxydeck
