// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_planner.h"
#include "keeper/keeper_times.h"

#include <algorithm>
#include <vector>

namespace proxydeck::test {

using namespace keeper_times;
using namespace Qt::StringLiterals;

using Does = KeeperPlanner::Action;
using Kind = KeeperCallEnd::Kind;
using Phase = KeeperState::Phase;
using Standing = KeptLease::Standing;
using Stop = KeeperState::Stop;
using Wait = KeeperState::Wait;
using Why = KeeperReason::Why;

/// 12:00:10 in China, the tenth second of an hour.
constexpr qint64 noon = 1'790'049'600'000 + 10 * second;
static_assert((noon - 10 * second) % hour == 0);

inline KeeperRates learned()
{
    KeeperRates rates;
    rates.known = 200;
    rates.lifeP10Ms = 290 * second;
    rates.lifeMeanMs = 300 * second;
    rates.callP90Ms = 600;
    rates.checkP90Ms = 400;
    return rates; // a lead of 3 s
}

/// A planner with the leases, the budget and the window of calls that a test gives it.
struct PlannerBench
{
    explicit PlannerBench(int keep = 10, bool hasList = false)
    {
        terms.keep = keep;
        terms.leastLeftS = 30;
        terms.manner = KeeperManner::Thrifty;
        terms.perHour = 1'000;
        terms.perDay = 10'000;
        plan.mode = Mode::Elastic;
        plan.hasList = hasList;
        tell();
        planner.setRates(learned());
    }
    void tell()
    {
        planner.setTerms(terms);
        planner.setPlan(plan);
    }
    void add(int count, qint64 leftMs, Standing standing = Standing::Good)
    {
        for (int i = 0; i < count; ++i)
            leases.push_back({now + leftMs, standing});
    }
    KeeperPlanner::Step step()
    {
        std::erase_if(leases, [this](const KeptLease &lease) { return lease.deadlineMs <= now; });
        KeeperView view;
        view.nowMs = now;
        view.leases = leases;
        view.spent = spent;
        view.freeCalls = freeCalls;
        view.nextFreeInMs = nextFreeInMs;
        return planner.step(view);
    }
    KeeperPlanner::Step start()
    {
        planner.start(now);
        return step();
    }
    void end(const KeeperCallEnd &with) { planner.callEnded(with, now); }
    void refuse(const QString &code) { end({.kind = Kind::Refused, .code = code, .requestId = u"r1"_s}); }
    void answer(int count, Standing standing = Standing::Good, qint64 leftMs = 300 * second)
    {
        add(count, leftMs, standing);
        end({.kind = Kind::Answered, .received = count, .added = count});
    }
    /// Starts, and ends the first extraction so.
    KeeperPlanner::Step after(const QString &code)
    {
        start();
        refuse(code);
        return step();
    }
    const KeeperState &state() const { return planner.state(); }

    KeeperTerms terms;
    KeeperPlan plan;
    KeeperPlanner planner{7};
    std::vector<KeptLease> leases;
    KeeperSpent spent;
    int freeCalls = 58;
    qint64 nextFreeInMs = 0;
    qint64 now = noon;
};

inline bool isBetween(qint64 value, qint64 least, qint64 most) { return value >= least && value <= most; }

} // namespace proxydeck::test
