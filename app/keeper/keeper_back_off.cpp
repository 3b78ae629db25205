// SPDX-License-Identifier: MIT
#include "keeper/keeper_back_off.h"

#include "keeper/keeper_times.h"

#include <algorithm>

namespace proxydeck {

namespace {

using Wait = KeeperState::Wait;

using namespace keeper_times;

/// \a first, doubled with each failure, at most \a most.
qint64 doubled(qint64 first, int failures, qint64 most) { return std::min(most, first << std::min(failures, 16)); }

} // namespace

KeeperBackOff::KeeperBackOff(quint32 seed)
    : m_random(seed)
{
}

void KeeperBackOff::reset()
{
    m_wait = Wait::None;
    m_setMs = m_lastsMs = 0;
    m_failures = 0;
}

qint64 KeeperBackOff::untilMs(qint64 nowMs)
{
    // A clock that was set back must not make it longer than once more all of it.
    m_setMs = std::min(m_setMs, nowMs);
    if (m_wait != Wait::None && m_setMs + m_lastsMs <= nowMs)
        m_wait = Wait::None; // over, whatever the clock does next
    return m_wait == Wait::None ? 0 : m_setMs + m_lastsMs;
}

void KeeperBackOff::until(qint64 nowMs, qint64 untilMs, Wait wait)
{
    m_wait = wait;
    m_setMs = nowMs;
    m_lastsMs = std::max<qint64>(0, untilMs - nowMs);
}

// std::uniform_int_distribution gives other numbers with another standard library.
qint64 KeeperBackOff::jitter(qint64 ms) { return qint64(m_random() % quint32(ms + 1)); }

qint64 KeeperBackOff::about(qint64 ms) { return ms - ms / 4 + jitter(ms / 2); }

void KeeperBackOff::afterRequestLimit(qint64 nowMs)
{
    std::erase_if(m_refusals, [nowMs](qint64 at) { return at <= nowMs - hour; });
    m_refusals.push_back(nowMs);
    until(nowMs, nowMs + minute + jitter(2 * second), Wait::Window);
}

int KeeperBackOff::fewerCalls(qint64 nowMs) const
{
    return int(std::count_if(m_refusals.begin(), m_refusals.end(),
                             [nowMs](qint64 at) { return at <= nowMs && at > nowMs - hour; }));
}

void KeeperBackOff::untilNextMinute(qint64 nowMs)
{
    until(nowMs, (nowMs / minute + 1) * minute + jitter(2 * second), Wait::Minute);
}

void KeeperBackOff::untilTomorrow(qint64 nowMs) { until(nowMs, dayEnd(nowMs) + jitter(minute), Wait::Tomorrow); }

void KeeperBackOff::afterUnknownLimit(qint64 nowMs) { until(nowMs, nowMs + about(5 * minute), Wait::Limit); }

void KeeperBackOff::afterFailure(qint64 nowMs, Wait wait)
{
    until(nowMs, nowMs + about(doubled(5 * second, m_failures++, 5 * minute)), wait);
}

void KeeperBackOff::afterNoConnection(qint64 nowMs)
{
    until(nowMs, nowMs + about(doubled(2 * second, m_failures++, minute)), Wait::Network);
}

void KeeperBackOff::succeeded()
{
    m_failures = 0;
    m_wait = Wait::None;
}

} // namespace proxydeck
