// SPDX-License-Identifier: MIT
#include "pool/failure_burst.h"

#include <algorithm>

namespace proxydeck {

void FailureBurst::failed(quint64 lease, qint64 atMs)
{
    const auto [last, isNew] = m_last.try_emplace(lease, atMs);
    if (!isNew && last->second == atMs)
        return;
    last->second = atMs;
    m_failures.push_back({lease, atMs});
}

void FailureBurst::clear()
{
    m_failures.clear();
    m_last.clear();
}

bool FailureBurst::isMostOf(qsizetype all, qint64 nowMs)
{
    while (!m_failures.empty() && (!isLast(m_failures.front()) || m_failures.front().atMs <= nowMs - windowMs)) {
        if (isLast(m_failures.front()))
            m_last.erase(m_failures.front().lease);
        m_failures.pop_front();
    }
    const auto failing = qsizetype(m_last.size());
    return failing >= fewest && 2 * failing > all;
}

qint64 FailureBurst::mostUntilMs(qsizetype all) const
{
    qsizetype toGo = qsizetype(m_last.size()) - std::max(all / 2, fewest - 1);
    for (const Failure &failure : m_failures) {
        if (isLast(failure) && --toGo <= 0)
            return failure.atMs + windowMs;
    }
    return m_failures.empty() ? 0 : m_failures.back().atMs + windowMs;
}

bool FailureBurst::isLast(const Failure &failure) const
{
    const auto last = m_last.find(failure.lease);
    return last != m_last.end() && last->second == failure.atMs;
}

} // namespace proxydeck
