// SPDX-License-Identifier: MIT
#include "check/check_tally.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr qint64 usualMs = 250;  ///< between two batches, and between two reports
constexpr qint64 hurriedMs = 50; ///< while more wait than go into one batch
constexpr qint64 paceMs = 3'000; ///< over which the number per second is taken

} // namespace

void CheckTally::begin()
{
    m_progress = {};
    m_pace.clear();
}

void CheckTally::ended(const CheckResult &result)
{
    m_results.append(result);
    ++m_progress.done;
    m_progress.good += isGood(result.outcome.verdict) ? 1 : 0;
}

QList<CheckResult> CheckTally::takeResults(qint64 nowMs)
{
    const qint64 sinceMs = nowMs - m_resultsMs;
    const bool isMuch = m_results.size() > MostResults;
    const bool isDue = sinceMs >= usualMs || (isMuch ? sinceMs >= hurriedMs : m_progress.isIdle());
    if (m_results.isEmpty() || !isDue)
        return {};
    m_resultsMs = nowMs;
    if (!isMuch)
        return std::exchange(m_results, {});
    const QList<CheckResult> part = m_results.first(MostResults);
    m_results.remove(0, MostResults);
    return part;
}

bool CheckTally::takeProgress(qint64 nowMs, qint64 running, int atOnce, CheckProgress::Pause pause,
                              CheckProgress &progress)
{
    const bool isEnd = m_progress.isIdle();
    const bool isTurn = m_toldIdle != isEnd || pause != m_told.pause || (isEnd && m_progress.done != m_told.done);
    if ((isEnd && !m_results.isEmpty()) || (!isTurn && nowMs - m_progressMs < usualMs))
        return false; // nobody is told of the end before its results
    m_progressMs = nowMs;
    m_pace.emplace_back(nowMs, m_progress.done);
    while (nowMs - m_pace.front().first > paceMs)
        m_pace.pop_front();
    const auto [sinceMs, doneThen] = m_pace.front();
    m_progress.perSecond = nowMs > sinceMs ? double(m_progress.done - doneThen) * 1'000 / double(nowMs - sinceMs) : 0;
    m_progress.running = running;
    m_progress.atOnce = atOnce;
    m_progress.pause = pause;
    m_toldIdle = isEnd;
    if (m_progress == m_told)
        return false;
    m_told = m_progress;
    progress = m_progress;
    return true;
}

} // namespace proxydeck
