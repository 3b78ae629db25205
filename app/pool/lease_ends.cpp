// SPDX-License-Identifier: MIT
#include "pool/lease_ends.h"

namespace proxydeck {

void LeaseEnds::set(quint64 lease, qint64 deadlineMs)
{
    const auto [place, isNew] = m_ends.try_emplace(lease);
    if (!isNew) {
        if (place->second.deadlineMs == deadlineMs)
            return;
        m_due.erase({atMs(place->second), lease});
    }
    place->second = {deadlineMs, Next::Closing};
    if (deadlineMs != noDeadline)
        m_due.insert({atMs(place->second), lease});
}

void LeaseEnds::forget(quint64 lease)
{
    const auto place = m_ends.find(lease);
    if (place == m_ends.end())
        return;
    m_due.erase({atMs(place->second), lease});
    m_ends.erase(place);
}

PortPool::Ends LeaseEnds::take(qint64 nowMs)
{
    PortPool::Ends ends;
    while (!m_due.empty() && m_due.begin()->first <= nowMs) {
        const quint64 lease = m_due.begin()->second;
        m_due.erase(m_due.begin());
        End &end = m_ends.at(lease);
        // There was no look while it closed: it is reported as gone only.
        const bool isGone = nowMs >= end.deadlineMs + PortPool::goneMs;
        end.next = isGone ? Next::Nothing : Next::Gone;
        (isGone ? ends.gone : ends.closing).append(lease);
        if (!isGone)
            m_due.insert({atMs(end), lease});
    }
    return ends;
}

qint64 LeaseEnds::nextMs() const { return m_due.empty() ? noDeadline : m_due.begin()->first; }

bool LeaseEnds::isGone(quint64 lease) const
{
    const auto place = m_ends.find(lease);
    return place == m_ends.end() || place->second.next == Next::Nothing;
}

qint64 LeaseEnds::atMs(const End &end)
{
    if (end.deadlineMs == noDeadline || end.next == Next::Nothing)
        return noDeadline;
    return end.next == Next::Closing ? end.deadlineMs - PortPool::closingMs : end.deadlineMs + PortPool::goneMs;
}

} // namespace proxydeck
