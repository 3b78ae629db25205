// SPDX-License-Identifier: MIT
#include "keeper/keeper_planner.h"

#include "keeper/keeper_sums.h"
#include "keeper/keeper_times.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Phase = KeeperState::Phase;
using Wait = KeeperState::Wait;
using Stop = KeeperState::Stop;

using namespace keeper_times;

/// A lease that ended frees its channel a little later.
constexpr qint64 channelMs = 2 * second;
/// Where no deadline says when a channel becomes free.
constexpr qint64 noDeadlineWaitMs = minute;
/// So many bad ones and none that is good: more of them would be money for nothing.
constexpr int seemDeadFrom = 5;

} // namespace

KeeperPlanner::KeeperPlanner(quint32 seed)
    : m_backOff(seed)
{
}

void KeeperPlanner::setTerms(const KeeperTerms &terms)
{
    m_terms = terms;
    m_areas.set(terms.areas);
}

void KeeperPlanner::setPlan(const KeeperPlan &plan) { m_plan = plan; }

void KeeperPlanner::setRates(const KeeperRates &rates) { m_rates = rates; }

bool KeeperPlanner::isOn() const
{
    return m_state.phase != Phase::Off && m_state.phase != Phase::Stopped && m_state.phase != Phase::Paused;
}

void KeeperPlanner::enter(Phase phase)
{
    m_state = KeeperState();
    m_state.phase = phase;
}

void KeeperPlanner::start(qint64 nowMs, bool isUnknown)
{
    m_backOff.reset();
    m_isChannelRefused = false;
    m_refusal = {};
    m_fruitless = 0;
    m_isFruitless = false;
    m_isUnknown = isUnknown;
    m_lists = 0;
    m_listing = Listing::None;
    if (m_plan.hasList)
        listAt(isUnknown ? Listing::ClearUp : Listing::Look, nowMs);
    enter(isUnknown ? Phase::Unknown : m_plan.hasList ? Phase::Looking : Phase::Filling);
}

void KeeperPlanner::pause()
{
    if (m_state.phase != Phase::Off)
        enter(Phase::Paused);
    m_next.reset();
}

void KeeperPlanner::stop(Stop why)
{
    enter(Phase::Stopped);
    m_state.stop = why;
    m_next.reset();
}

void KeeperPlanner::cleared(qint64)
{
    m_isUnknown = false;
    if (m_listing == Listing::ClearUp)
        m_listing = Listing::None;
    m_lists = 0;
    if (m_state.phase == Phase::Unknown)
        enter(Phase::Filling);
}

int KeeperPlanner::fewerCalls(qint64 nowMs) const { return m_backOff.fewerCalls(nowMs); }

int KeeperPlanner::spare() const { return keeperSpares(m_terms, m_rates); }

int KeeperPlanner::target() const
{
    const int wanted = m_terms.keep + spare();
    return m_plan.channels > 0 ? std::min(wanted, m_plan.channels) : wanted;
}

void KeeperPlanner::listAt(Listing listing, qint64 ms)
{
    if (m_listing != listing)
        m_lists = 0;
    m_listing = listing;
    m_listMs = ms;
}

KeeperPlanner::Step KeeperPlanner::waitUntil(qint64 ms, Wait wait)
{
    enter(Phase::Waiting);
    m_state.wait = wait;
    m_state.untilMs = ms;
    if (wait != Wait::None && m_refusal.wait == wait) {
        m_state.code = m_refusal.code;
        m_state.requestId = m_refusal.requestId;
    }
    Step step;
    step.wakeMs = ms;
    return step;
}

KeeperPlanner::Need KeeperPlanner::needAt(const KeeperView &view, qint64 horizonMs) const
{
    const qint64 leastLeftMs = m_terms.leastLeftS * second;
    Need need;
    for (const KeptLease &lease : view.leases) {
        if (lease.standing == KeptLease::Standing::Bad)
            continue;
        const bool isGood = lease.standing == KeptLease::Standing::Good;
        const bool countsNow = lease.deadlineMs - view.nowMs >= leastLeftMs;
        const bool countsThen = lease.deadlineMs - horizonMs >= leastLeftMs;
        if (countsThen)
            need.counted += isGood ? 1 : m_rates.yield;
        if (!isGood)
            need.coming += countsThen ? 1 : 0;
        else if (countsNow)
            ++(countsThen ? need.good : need.falling);
    }
    need.good += need.falling;
    return need;
}

