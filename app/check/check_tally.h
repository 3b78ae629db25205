// SPDX-License-Identifier: MIT
#pragma once

#include "check/check_job.h"

#include <deque>

namespace proxydeck {

/// What is to be told of a run: results, a batch at a time, and how far it is. All instants are Clock::steadyMs().
class CheckTally
{
public:
    static constexpr qsizetype MostResults = 500; ///< at once: the window has to take them in

    void begin(); ///< a run
    void jobsAdded(qint64 number) { m_progress.total += number; }
    void ended(const CheckResult &result);

    bool isIdle() const { return m_progress.isIdle(); }
    bool isAllTold() const { return m_results.isEmpty() && m_toldIdle; }
    /// The results that may be told now; empty: none.
    QList<CheckResult> takeResults(qint64 nowMs);
    /// The progress, if it may be told now and says something new. False: it may not.
    bool takeProgress(qint64 nowMs, qint64 running, int atOnce, CheckProgress::Pause pause, CheckProgress &progress);

private:
    CheckProgress m_progress;
    CheckProgress m_told;
    bool m_toldIdle = true;
    QList<CheckResult> m_results;
    qint64 m_resultsMs = -1'000'000;
    qint64 m_progressMs = -1'000'000;
    std::deque<std::pair<qint64, qint64>> m_pace; ///< instants, and how many had ended by then
};

} // namespace proxydeck
