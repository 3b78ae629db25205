// SPDX-License-Identifier: MIT
#include "ledger/forget_queue.h"

#include <QSet>

#include <algorithm>

namespace proxydeck {

void ForgetQueue::add(const Rows &rows)
{
    if (!rows.isEmpty())
        m_lists.push_back(rows);
}

ForgetQueue::Rows ForgetQueue::last(qsizetype most) const
{
    return m_lists.empty() ? Rows() : m_lists.back().last(std::min(most, m_lists.back().size()));
}

void ForgetQueue::dropLast(qsizetype count)
{
    Rows &rows = m_lists.back();
    rows.resize(rows.size() - count);
    if (rows.isEmpty())
        m_lists.pop_back();
}

ForgetQueue::Rows ForgetQueue::take(const LeaseBatch &batch)
{
    Rows taken;
    if (m_lists.empty())
        return taken;
    QSet<QString> received;
    for (const Lease &lease : batch.leases)
        received.insert(lease.server);
    for (const RegionLock &lock : batch.regionLocks)
        received.insert(lock.uuid);
    for (Rows &rows : m_lists) {
        const auto isReceived
            = [&](const auto &row) { return row.first == batch.origin.account && received.contains(row.second); };
        if (std::none_of(rows.cbegin(), rows.cend(), isReceived))
            continue; // the list may be shared with its sender: not copied for nothing
        std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(taken), isReceived);
        rows.removeIf(isReceived);
    }
    std::erase_if(m_lists, [](const Rows &rows) { return rows.isEmpty(); });
    return taken;
}

} // namespace proxydeck