bool KeeperPlanner::seemDead(const KeeperView &view) const
{
    int bad = 0;
    for (const KeptLease &lease : view.leases) {
        if (lease.standing != KeptLease::Standing::Bad)
            return false;
        ++bad;
    }
    return bad >= seemDeadFrom;
}

KeeperPlanner::Step KeeperPlanner::list(const KeeperView &view)
{
    const Need need = needAt(view, view.nowMs);
    Step step;
    step.action = Action::List;
    step.reason.why = m_listing == Listing::ClearUp ? KeeperReason::Why::ClearUp
        : m_listing == Listing::NoChannel           ? KeeperReason::Why::NoChannel
                                                    : KeeperReason::Why::Look;
    step.reason.keep = m_terms.keep;
    step.reason.spare = spare();
    step.reason.good = need.good;
    step.reason.coming = need.coming;
    step.reason.leadMs = m_rates.leadMs();
    step.reason.leastLeftMs = m_terms.leastLeftS * second;
    m_pending = Pending{Action::List, m_listing, false};
    ++m_lists;
    return step;
}

KeeperPlanner::Step KeeperPlanner::extract(const KeeperView &view, int count, const Need &need)
{
    Step step;
    step.action = Action::Extract;
    step.count = count;
    step.area = m_areas.current(view.nowMs);
    step.reason.why = need.good < m_terms.keep ? KeeperReason::Why::Fill : KeeperReason::Why::Replace;
    step.reason.keep = m_terms.keep;
    step.reason.spare = spare();
    step.reason.good = need.good;
    step.reason.falling = need.falling;
    step.reason.coming = need.coming;
    step.reason.leadMs = m_rates.leadMs();
    step.reason.leastLeftMs = m_terms.leastLeftS * second;
    m_pending = Pending{Action::Extract, Listing::None, seemDead(view)};
    enter(need.good < m_terms.keep ? Phase::Filling : Phase::Holding);
    m_next.reset();
    return step;
}

