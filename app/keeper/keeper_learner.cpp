// SPDX-License-Identifier: MIT
#include "keeper/keeper_learner.h"

#include "lease/lease.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace proxydeck {

namespace {

constexpr size_t mostCalls = 50;
constexpr double leastYield = 0.5;

/// The value that \a share of \a values do not exceed; sorts them.
qint64 percentile(std::vector<qint64> &values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[size_t(std::lround(share * double(values.size() - 1)))];
}

} // namespace

void KeeperLearner::setCheckInterval(qint64 ms) { m_checkIntervalMs = ms; }

void KeeperLearner::setChecked(bool mustBeChecked) { m_checked = mustBeChecked; }

void KeeperLearner::take(quint64 id, const Lease &lease)
{
    // The latest are at the end, and those are what changes.
    const auto known
        = std::find_if(m_leases.rbegin(), m_leases.rend(), [id](const Known &one) { return one.id == id; });
    if (known != m_leases.rend()) {
        known->lease = lease;
        return;
    }
    m_leases.push_back({id, lease});
    if (m_leases.size() > size_t(KeeperRates::mostKnown))
        m_leases.pop_front();
}

void KeeperLearner::take(const Call &call)
{
    if (call.durationMs < 0)
        return; // the clock was set meanwhile
    m_callMs.push_back(call.durationMs);
    if (m_callMs.size() > mostCalls)
        m_callMs.pop_front();
}

void KeeperLearner::forget()
{
    m_leases.clear();
    m_callMs.clear();
}

KeeperRates KeeperLearner::rates() const
{
    KeeperRates rates;
    std::vector<qint64> lives;
    std::vector<qint64> checks;
    qint64 lifeSum = 0;
    int judged = 0;
    int good = 0;
    int deaths = 0;
    qint64 exposedMs = 0; ///< of good ones, while they were seen to be good
    for (const Known &one : m_leases) {
        const Lease &lease = one.lease;
        if (lease.deadlineMs == noDeadline || lease.deadlineMs <= lease.obtainedMs)
            continue;
        lives.push_back(lease.deadlineMs - lease.obtainedMs);
        lifeSum += lives.back();
        if (lease.judgedMs == 0)
            continue;
        ++judged;
        good += lease.wasGood ? 1 : 0;
        if (lease.isFirstKnown)
            checks.push_back(std::max<qint64>(0, lease.judgedMs - lease.obtainedMs));
        if (!lease.wasGood)
            continue;
        const qint64 until = std::max(lease.diedMs, lease.lastGoodMs);
        exposedMs += std::max<qint64>(0, until - lease.judgedMs);
        deaths += lease.diedMs != 0 ? 1 : 0;
    }
    rates.known = int(lives.size());
    if (!m_checked)
        rates.checkP90Ms = 0;
    if (rates.known == 0)
        return rates;
    if (rates.isGuess()) {
        rates.lifeP10Ms = rates.lifeMeanMs = percentile(lives, 0);
        return rates;
    }
    rates.lifeP10Ms = percentile(lives, 0.1);
    rates.lifeMeanMs = lifeSum / rates.known;
    std::vector<qint64> calls(m_callMs.begin(), m_callMs.end());
    if (!calls.empty())
        rates.callP90Ms = percentile(calls, 0.9);
    if (!m_checked)
        return rates;
    if (!checks.empty())
        rates.checkP90Ms = percentile(checks, 0.9);
    if (judged >= KeeperRates::leastKnown)
        rates.yield = std::max(leastYield, double(good) / judged);
    if (m_checkIntervalMs > 0) {
        rates.detectionMs = m_checkIntervalMs / 2;
        if (exposedMs > 0) {
            rates.deathsPerSecond = deaths * 1'000.0 / double(exposedMs);
            rates.deaths = deaths;
        }
    }
    return rates;
}

} // namespace proxydeck
