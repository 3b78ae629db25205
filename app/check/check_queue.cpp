// SPDX-License-Identifier: MIT
#include "check/check_queue.h"

namespace proxydeck {

bool CheckQueue::add(const CheckJob &job, CheckPriority priority)
{
    const qint64 age = priority == CheckPriority::Again ? job.lastCheckedMs : 0;
    Place place{priority, age, ++m_last};
    const auto known = m_places.find(job.id);
    const bool isNew = known == m_places.end();
    if (!isNew) {
        place = std::min(place, known->second);
        m_jobs.erase(known->second);
        m_places.erase(known);
    }
    insert(place, job);
    return isNew;
}

void CheckQueue::putBack(const Entry &entry)
{
    insert({entry.priority, std::numeric_limits<qint64>::min(), --m_first}, entry.job);
}

std::optional<CheckQueue::Entry> CheckQueue::take()
{
    if (m_jobs.empty())
        return std::nullopt;
    const auto first = m_jobs.begin();
    Entry entry{std::move(first->second), std::get<CheckPriority>(first->first)};
    m_places.erase(entry.job.id);
    m_jobs.erase(first);
    return entry;
}

bool CheckQueue::remove(quint64 id)
{
    const auto known = m_places.find(id);
    if (known == m_places.end())
        return false;
    m_jobs.erase(known->second);
    m_places.erase(known);
    return true;
}

QList<CheckJob> CheckQueue::takeExpiring(qint64 nowMs, qint64 leftMs)
{
    QList<CheckJob> taken;
    for (auto it = m_jobs.begin(); it != m_jobs.end();) {
        if (it->second.deadlineMs == noDeadline || it->second.deadlineMs - nowMs >= leftMs) {
            ++it;
            continue;
        }
        m_places.erase(it->second.id);
        taken.append(std::move(it->second));
        it = m_jobs.erase(it);
    }
    return taken;
}

QList<CheckJob> CheckQueue::takeAll()
{
    QList<CheckJob> taken;
    taken.reserve(qsizetype(m_jobs.size()));
    for (auto &[place, job] : m_jobs)
        taken.append(std::move(job));
    m_jobs.clear();
    m_places.clear();
    return taken;
}

void CheckQueue::insert(const Place &place, const CheckJob &job)
{
    m_jobs.emplace(place, job);
    m_places.emplace(job.id, place);
}

} // namespace proxydeck
