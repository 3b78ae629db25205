// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_learner.h"
#include "keeper/keeper_planner.h"

#include <QtGlobal>

#include <deque>
#include <functional>
#include <optional>
#include <queue>
#include <random>
#include <vector>

namespace proxydeck::test {

/// A key, its vendor and its leases over simulated time, and who extracts. The same seed gives the same leases,
/// whoever extracts them. Time is UTC ms by the vendor's clock and moves from event to event.
class KeeperWorld
{
public:
    struct Traits
    {
        qint64 lifeMs = 300'000; ///< mean
        double lifeSpread = 0.1; ///< lives are within so much of the mean
        double diesEarly = 0;    ///< share that ends at a random time of its life
        double isBad = 0;        ///< share that never works
        qint64 callMs = 400;     ///< up to twice as long
        qint64 checkMs = 300;    ///< up to twice as long
        qint64 checkIntervalMs = 15'000;
        int allowed = 60; ///< calls a minute
        // What goes wrong, as the chance of a call.
        double lost = 0;   ///< no answer; half of them were carried out
        double failed = 0; ///< HTTP 5xx
        double notConnected = 0;
        double fewer = 0; ///< brings half of what was asked for
        double noStock = 0;
        double sameAgain = 0;    ///< brings only what is known
        double otherUser = 0;    ///< chance of a minute in which another program uses up the window
        int dailyLimit = 0;      ///< IPs; 0: none
        bool sleeps = false;     ///< eight hours of the day nothing runs
        bool clockSteps = false; ///< the clock is set from time to time
        double lifeChange = 1;   ///< from the middle of the run lives are so many times as long
    };
    struct Figures
    {
        qint64 measuredMs = 0;
        qint64 enoughMs = 0; ///< at or above what is wanted
        qint64 extracted = 0;
        qint64 calls = 0;
        qint64 wakes = 0;         ///< of the planner's own, without an event
        qint64 ended = 0;         ///< leases
        qint64 rateRefusals = 0;  ///< of calls, though nobody else used the window
        qint64 hastyRefusals = 0; ///< a refusal before the wait of the last one was over
        int overBudget = 0;
        int whileUnknown = 0;
        double share() const { return measuredMs > 0 ? double(enoughMs) / double(measuredMs) : 0; }
    };
    /// Decides without a planner: how many IPs at this instant; called each \a everyMs.
    struct ByHand
    {
        qint64 everyMs = 0;
        std::function<int(int living, int withTimeLeft)> order;
    };

    KeeperWorld(const Traits &traits, const KeeperTerms &terms, const KeeperPlan &plan, quint64 seed);

    /// The planner keeps from now on.
    void start();
    void setByHand(const ByHand &hand) { m_hand = hand; }
    void run(qint64 ms);
    /// The figures begin anew.
    void measure() { m_figures = {}; }
    const Figures &figures() const { return m_figures; }
    /// The least that any way of extracting needs for so long: keep × time ÷ (mean life − least left) ÷ yield, where
    /// the yield counts half of what dies early.
    double leastExtractions(qint64 ms) const;

    qint64 nowMs() const { return m_now; }
    KeeperPlanner &planner() { return m_planner; }
    KeeperRates rates() const { return m_learner.rates(); }
    /// As the planner sees it at present; valid until the next run().
    KeeperView view();

private:
    struct Lease
    {
        quint64 number = 0;
        qint64 obtainedMs = 0;
        qint64 deadlineMs = 0;
        qint64 diesMs = 0;
        bool isGood = true;
        KeptLease::Standing standing = KeptLease::Standing::Unjudged;
        KeeperLearner::Lease lesson;
    };
    enum class What : quint8 { CallEnds, Check, Fall, End, Wake, Hand, Minute, Step, Sleep, ClearUp };
    struct Event
    {
        qint64 atMs = 0;
        What what = What::Wake;
        quint64 number = 0;
        bool operator>(const Event &other) const { return atMs > other.atMs; }
    };
    struct CallUnderWay
    {
        KeeperPlanner::Action action = KeeperPlanner::Action::None;
        int count = 0;
        qint64 sentMs = 0;
        qint64 hourEndsMs = 0; ///< the one that it is counted in
        quint64 number = 0;
    };

    double chance();
    double chance(quint64 lease, quint32 of) const;
    void at(qint64 ms, What what, quint64 number = 0) { m_events.push({ms, what, number}); }
    void pass(qint64 ms);
    void handle(const Event &event);
    void step(bool byItself);
    void send(KeeperPlanner::Action action, int count);
    void answer(quint64 number);
    KeeperCallEnd outcome(const CallUnderWay &call);
    int issue(int count);
    void check(Lease &lease);
    Lease *find(quint64 number);
    void spend(qint64 inHour, int ips);
    int goodNow() const;
    KeeperSpent spent() const;
    qint64 ours() const { return m_now + m_clockOffMs; }

    Traits m_traits;
    KeeperTerms m_terms;
    KeeperPlan m_plan;
    quint64 m_seed;
    std::mt19937_64 m_random;
    qint64 m_now = 1'790'000'000'000;
    qint64 m_clockOffMs = 0;
    qint64 m_lifeChangesMs = 0;
    KeeperPlanner m_planner;
    KeeperLearner m_learner;
    KeeperRates m_rates;
    qint64 m_ratesMs = 0;
    std::vector<Lease> m_leases; ///< by number
    quint64 m_issued = 0;
    std::vector<KeptLease> m_seen;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::optional<CallUnderWay> m_call;
    quint64 m_calls = 0;
    ByHand m_hand;
    bool m_isKept = false;
    qint64 m_wakeMs = 0;
    bool m_isAsleep = false;
    bool m_isUnknown = false;
    int m_lostCount = 0;           ///< IPs that the lost call was carried out for
    std::deque<qint64> m_answers;  ///< of our own window
    std::deque<qint64> m_arrivals; ///< at the vendor
    bool m_otherUser = false;
    qint64 m_refusedMs = 0; ///< last, for the rate
    struct Spent
    {
        qint64 hourEndsMs;
        int ips;
    };
    std::vector<Spent> m_spent;
    qint64 m_soldDay = 0;
    int m_soldToday = 0;
    int m_good = 0;
    Figures m_figures;
};

} // namespace proxydeck::test
