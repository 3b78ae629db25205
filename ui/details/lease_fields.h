// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"

#include <QString>

#include <optional>

namespace proxydeck {

class CallLog;
class Catalogue;
class LeaseCells;
struct Call;
struct LeaseOrigin;
struct LeaseTraffic;

/// All known fields of one lease, in display order.
enum class LeaseField : quint8 {
    // The lease itself.
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
    Copied,
    Tunnels,
    Traffic,
    Success, ///< see successAndPriceText()
    // Its origin.
    Plan,
    Account,
    AccountNameThen,
    Endpoint,
    Obtained,
    Request,
    Task,
    // The call that delivered it.
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
/// Plain text for display; empty if there is no value. \a row must be in the table.
QString leaseFieldText(const LeaseCells &cells, RowId row, LeaseField field);
/// LeaseField::Success, and what one success has cost where the IP's price is known, in 1/10,000 of the currency.
QString successAndPriceText(const LeaseTraffic &traffic, std::optional<qint64> price);
QString callFieldText(const Call &call, const Catalogue &catalogue, LeaseField field);

/// The call of this run that delivered the leases with \a origin; null if there is none.
const Call *callOf(const LeaseOrigin &origin, const CallLog &log);

} // namespace proxydeck
