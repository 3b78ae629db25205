// SPDX-License-Identifier: MIT
#include "sums/outcome_queue.h"

#include <algorithm>

namespace proxydeck {

void OutcomeQueue::add(const CheckRecord &check)
{
    if (!isJudgement(check.outcome.verdict))
        return;
    LeaseCheckSum &sum = m_sums[check.lease];
    sum.lease = check.lease;
    sum.last = check.outcome;
    ++(isGood(check.outcome.verdict) ? sum.good : sum.bad);
}

QList<LeaseCheckSum> OutcomeQueue::next(qsizetype most) const
{
    QList<LeaseCheckSum> some;
    some.reserve(std::min(most, m_sums.size()));
    for (auto it = m_sums.cbegin(); it != m_sums.cend() && some.size() < most; ++it)
        some.append(*it);
    return some;
}

void OutcomeQueue::drop(const QList<LeaseCheckSum> &written)
{
    for (const LeaseCheckSum &sum : written)
        m_sums.remove(sum.lease);
}

} // namespace proxydeck
