// SPDX-License-Identifier: MIT
#include "check/check_pace.h"

#include <algorithm>
#include <vector>

namespace proxydeck {

namespace {

constexpr double perSecond = 8;
constexpr size_t remembered = 32;
constexpr qsizetype firstMeasured = 16;
/// Times of a connection below this are noise of this machine: twice 2 ms says nothing about a router.
constexpr qint32 noiseMs = 20;
constexpr qint64 restMs = 1'000; ///< between two halvings, and before it grows again

qint32 percentile95(std::vector<qint32> values)
{
    const auto at = values.begin() + qsizetype((values.size() * 95 + 99) / 100) - 1;
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

void CheckPace::configure(int most, bool adapts)
{
    m_most = most;
    m_adapts = adapts;
}

void CheckPace::begin(qint64 nowMs)
{
    m_atOnce = First;
    m_lookedMs = nowMs;
    m_first.clear();
    m_connectMs.clear();
    m_timedOut.clear();
}

int CheckPace::atOnce() const { return m_adapts ? std::min(m_most, std::max(1, int(m_atOnce))) : m_most; }

bool CheckPace::mayConnect(qint64 nowMs)
{
    while (!m_begun.empty() && nowMs - m_begun.front() >= ConnectionsMs)
        m_begun.pop_front();
    return m_begun.size() < MostConnections && nowMs - m_halvedMs >= restMs;
}

void CheckPace::connecting(qint64 nowMs) { m_begun.push_back(nowMs); }

void CheckPace::connected(qint32 ms)
{
    if (m_first.size() < firstMeasured)
        m_first.append(ms);
    m_connectMs.push_back(ms);
    if (m_connectMs.size() > remembered)
        m_connectMs.pop_front();
}

void CheckPace::ended(bool timedOut)
{
    m_timedOut.push_back(timedOut);
    if (m_timedOut.size() > remembered)
        m_timedOut.pop_front();
}

bool CheckPace::manyTimeOut() const
{
    const auto timedOut = std::count(m_timedOut.begin(), m_timedOut.end(), true);
    return m_timedOut.size() >= remembered / 2 && timedOut * 100 > qint64(m_timedOut.size()) * 30;
}

void CheckPace::halve(qint64 nowMs)
{
    if (nowMs - m_halvedMs < restMs)
        return;
    m_halvedMs = nowMs;
    m_atOnce = std::max(1.0, std::min(m_atOnce, double(m_most)) / 2);
}

void CheckPace::look(qint64 nowMs)
{
    const qint64 passed = std::clamp<qint64>(nowMs - m_lookedMs, 0, 1'000); // a machine that slept has learned nothing
    m_lookedMs = nowMs;
    if (isQuick() && nowMs - m_halvedMs >= restMs)
        m_atOnce = std::min(double(m_most), m_atOnce + perSecond * double(passed) / 1'000);
}

bool CheckPace::isQuick() const
{
    if (m_first.size() < firstMeasured)
        return false;
    const qint32 first = percentile95({m_first.begin(), m_first.end()});
    return percentile95({m_connectMs.begin(), m_connectMs.end()}) <= std::max(2 * first, first + noiseMs);
}

} // namespace proxydeck
