// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <QString>

namespace proxydeck {

class CallLog;
class Catalogue;
class LeaseCells;
struct CallRecord;
struct LeaseOrigin;

/// All that is known of one lease, in the order in which it is shown.
enum class LeaseField : quint8 {
    // Of the lease.
    State,
    Server,
    Host,
    Port,
    ExitIp,
    Area,
    AreaCode,
    Isp,
    Deadline,
    DeadlineInChina,
    Remaining,
    Lifetime,
    // Of where it came from.
    Plan,
    Account,
    AccountNameThen,
    Endpoint,
    Obtained,
    Request,
    Task,
    // Of the call that brought it.
    CallTime,
    CallAction,
    CallOutcome,
    CallNumber,
    CallDuration,
    Count
};

inline constexpr LeaseField firstOriginField = LeaseField::Plan;
inline constexpr LeaseField firstCallField = LeaseField::CallTime;

QString leaseFieldLabel(LeaseField field);
/// Fit to be shown as plain text; empty where there is none. \a row must be in the table.
QString leaseFieldText(const LeaseCells &cells, RowId row, LeaseField field);
QString callFieldText(const CallRecord &call, const Catalogue &catalogue, LeaseField field);

/// The call of this run that brought what is of \a origin; null where there is none.
const CallRecord *callOf(const LeaseOrigin &origin, const CallLog &log);

} // namespace proxydeck
