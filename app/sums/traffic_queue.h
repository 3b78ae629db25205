// SPDX-License-Identifier: MIT
#pragma once

#include "sums/lease_records.h"

#include <QHash>
#include <QList>

namespace proxydeck {

/// Traffic of leases that is not in the file yet. That of one lease is added up, so that as many wait as there are
/// leases, however long the disk refuses.
class TrafficQueue
{
public:
    void add(const TrafficRecord &record);
    bool isEmpty() const { return m_sums.isEmpty(); }
    qsizetype size() const { return m_sums.size(); }

    /// Up to \a most of them.
    QList<TrafficRecord> next(qsizetype most) const;
    /// Removes what next() returned.
    void drop(const QList<TrafficRecord> &written);

private:
    QHash<LeaseKey, LeaseTraffic> m_sums;
};

} // namespace proxydeck
