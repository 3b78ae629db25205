// SPDX-License-Identifier: MIT
#include "keepers/keeper_past.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

void KeeperPast::add(qint64 atMs)
{
    KeeperChart::Sample sample;
    sample.atMs = atMs;
    sample.wanted = m_wanted;
    for (const Lease &lease : m_leases) {
        sample.live += lease.deadlineMs > atMs ? 1 : 0;
        sample.good += lease.isGood && lease.deadlineMs - atMs >= m_leastLeftMs ? 1 : 0;
    }
    // The clock was set back: points later than the new one are dropped.
    while (!m_points.empty() && m_points.back().atMs > atMs)
        m_points.pop_back();
    const bool isSame = !m_points.empty() && m_points.back().good == sample.good && m_points.back().live == sample.live
        && m_points.back().wanted == sample.wanted;
    if (!isSame)
        m_points.push_back(sample);
    // One point before the hour is kept: it says what was at the beginning of the hour.
    while (m_points.size() > 1 && m_points[1].atMs <= atMs - KeeperChart::pastMs)
        m_points.pop_front();
    while (!m_calls.empty() && m_calls.front().atMs < atMs - KeeperChart::pastMs)
        m_calls.pop_front();
}

void KeeperPast::playOn(qint64 nowMs)
{
    if (m_points.empty())
        return;
    const qint64 since = m_points.back().atMs;
    std::vector<qint64> instants;
    for (const Lease &lease : m_leases) {
        for (const qint64 at : {lease.deadlineMs, lease.deadlineMs - m_leastLeftMs + 1}) {
            if (at > since && at < nowMs)
                instants.push_back(at);
        }
    }
    std::sort(instants.begin(), instants.end());
    instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
    for (const qint64 at : instants)
        add(at);
}

void KeeperPast::take(qint64 nowMs, std::vector<Lease> leases, qint64 leastLeftMs, int wanted)
{
    playOn(nowMs);
    m_leases = std::move(leases);
    m_leastLeftMs = leastLeftMs;
    m_wanted = wanted;
    add(nowMs);
}

void KeeperPast::takeCall(const KeeperChart::Call &call) { m_calls.push_back(call); }

QList<KeeperChart::Sample> KeeperPast::samples(qint64 nowMs) const
{
    KeeperPast now = *this;
    now.playOn(nowMs);
    now.add(nowMs);
    QList<KeeperChart::Sample> samples;
    const qint64 first = nowMs - KeeperChart::pastMs;
    auto point = now.m_points.cbegin();
    const auto end = now.m_points.cend();
    for (qint64 from = first; from < nowMs; from += KeeperChart::stepMs) {
        const qint64 to = std::min(from + KeeperChart::stepMs, nowMs);
        while (point != end && std::next(point) != end && std::next(point)->atMs <= from)
            ++point;
        if (point == end || point->atMs >= to)
            continue;
        KeeperChart::Sample least{from, point->good, point->live, point->wanted};
        for (auto within = std::next(point); within != end && within->atMs < to; ++within) {
            least.good = std::min(least.good, within->good);
            least.live = std::min(least.live, within->live);
            least.wanted = within->wanted;
        }
        samples.append(least);
    }
    if (!now.m_points.empty())
        samples.append({nowMs, now.m_points.back().good, now.m_points.back().live, now.m_points.back().wanted});
    return samples;
}

QList<KeeperChart::Call> KeeperPast::calls(qint64 nowMs) const
{
    QList<KeeperChart::Call> calls;
    for (const KeeperChart::Call &call : m_calls) {
        if (call.atMs >= nowMs - KeeperChart::pastMs)
            calls.append(call);
    }
    return calls;
}

} // namespace proxydeck
