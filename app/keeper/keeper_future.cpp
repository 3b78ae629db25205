// SPDX-License-Identifier: MIT
#include "keeper/keeper_future.h"

#include "keeper/keeper_times.h"
#include "lease/lease.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace proxydeck {

KeeperFuture::KeeperFuture(const Rules &rules, const KeeperRates &rates, std::mt19937 &random)
    : m_rules(rules)
    , m_rates(rates)
    , m_random(random)
{
}

// std::uniform_real_distribution gives other numbers with another standard library.
double KeeperFuture::chance() { return double(m_random()) / 4'294'967'296.0; }

void KeeperFuture::addLease(qint64 nowMs, qint64 deadlineMs, KeptLease::Standing standing)
{
    using Standing = KeptLease::Standing;
    if (standing == Standing::Bad)
        return;
    Lease lease;
    lease.deadlineMs = deadlineMs;
    lease.judgedMs = nowMs;
    if (standing == Standing::Unjudged) {
        // Most checks are quicker than the slowest tenth.
        lease.judgedMs += qint64(double(m_rates.checkP90Ms) * (0.5 + 0.5 * chance()));
        lease.isGood = chance() < m_rates.yield;
    }
    lease.diesMs = lease.seenMs = noDeadline;
    if (m_rates.deathsPerSecond > 0) {
        const double lives = -std::log(1 - chance()) / m_rates.deathsPerSecond;
        if (lives < 1e7) {
            lease.diesMs = lease.judgedMs + qint64(lives * 1'000);
            lease.seenMs = lease.diesMs + qint64(double(m_rates.detectionMs) * 2 * chance());
        }
    }
    m_leases.push_back(lease);
    const qint64 from = lease.judgedMs;
    const qint64 to = std::min(lease.diesMs, lease.deadlineMs - m_rules.leastLeftMs);
    if (lease.isGood && to > from) {
        m_changes.push_back({from, 1});
        m_changes.push_back({to, -1});
    }
}

int KeeperFuture::order(qint64 nowMs) const
{
    const auto missing = [&](qint64 horizonMs) {
        double counted = 0;
        for (const Lease &lease : m_leases) {
            const bool isGone = nowMs >= lease.seenMs || (nowMs >= lease.judgedMs && !lease.isGood);
            if (!isGone && lease.deadlineMs - horizonMs >= m_rules.leastLeftMs)
                counted += nowMs >= lease.judgedMs ? 1 : m_rates.yield;
        }
        return m_rules.target - counted;
    };
    const qint64 arrivalMs = nowMs + m_rates.leadMs();
    if (missing(arrivalMs + 1) < 1)
        return 0;
    return std::max(1, int(std::ceil(missing(arrivalMs + keeper_times::together) / m_rates.yield - 0.5)));
}

/// The next instant at which order() may have another answer.
qint64 KeeperFuture::nextMs(qint64 nowMs) const
{
    qint64 next = noDeadline;
    const auto consider = [&](qint64 at) {
        if (at > nowMs)
            next = std::min(next, at);
    };
    for (const Lease &lease : m_leases) {
        consider(lease.deadlineMs - m_rules.leastLeftMs - m_rates.leadMs());
        consider(lease.judgedMs);
        consider(lease.seenMs);
    }
    return next;
}

void KeeperFuture::run(const KeeperView &view, qint64 untilMs)
{
    for (const KeptLease &lease : view.leases)
        addLease(view.nowMs, lease.deadlineMs, lease.standing);
    // Lives between these limits have the mean and the tenth percentile that were learned.
    const double width = double(m_rates.lifeMeanMs - m_rates.lifeP10Ms) / 0.4;
    const double shortest = double(m_rates.lifeMeanMs) - width / 2;
    int left = m_rules.budget;
    for (qint64 now = view.nowMs; now < untilMs;) {
        if (now < m_rules.notBeforeMs) {
            now = m_rules.notBeforeMs;
            continue;
        }
        std::erase_if(m_leases, [now](const Lease &lease) { return lease.deadlineMs <= now; });
        int count = std::min({order(now), m_rules.mostPerCall, left});
        if (m_rules.channels > 0)
            count = std::min(count, m_rules.channels - int(m_leases.size()));
        if (count < 1) {
            now = nextMs(now);
            continue;
        }
        m_calls.push_back({now, count});
        left -= count;
        const qint64 answerMs = now + qint64(double(m_rates.callP90Ms) * (0.5 + 0.5 * chance()));
        for (int i = 0; i < count; ++i)
            addLease(answerMs, answerMs + qint64(shortest + width * chance()), KeptLease::Standing::Unjudged);
        now = std::max(answerMs, now + 1);
    }
}

int KeeperFuture::ordered() const
{
    return std::accumulate(m_calls.begin(), m_calls.end(), 0,
                           [](int sum, const Call &call) { return sum + call.count; });
}

void KeeperFuture::prepare()
{
    if (m_isPrepared)
        return;
    m_isPrepared = true;
    std::sort(m_changes.begin(), m_changes.end(), [](const Change &a, const Change &b) { return a.atMs < b.atMs; });
}

double KeeperFuture::share(qint64 fromMs, qint64 toMs)
{
    prepare();
    int good = 0;
    qint64 enoughMs = 0;
    qint64 last = fromMs;
    for (const Change &change : m_changes) {
        if (change.atMs >= toMs)
            break;
        if (change.atMs > last) {
            enoughMs += good >= m_rules.keep ? change.atMs - last : 0;
            last = change.atMs;
        }
        good += change.by;
    }
    enoughMs += good >= m_rules.keep ? toMs - last : 0;
    return double(enoughMs) / double(toMs - fromMs);
}

int KeeperFuture::goodAt(qint64 atMs)
{
    prepare();
    for (; m_next < m_changes.size() && m_changes[m_next].atMs <= atMs; ++m_next)
        m_good += m_changes[m_next].by;
    return m_good;
}

} // namespace proxydeck
