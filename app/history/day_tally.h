// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"

#include <QMap>

namespace proxydeck {

/// Counts by date in this machine's time zone. Instants are added nearly sorted, so the zone's rules are evaluated once
/// a day, not once a row.
class DayTally
{
public:
    DayTally() = default;
    DayTally(const DayTally &) = delete;
    DayTally &operator=(const DayTally &) = delete;

    void add(qint64 ms);                     ///< UTC ms
    QList<HistorySummary::Day> days() const; ///< oldest first

private:
    QMap<QDate, qint64> m_days;
    qint64 m_begin = 0;
    qint64 m_end = 0;
    qint64 *m_current = nullptr; ///< points into m_days; QMap values do not move
};

} // namespace proxydeck
