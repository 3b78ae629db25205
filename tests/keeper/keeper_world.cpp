// SPDX-License-Identifier: MIT
#include "keeper_world.h"

#include "keeper/keeper_times.h"

#include <algorithm>
#include <cmath>

namespace proxydeck::test {

using namespace Qt::StringLiterals;
using namespace keeper_times;
using Action = KeeperPlanner::Action;
using Standing = KeptLease::Standing;

namespace {

/// The window of 60 s, and what the scheduler adds.
constexpr qint64 windowMs = 60'100;

constexpr qint64 longestStepMs = 20'000; ///< of the clock

quint64 mixed(quint64 x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

} // namespace

KeeperWorld::KeeperWorld(const Traits &traits, const KeeperTerms &terms, const KeeperPlan &plan, quint64 seed)
    : m_traits(traits)
    , m_terms(terms)
    , m_plan(plan)
    , m_seed(seed)
    , m_random(seed)
    , m_planner(quint32(seed))
{
    m_planner.setTerms(terms);
    m_planner.setPlan(plan);
    m_learner.setCheckInterval(traits.checkIntervalMs);
    m_learner.setChecked(terms.mustBeChecked);
    at(m_now + minute, What::Minute);
    if (traits.clockSteps)
        at(m_now + qint64(chance() * double(2 * hour)), What::Step);
    if (traits.sleeps)
        at(m_now + 10 * hour, What::Sleep);
    m_lifeChangesMs = m_now + 12 * hour;
}

double KeeperWorld::chance() { return double(m_random() >> 11) / 9'007'199'254'740'992.0; }

double KeeperWorld::chance(quint64 lease, quint32 of) const
{
    return double(mixed(m_seed * 1'000'003 + lease * 16 + of) >> 11) / 9'007'199'254'740'992.0;
}

void KeeperWorld::start()
{
    m_isKept = true;
    m_planner.start(ours());
    step(false);
}

void KeeperWorld::run(qint64 ms)
{
    const qint64 end = m_now + ms;
    if (m_hand.order && m_events.size() < 2)
        at(m_now, What::Hand);
    while (!m_events.empty() && m_events.top().atMs <= end) {
        const Event event = m_events.top();
        m_events.pop();
        pass(std::max(m_now, event.atMs));
        handle(event);
    }
    pass(end);
}

void KeeperWorld::pass(qint64 ms)
{
    m_figures.measuredMs += ms - m_now;
    m_figures.enoughMs += m_good >= m_terms.keep ? ms - m_now : 0;
    m_now = ms;
}

int KeeperWorld::goodNow() const
{
    int good = 0;
    for (const Lease &lease : m_leases) {
        const bool isKnown = lease.standing == Standing::Good || (m_hand.order && lease.isGood);
        good += isKnown && lease.isGood && m_now < lease.diesMs
                && lease.deadlineMs - m_now >= m_terms.leastLeftS * second
            ? 1
            : 0;
    }
    return good;
}

void KeeperWorld::handle(const Event &event)
{
    if (event.what == What::Sleep) {
        m_isAsleep = !m_isAsleep;
        if (m_isAsleep)
            at(m_now + 8 * hour, What::Sleep);
    }
    if (m_isAsleep && (event.what == What::CallEnds || event.what == What::Check || event.what == What::Wake)) {
        at(m_now + minute, event.what, event.number); // it goes on when the machine does
        return;
    }
    bool byItself = false;
    switch (event.what) {
    case What::CallEnds:
        answer(event.number);
        break;
    case What::Check:
        if (Lease *lease = find(event.number)) {
            const Standing before = lease->standing;
            check(*lease);
            if (lease->standing == before)
                return; // nothing that a decision depends on
        }
        break;
    case What::Fall:
        break;
    case What::End:
        if (const Lease *lease = find(event.number))
            m_leases.erase(m_leases.begin() + (lease - m_leases.data()));
        ++m_figures.ended;
        break;
    case What::Wake:
        if (event.atMs != m_wakeMs)
            return;
        byItself = true;
        break;
    case What::Hand: {
        int living = 0;
        int withTime = 0;
        for (const Lease &lease : m_leases) {
            living += lease.isGood && m_now < lease.diesMs ? 1 : 0;
            withTime += lease.isGood && m_now < lease.diesMs && lease.deadlineMs - m_now >= m_terms.leastLeftS * second
                ? 1
                : 0;
        }
        int count = m_hand.order(living, withTime);
        for (; count > 0; count -= m_plan.mostPerCall)
            issue(std::min(count, m_plan.mostPerCall));
        at(m_now + m_hand.everyMs, What::Hand);
        break;
    }
    case What::Minute:
        m_otherUser = chance() < m_traits.otherUser;
        at(m_now + minute, What::Minute);
        m_good = goodNow();
        return;
    case What::Step:
        m_clockOffMs = qint64((chance() - 0.5) * longestStepMs);
        at(m_now + qint64(chance() * double(4 * hour)), What::Step);
        break;
    case What::Sleep:
        break;
    case What::ClearUp:
        if (m_isUnknown) {
            m_isUnknown = false;
            m_planner.cleared(ours());
        }
        break;
    }
    m_good = goodNow();
    if (m_isKept && !m_isAsleep)
        step(byItself);
}

KeeperWorld::Lease *KeeperWorld::find(quint64 number)
{
    const auto lease = std::ranges::lower_bound(m_leases, number, {}, &Lease::number);
    return lease != m_leases.end() && lease->number == number ? &*lease : nullptr;
}

void KeeperWorld::spend(qint64 inHour, int ips)
{
    if (m_spent.empty() || m_spent.back().hourEndsMs != inHour) {
        // Of yesterday nothing is asked any more, also when the clock is set a little.
        std::erase_if(m_spent, [inHour](const Spent &one) { return one.hourEndsMs < inHour - 2 * day; });
        m_spent.push_back({inHour, 0});
    }
    m_spent.back().ips += ips;
}

KeeperSpent KeeperWorld::spent() const
{
    KeeperSpent spent;
    for (const Spent &one : m_spent) {
        spent.hour += one.hourEndsMs >= hourEnd(ours()) ? one.ips : 0;
        spent.day += one.hourEndsMs > dayEnd(ours()) - day ? one.ips : 0;
    }
    return spent;
}

KeeperView KeeperWorld::view()
{
    m_seen.clear();
    for (const Lease &lease : m_leases) {
        if (lease.deadlineMs > ours())
            m_seen.push_back({lease.deadlineMs, lease.standing});
    }
    while (!m_answers.empty() && m_answers.front() + windowMs <= m_now)
        m_answers.pop_front();
    KeeperView view;
    view.nowMs = ours();
    view.leases = m_seen;
    view.spent = spent();
    const int most = m_traits.allowed - 1 - m_planner.fewerCalls(ours());
    const int held = int(m_answers.size()) + (m_call ? 1 : 0);
    view.freeCalls = std::max(0, most - held);
    if (view.freeCalls == 0 && !m_answers.empty())
        view.nextFreeInMs = m_answers[size_t(std::clamp(held - most, 0, int(m_answers.size()) - 1))] + windowMs - m_now;
    return view;
}

void KeeperWorld::step(bool byItself)
{
    if (m_call)
        return;
    if (m_now - m_ratesMs >= 20 * second) {
        m_ratesMs = m_now;
        m_rates = m_learner.rates();
        m_planner.setRates(m_rates);
    }
    const KeeperPlanner::Step next = m_planner.step(view());
    m_figures.wakes += byItself ? 1 : 0;
    m_wakeMs = 0;
    if (next.wakeMs != 0) {
        m_wakeMs = std::max(m_now + 1, next.wakeMs - m_clockOffMs);
        at(m_wakeMs, What::Wake);
    }
    if (next.action != Action::None)
        send(next.action, next.count);
}

void KeeperWorld::send(Action action, int count)
{
    m_call = CallUnderWay{action, count, m_now, hourEnd(ours()), ++m_calls};
    if (action == Action::Extract) {
        ++m_figures.calls;
        m_figures.whileUnknown += m_isUnknown ? 1 : 0;
        const KeeperSpent before = spent();
        if (before.hour + count > m_terms.perHour || before.day + count > m_terms.perDay)
            ++m_figures.overBudget;
        spend(m_call->hourEndsMs, count);
    }
    at(m_now + m_traits.callMs + qint64(chance() * double(m_traits.callMs)), What::CallEnds, m_call->number);
}

int KeeperWorld::issue(int count)
{
    const double change = m_now >= m_lifeChangesMs ? m_traits.lifeChange : 1;
    for (int i = 0; i < count; ++i) {
        Lease lease;
        lease.number = ++m_issued;
        const quint64 n = lease.number;
        const double life = double(m_traits.lifeMs) * change * (1 + m_traits.lifeSpread * (2 * chance(n, 0) - 1));
        lease.obtainedMs = m_now;
        lease.deadlineMs = m_now + qint64(life);
        lease.diesMs = chance(n, 1) < m_traits.diesEarly ? m_now + qint64(life * chance(n, 2)) : lease.deadlineMs;
        lease.isGood = chance(n, 3) >= m_traits.isBad;
        lease.lesson.obtainedMs = lease.obtainedMs;
        lease.lesson.deadlineMs = lease.deadlineMs;
        if (!m_terms.mustBeChecked)
            lease.standing = Standing::Good;
        m_learner.take(n, lease.lesson);
        at(m_now + m_traits.checkMs + qint64(chance(n, 4) * double(m_traits.checkMs)), What::Check, n);
        if (lease.diesMs < lease.deadlineMs)
            at(lease.diesMs, What::Fall, n);
        at(lease.deadlineMs - m_terms.leastLeftS * second + 1, What::Fall, n);
        at(lease.deadlineMs, What::End, n);
        m_leases.push_back(lease); // by number
    }
    m_figures.extracted += count;
    return count;
}

void KeeperWorld::check(Lease &lease)
{
    const bool works = lease.isGood && m_now < lease.diesMs;
    KeeperLearner::Lease &lesson = lease.lesson;
    if (lesson.judgedMs == 0) {
        lesson.judgedMs = m_now;
        lesson.wasGood = works;
    }
    if (works)
        lesson.lastGoodMs = m_now;
    else if (lesson.wasGood && lesson.diedMs == 0)
        lesson.diedMs = m_now;
    lease.standing = works ? Standing::Good : Standing::Bad;
    m_learner.take(lease.number, lesson);
    if (m_traits.checkIntervalMs > 0 && works)
        at(m_now + m_traits.checkIntervalMs, What::Check, lease.number);
}

KeeperCallEnd KeeperWorld::outcome(const CallUnderWay &call)
{
    using Kind = KeeperCallEnd::Kind;
    KeeperCallEnd end;
    const auto refused = [&end](const char *code) {
        end.kind = Kind::Refused;
        end.code = QString::fromLatin1(code);
        return end;
    };
    if (chance() < m_traits.notConnected) {
        end.kind = Kind::NotConnected;
        return end;
    }
    if (call.action == Action::List) {
        if (chance() < m_traits.failed) {
            end.kind = Kind::Failed;
            return end;
        }
        end.received = int(m_leases.size()) + m_lostCount;
        if (m_isUnknown) {
            end.added = issue(std::exchange(m_lostCount, 0));
            m_figures.extracted -= end.added; // counted when it was lost
        }
        return end;
    }
    // The vendor's own window.
    while (!m_arrivals.empty() && m_arrivals.front() <= m_now - 60 * second)
        m_arrivals.pop_front();
    m_arrivals.push_back(m_now);
    if (m_otherUser || int(m_arrivals.size()) > m_traits.allowed) {
        m_figures.rateRefusals += m_otherUser ? 0 : 1;
        // The longest step that the clock is set by may cut a wait short.
        m_figures.hastyRefusals += m_refusedMs > 0 && m_now - m_refusedMs < minute - longestStepMs ? 1 : 0;
        m_refusedMs = m_now;
        return refused("REQUEST_LIMIT_EXCEEDED");
    }
    if (chance() < m_traits.failed) {
        end.kind = Kind::Failed;
        return end;
    }
    if (chance() < m_traits.noStock)
        return refused("NO_RESOURCE_FOUND");
    if (m_plan.channels > 0 && int(m_leases.size()) + call.count > m_plan.channels)
        return refused("NO_AVAILABLE_CHANNEL");
    if (dayEnd(m_now) != m_soldDay) {
        m_soldDay = dayEnd(m_now);
        m_soldToday = 0;
    }
    if (m_traits.dailyLimit > 0 && m_soldToday + call.count > m_traits.dailyLimit)
        return refused("EXTRACT_LIMIT_EXCEEDED");
    if (chance() < m_traits.lost) {
        end.kind = Kind::Unknown;
        m_isUnknown = true;
        m_lostCount = chance() < 0.5 ? call.count : 0;
        m_figures.extracted += m_lostCount;
        m_soldToday += m_lostCount;
        return end;
    }
    const int count = chance() < m_traits.fewer ? std::max(1, call.count / 2) : call.count;
    end.received = count;
    m_soldToday += count;
    end.added = chance() < m_traits.sameAgain ? 0 : issue(count);
    m_figures.extracted += end.added == 0 ? count : 0;
    return end;
}

void KeeperWorld::answer(quint64 number)
{
    if (!m_call || m_call->number != number)
        return;
    const CallUnderWay call = *m_call;
    m_call.reset();
    const bool wasUnknown = m_isUnknown;
    const KeeperCallEnd end = outcome(call);
    using Kind = KeeperCallEnd::Kind;
    if (call.action == Action::Extract) {
        if (end.kind != Kind::NotConnected)
            m_answers.push_back(m_now);
        // What was not carried out is free again; what is not known counts with all of it.
        if (end.kind != Kind::Unknown)
            spend(call.hourEndsMs, (end.kind == Kind::Answered ? end.received : 0) - call.count);
        if (end.kind == Kind::Answered)
            m_learner.take(KeeperLearner::Call{m_now - call.sentMs});
    }
    m_planner.callEnded(end, ours());
    if (call.action == Action::List && wasUnknown && end.kind == Kind::Answered) {
        m_isUnknown = false;
        m_planner.cleared(ours());
    } else if (end.kind == Kind::Unknown && !m_plan.hasList) {
        at(m_now + 10 * minute, What::ClearUp); // the operator looks it up
    }
}

double KeeperWorld::leastExtractions(qint64 ms) const
{
    const double useful = double(m_traits.lifeMs) - m_terms.leastLeftS * 1'000.0;
    const double yield = 1 - m_traits.isBad - m_traits.diesEarly / 2;
    return m_terms.keep * double(ms) / useful / yield;
}

} // namespace proxydeck::test
