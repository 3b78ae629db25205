// SPDX-License-Identifier: MIT
#include "sums/traffic_queue.h"

#include <algorithm>

namespace proxydeck {

void TrafficQueue::add(const TrafficRecord &record)
{
    LeaseTraffic traffic = record.traffic;
    traffic.open = 0;
    if (!traffic.isNone())
        m_sums[record.lease].add(traffic);
}

QList<TrafficRecord> TrafficQueue::next(qsizetype most) const
{
    QList<TrafficRecord> some;
    some.reserve(std::min(most, m_sums.size()));
    for (auto it = m_sums.cbegin(); it != m_sums.cend() && some.size() < most; ++it)
        some.append({it.key(), it.value()});
    return some;
}

void TrafficQueue::drop(const QList<TrafficRecord> &written)
{
    for (const TrafficRecord &record : written)
        m_sums.remove(record.lease);
}

} // namespace proxydeck
