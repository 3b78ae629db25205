// SPDX-License-Identifier: MIT
#pragma once

#include "check/check_job.h"

#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace proxydeck {

/// The jobs that wait, the most urgent first: the selection and new leases in the order they came, re-checks by the
/// time of the last check.
class CheckQueue
{
public:
    struct Entry
    {
        CheckJob job;
        CheckPriority priority = CheckPriority::New;
    };

    /// False if the id was there: the job takes the newer values, and the more urgent place of the two.
    bool add(const CheckJob &job, CheckPriority priority);
    /// Before all others of its priority: it had begun.
    void putBack(const Entry &entry);
    std::optional<Entry> take();
    bool remove(quint64 id);
    /// Takes out those that have less than \a leftMs to live at \a nowMs, UTC ms by the vendor's clock.
    QList<CheckJob> takeExpiring(qint64 nowMs, qint64 leftMs);
    /// Takes out all.
    QList<CheckJob> takeAll();

    bool isEmpty() const { return m_jobs.empty(); }
    qint64 size() const { return qint64(m_jobs.size()); }

private:
    using Place = std::tuple<CheckPriority, qint64, qint64>; ///< the time of the last check, the order of arrival

    void insert(const Place &place, const CheckJob &job);

    std::map<Place, CheckJob> m_jobs;
    std::unordered_map<quint64, Place> m_places; ///< by id
    qint64 m_last = 0;
    qint64 m_first = 0;
};

} // namespace proxydeck
