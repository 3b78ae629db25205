// SPDX-License-Identifier: MIT
#include "keeper/keeper_future.h"

#include "keeper/keeper_times.h"
#include "lease/lease.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

namespace proxydeck {

namespace {

constexpr double whole = 1 - 1e-6; ///< sums of yields are not exact

} // namespace

KeeperFuture::KeeperFuture(const Rules &rules, const KeeperRates &rates, std::mt19937 &random)
    : m_rules(rules)
    , m_rates(rates)
    , m_random(random)
    , m_deathsPerMs(drawDeaths())
    , m_yield(drawYield())
{
    m_events.reserve(size_t(4) * size_t(rules.target));
    m_changes.reserve(size_t(8) * size_t(rules.target));
}

// std::uniform_real_distribution gives other numbers with another standard library.
double KeeperFuture::chance() { return double(m_random()) / 4'294'967'296.0; }

/// Of a normal distribution around 0, by Box and Muller.
double KeeperFuture::normal()
{
    const double length = std::sqrt(-2 * std::log(1 - chance()));
    return length * std::cos(2 * std::numbers::pi * chance());
}

/// So is the share of good ones known by as many as it was learned from.
double KeeperFuture::drawYield()
{
    const double learned = m_rates.yield;
    if (learned >= 1)
        return learned;
    return std::clamp(learned + normal() * std::sqrt(learned * (1 - learned) / std::max(1, m_rates.known)), 0.0, 1.0);
}

/// A rate that was learned from few ends may be half or twice as large. Of a gamma distribution, by Wilson and
/// Hilferty.
double KeeperFuture::drawDeaths()
{
    const double learned = m_rates.deathsPerSecond / 1'000;
    const double ends = m_rates.deaths;
    if (ends <= 0)
        return learned;
    const double root = 1 - 1 / (9 * ends) + normal() / (3 * std::sqrt(ends));
    return learned * std::max(0.0, root * root * root);
}

qint64 KeeperFuture::lasts(qint64 p90Ms) { return qint64(double(p90Ms) * (0.525 + 0.528 * chance())); }

void KeeperFuture::at(const Event &event)
{
    if (event.atMs > m_untilMs + keeper_times::together)
        return; // of no matter
    m_events.push_back(event);
    std::push_heap(m_events.begin(), m_events.end(), std::greater());
}

KeeperFuture::Event KeeperFuture::next()
{
    std::pop_heap(m_events.begin(), m_events.end(), std::greater());
    const Event event = m_events.back();
    m_events.pop_back();
    return event;
}

/// One that is good from \a judgedMs on, and was found good last at \a checkedMs; a check each two mean detection
/// times.
void KeeperFuture::live(qint64 judgedMs, qint64 checkedMs, qint64 deadlineMs)
{
    const qint64 enoughUntilMs = deadlineMs - m_rules.leastLeftMs;
    qint64 diesMs = noDeadline;
    qint64 seenMs = noDeadline;
    if (m_deathsPerMs > 0) {
        const double livesMs = -std::log(1 - chance()) / m_deathsPerMs;
        if (livesMs < double(deadlineMs - checkedMs)) {
            diesMs = checkedMs + qint64(livesMs);
            const double everyMs = std::max(1.0, double(m_rates.detectionMs) * 2);
            seenMs = checkedMs + qint64(std::ceil(livesMs / everyMs) * everyMs);
        }
    }
    if (const qint64 until = std::min(diesMs, enoughUntilMs); until > judgedMs) {
        m_changes.push_back({judgedMs, 1});
        if (until <= m_untilMs)
            m_changes.push_back({until, -1});
    }
    const qint64 fallsMs = enoughUntilMs - m_rates.leadMs();
    at({std::max(judgedMs, std::min(fallsMs, seenMs)), -1, 0, fallsMs <= seenMs});
}

void KeeperFuture::addKnown(qint64 nowMs, const KeptLease &lease)
{
    if (m_rules.channels > 0) {
        ++m_taken;
        at({lease.deadlineMs, 0, -1, false});
    }
    if (lease.standing == KeptLease::Standing::Bad)
        return;
    if (lease.standing == KeptLease::Standing::Good) {
        m_counted += 1;
        live(nowMs, nowMs - qint64(double(m_rates.detectionMs) * 2 * chance()), lease.deadlineMs);
        return;
    }
    m_counted += m_rates.yield;
    addNew(nowMs, lease.deadlineMs);
}

/// Counted with the yield until its check ends.
void KeeperFuture::addNew(qint64 arrivalMs, qint64 deadlineMs)
{
    const qint64 judgedMs = arrivalMs + lasts(m_rates.checkP90Ms);
    const bool isGood = chance() < m_yield;
    at({judgedMs, (isGood ? 1 : 0) - m_rates.yield, 0, false});
    if (isGood)
        live(judgedMs, judgedMs, deadlineMs);
}

int KeeperFuture::order(qint64 nowMs) const
{
    double missing = m_rules.target - m_counted;
    if (missing < whole)
        return 0;
    for (const Event &event : m_events)
        missing += event.isFall && event.atMs <= nowMs + keeper_times::together ? 1 : 0;
    return std::max(1, int(std::ceil(missing / m_rates.yield - 0.5)));
}

void KeeperFuture::run(const KeeperView &view, qint64 untilMs)
{
    m_untilMs = untilMs;
    for (const KeptLease &lease : view.leases)
        addKnown(view.nowMs, lease);
    // Lives between these limits have the mean and the tenth percentile that were learned.
    const double width = double(m_rates.lifeMeanMs - m_rates.lifeP10Ms) / 0.4;
    const double shortest = double(m_rates.lifeMeanMs) - width / 2;
    int left = m_rules.budget;
    qint64 freeMs = std::max(view.nowMs, m_rules.notBeforeMs); // no call is under way from then on
    at({freeMs, 0, 0, false});
    while (!m_events.empty()) {
        const Event event = next();
        const qint64 now = std::max(event.atMs, view.nowMs);
        if (now >= untilMs)
            break;
        m_counted += event.counts;
        m_taken += event.channels;
        if (now < freeMs || (!m_events.empty() && m_events.front().atMs <= now))
            continue; // what happens at the same instant is known together
        int count = std::min({order(now), m_rules.mostPerCall, left});
        if (m_rules.channels > 0)
            count = std::min(count, m_rules.channels - m_taken);
        if (count < 1)
            continue;
        m_calls.push_back({now, count});
        left -= count;
        freeMs = now + std::max<qint64>(1, lasts(m_rates.callP90Ms));
        at({freeMs, count * m_rates.yield, m_rules.channels > 0 ? count : 0, false});
        for (int i = 0; i < count; ++i) {
            const qint64 deadlineMs = freeMs + qint64(shortest + width * chance());
            addNew(freeMs, deadlineMs);
            if (m_rules.channels > 0)
                at({deadlineMs, 0, -1, false});
        }
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
