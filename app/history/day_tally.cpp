// SPDX-License-Identifier: MIT
#include "history/day_tally.h"

#include <QDateTime>

namespace proxydeck {

void DayTally::add(qint64 ms)
{
    if (!m_current || ms < m_begin || ms >= m_end) {
        const QDate date = QDateTime::fromMSecsSinceEpoch(ms).date();
        m_begin = date.startOfDay().toMSecsSinceEpoch();
        m_end = date.addDays(1).startOfDay().toMSecsSinceEpoch();
        m_current = &m_days[date];
    }
    ++*m_current;
}

QList<HistorySummary::Day> DayTally::days() const
{
    QList<HistorySummary::Day> days;
    for (auto it = m_days.cbegin(); it != m_days.cend(); ++it)
        days.append({it.key(), *it});
    return days;
}

} // namespace proxydeck