KeeperPlanner::Step KeeperPlanner::step(const KeeperView &view)
{
    if (!isOn() || m_pending)
        return {};
    const qint64 now = view.nowMs;
    if (m_listing != Listing::None && m_plan.hasList) {
        enter(m_isUnknown ? Phase::Unknown : m_listing == Listing::NoChannel ? Phase::Waiting : Phase::Looking);
        if (m_listing == Listing::NoChannel)
            m_state.wait = Wait::Channel;
        // A clock that was set back must not make it late.
        m_listMs = std::min(m_listMs, now + mostListWait);
        qint64 notBeforeMs = std::max(m_listMs, m_backOff.untilMs(now));
        if (notBeforeMs <= now && view.freeCalls < 1)
            notBeforeMs = now + std::max(view.nextFreeInMs, second);
        if (notBeforeMs <= now)
            return list(view);
        m_state.untilMs = notBeforeMs;
        Step step;
        step.wakeMs = notBeforeMs;
        return step;
    }
    if (m_isUnknown) {
        enter(Phase::Unknown);
        return {};
    }
    if (m_rates.known > 0 && m_terms.leastLeftS > keeperMostLeastLeftS(m_rates)) {
        stop(Stop::LeastLeft);
        return {};
    }

    // Where few calls are left in the window, each has to bring more.
    const qint64 ahead = view.freeCalls > 0 ? std::max(together, 60 * second / (view.freeCalls + 1)) : together;
    const qint64 arrivalMs = now + m_rates.leadMs();
    const double missingSoon = target() - needAt(view, arrivalMs + ahead).counted;
    const double missing = target() - needAt(view, arrivalMs + 1).counted;
    if (missing < 1) {
        foresee(view);
        const Need need = needAt(view, arrivalMs);
        enter(need.good >= m_terms.keep ? Phase::Holding : Phase::Filling);
        Step step;
        step.wakeMs = m_next ? std::max(m_next->atMs, now + 1) : 0;
        return step;
    }
    m_next.reset();

    if (const qint64 until = m_backOff.untilMs(now))
        return waitUntil(until, m_backOff.wait());
    if (m_isFruitless || (seemDead(view) && m_fruitless == 0)) {
        // Asking again at once would bring the same: what was known before, or what does not work.
        m_isFruitless = false;
        const qint64 wait = std::min<qint64>(300 * second, 5 * second << std::min(m_fruitless++, 10));
        m_backOff.until(now, now + m_backOff.about(wait), Wait::Retry);
        return waitUntil(m_backOff.untilMs(now), Wait::Retry);
    }
    const int leftOfHour = m_terms.perHour - view.spent.hour;
    const int leftOfDay = m_terms.perDay - view.spent.day;
    if (std::min(leftOfHour, leftOfDay) <= 0) {
        enter(Phase::BudgetSpent);
        const bool isEntered = m_terms.perHour > 0 && m_terms.perDay > 0; // else no hour brings one
        m_state.untilMs = !isEntered ? 0 : leftOfDay <= 0 ? dayEnd(now) : hourEnd(now);
        Step step;
        step.wakeMs = m_state.untilMs;
        return step;
    }
    qint64 earliest = 0;
    for (const KeptLease &lease : view.leases)
        earliest = earliest == 0 ? lease.deadlineMs : std::min(earliest, lease.deadlineMs);
    const int freeChannels
        = m_plan.channels > 0 ? m_plan.channels - int(view.leases.size()) : std::numeric_limits<int>::max();
    if (freeChannels <= 0)
        return waitUntil(earliest + channelMs, Wait::Channel);
    if (m_isChannelRefused) {
        m_isChannelRefused = false;
        m_backOff.until(now, earliest > 0 ? earliest + channelMs : now + m_backOff.about(noDeadlineWaitMs),
                        Wait::Channel);
        if (const qint64 until = m_backOff.untilMs(now))
            return waitUntil(until, Wait::Channel);
    }
    if (view.freeCalls < 1)
        return waitUntil(now + std::max(view.nextFreeInMs, second), Wait::Window);

    const int order = std::max(1, int(std::ceil(missingSoon / m_rates.yield - 0.5)));
    const int count = std::min({order, m_plan.mostPerCall, freeChannels, leftOfHour, leftOfDay});
    return extract(view, count, needAt(view, arrivalMs + ahead));
}

/// The first instant at which too few will count when what is ordered then can be here.
void KeeperPlanner::foresee(const KeeperView &view)
{
    struct Crossing
    {
        qint64 atMs;
        double weight;
    };
    const qint64 leastLeftMs = m_terms.leastLeftS * second;
    const qint64 leadMs = m_rates.leadMs();
    std::vector<Crossing> crossings;
    double counted = 0;
    for (const KeptLease &lease : view.leases) {
        if (lease.standing == KeptLease::Standing::Bad)
            continue;
        const double weight = lease.standing == KeptLease::Standing::Good ? 1 : m_rates.yield;
        const qint64 atMs = lease.deadlineMs - leastLeftMs - leadMs;
        if (atMs <= view.nowMs)
            continue;
        counted += weight;
        crossings.push_back({atMs, weight});
    }
    std::sort(crossings.begin(), crossings.end(), [](const auto &a, const auto &b) { return a.atMs < b.atMs; });
    m_next.reset();
    double missing = target() - counted;
    for (const Crossing &crossing : crossings) {
        missing += crossing.weight;
        if (!m_next && missing >= 1)
            m_next = Next{crossing.atMs, 0, 0};
        if (m_next && crossing.atMs > m_next->atMs + together)
            break;
        if (m_next) {
            m_next->count = std::max(1, int(std::ceil(missing / m_rates.yield - 0.5)));
            ++m_next->falling;
        }
    }
}

} // namespace proxydeck
