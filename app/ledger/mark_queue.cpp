// SPDX-License-Identifier: MIT
#include "ledger/mark_queue.h"

#include <QSet>

#include <algorithm>

namespace proxydeck {

void MarkQueue::add(const MarkTask &task)
{
    if (!task.rows.isEmpty())
        m_tasks.push_back(task);
}

MarkTask MarkQueue::next(qsizetype most) const
{
    if (m_tasks.empty())
        return {};
    const MarkTask &first = m_tasks.front();
    return {first.mark, first.rows.last(std::min(most, first.rows.size())), first.copiedMs};
}

void MarkQueue::drop(qsizetype rows)
{
    QList<LeaseKey> &first = m_tasks.front().rows;
    first.resize(first.size() - rows);
    if (first.isEmpty())
        m_tasks.pop_front();
}

std::vector<MarkTask> MarkQueue::take(const LeaseBatch &batch)
{
    std::vector<MarkTask> taken;
    if (m_tasks.empty())
        return taken;
    QSet<QString> received;
    for (const Lease &lease : batch.leases)
        received.insert(lease.server);
    for (const RegionLock &lock : batch.regionLocks)
        received.insert(lock.uuid);
    for (MarkTask &task : m_tasks) {
        const auto isReceived
            = [&](const LeaseKey &row) { return row.account == batch.origin.account && received.contains(row.server); };
        if (std::none_of(task.rows.cbegin(), task.rows.cend(), isReceived))
            continue; // the list may be shared with its sender: not copied for nothing
        MarkTask those{task.mark, {}, task.copiedMs};
        std::copy_if(task.rows.cbegin(), task.rows.cend(), std::back_inserter(those.rows), isReceived);
        task.rows.removeIf(isReceived);
        taken.push_back(std::move(those));
    }
    std::erase_if(m_tasks, [](const MarkTask &task) { return task.rows.isEmpty(); });
    return taken;
}

} // namespace proxydeck
