// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_filter.h"

#include <QDate>

namespace proxydeck {

class AccountBook;
class Catalogue;

/// Which stretch of time the history shows, in days of this machine's zone. Kept in settings as a number.
enum class HistoryRange : quint8 { Today, Yesterday, Week, Month, All, Custom };

/// From the beginning of \c first to the end of \c last; null ones are open.
struct HistoryDays
{
    QDate first;
    QDate last;

    friend bool operator==(const HistoryDays &, const HistoryDays &) = default;
};

/// The days of \a range. Today and those that end with it are open towards the future: the vendor's clock, by which
/// leases are recorded, may be ahead. \a custom is what Custom means; its ends in either order.
HistoryDays historyDays(HistoryRange range, QDate today, const HistoryDays &custom = {});
/// Sets the filter's times.
void setDays(HistoryFilter &filter, const HistoryDays &days);

/// What the operator typed, in the language of the table's filter, with what only the program knows: which endpoints
/// and accounts are called so at present.
QList<HistoryCondition> historyConditionsOf(const FilterQuery &query, const Catalogue &catalogue,
                                            const AccountBook &accounts);

} // namespace proxydeck
