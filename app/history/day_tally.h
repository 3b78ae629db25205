// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"

#include <QMap>

namespace proxydeck {

/// Counts by the day on this machine's wall. Instants come nearly sorted: the zone's rules are asked once a day, not
/// once a row.
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
    qint64 *m_current = nullptr; ///< into m_days: a map's values stay where they are
};

} // namespace proxydeck
