// SPDX-License-Identifier: MIT
#pragma once

#include "sums/lease_records.h"

#include <QHash>

namespace proxydeck {

/// What several checks of one lease have found.
struct LeaseCheckSum
{
    LeaseKey lease;
    CheckOutcome last;
    int good = 0;
    int bad = 0;
};

/// Outcomes of checks that are not in the file yet. Those of one lease are added up, so that as many wait as there are
/// leases, however long the disk refuses.
class OutcomeQueue
{
public:
    /// Ignores what is no judgement.
    void add(const CheckRecord &check);
    bool isEmpty() const { return m_sums.isEmpty(); }
    qsizetype size() const { return m_sums.size(); }

    /// Up to \a most of them.
    QList<LeaseCheckSum> next(qsizetype most) const;
    /// Removes what next() returned.
    void drop(const QList<LeaseCheckSum> &written);

private:
    QHash<LeaseKey, LeaseCheckSum> m_sums;
};

} // namespace proxydeck
