// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"
#include "ui/record/history_query.h"
#include "ui/summary/chart.h"

namespace proxydeck {

class Catalogue;

/// One number of a summary, for the table of numbers.
struct HistoryFigure
{
    QString group; ///< "By area"
    QString name;
    qint64 number = 0;
    double share = -1; ///< share of the group, 0..1; negative: not applicable
    HistorySummary::Checks checks = {};
    QString first = {}; ///< first time; exit IPs only
    QString last = {};
};

/// The texts and numbers of a summary in display order. Plain texts without invisible characters.
struct HistoryFigures
{
    static constexpr int areasShown = 15; ///< in the chart; one more line sums up the others
    static constexpr int ispsShown = 8;
    static constexpr int exitsShown = 10;
    static constexpr int daysShown = 92; ///< for more days, each column is a month

    QList<ChartItem> products;
    QList<ChartItem> areas;
    QList<ChartItem> isps;
    QList<ChartItem> days; ///< without gaps; of one day its hours
    QList<ChartItem> outcomes;
    QList<ChartItem> exits;
    QList<ChartItem> hours; ///< the share of good ones among those checked, in per mille; only hours with any
    bool areMonths = false;
    bool areHours = false;
    qint64 calls = 0;
    QList<HistoryFigure> all;
};

/// \a days: the requested range; open ends become \a today and the first day with data.
HistoryFigures historyFigures(const HistorySummary &summary, const HistoryDays &days, QDate today,
                              const Catalogue &catalogue);

/// "97.3 % of 120"; empty if none was checked.
QString goodText(const HistorySummary::Checks &checks);

/// "12.3 %"
QString shareText(qint64 part, qint64 whole);

} // namespace proxydeck
