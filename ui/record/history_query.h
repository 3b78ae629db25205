// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_filter.h"

#include <QDate>

namespace proxydeck {

class AccountBook;
class Catalogue;

/// The time range of the history, in days of this machine's time zone; only VendorDay is of the vendor's (UTC+08:00).
/// Saved in the settings as a number.
enum class HistoryRange : quint8 { Today, Yesterday, Week, Month, All, Custom, VendorDay };

/// From the start of \c first to the end of \c last; a null date means no limit.
struct HistoryDays
{
    QDate first;
    QDate last;

    friend bool operator==(const HistoryDays &, const HistoryDays &) = default;
};

/// The days of \a range. Ranges that end today have no upper limit: the vendor's clock, used to record leases, may be
/// ahead. \a custom gives the days for Custom, in either order.
HistoryDays historyDays(HistoryRange range, QDate today, const HistoryDays &custom = {});
/// Sets the filter's times.
void setDays(HistoryFilter &filter, const HistoryDays &days);

/// Converts the typed filter, in the same syntax as the table's filter, to conditions; resolves the current names of
/// endpoints and accounts, which only the program knows.
QList<HistoryCondition> historyConditionsOf(const FilterQuery &query, const Catalogue &catalogue,
                                            const AccountBook &accounts);

} // namespace proxydeck
