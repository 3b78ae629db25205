// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"
#include "ui/record/history_query.h"
#include "ui/summary/chart.h"

namespace proxydeck {

class Catalogue;

/// One number of a summary, for the table of them.
struct HistoryFigure
{
    QString group; ///< "By area"
    QString name;
    qint64 number = 0;
    double share = -1; ///< of the group, 0..1; negative: says nothing here
    QString first;     ///< when; exit IPs only
    QString last;
};

/// A summary in words and in the order in which it is shown. Plain texts, with nothing hidden in them.
struct HistoryFigures
{
    static constexpr int areasShown = 15; ///< in the chart; the others together are one line more
    static constexpr int ispsShown = 8;
    static constexpr int exitsShown = 10;
    static constexpr int daysShown = 92; ///< beyond, the columns are months

    QList<ChartItem> products;
    QList<ChartItem> areas;
    QList<ChartItem> isps;
    QList<ChartItem> days; ///< without gaps
    QList<ChartItem> outcomes;
    QList<ChartItem> exits;
    bool areMonths = false;
    qint64 calls = 0;
    QList<HistoryFigure> all;
};

/// \a days: what was asked for; open ends are \a today and the first day that has any.
HistoryFigures historyFigures(const HistorySummary &summary, const HistoryDays &days, QDate today,
                              const Catalogue &catalogue);

/// "12.3 %"
QString shareText(qint64 part, qint64 whole);

} // namespace proxydeck
