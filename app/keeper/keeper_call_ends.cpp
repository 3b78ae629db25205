// SPDX-License-Identifier: MIT
// KeeperPlanner: what the end of a call leads to.
#include "keeper/keeper_consequence.h"
#include "keeper/keeper_planner.h"
#include "keeper/keeper_times.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

using Kind = KeeperCallEnd::Kind;
using Phase = KeeperState::Phase;
using Stop = KeeperState::Stop;
using Wait = KeeperState::Wait;

using namespace keeper_times;

/// The list in use may be a little behind.
constexpr qint64 settleMs = 3'500;
constexpr int mostLooks = 3;

} // namespace

void KeeperPlanner::callEnded(const KeeperCallEnd &end, qint64 nowMs)
{
    const Pending pending = m_pending.value_or(Pending());
    m_pending.reset();
    if (pending.action == Action::Extract && end.kind == Kind::Unknown) {
        m_isUnknown = true; // also when it was paused meanwhile
        if (m_plan.hasList)
            listAt(Listing::ClearUp, nowMs + settleMs);
        if (isOn())
            enter(Phase::Unknown);
        return;
    }
    if (pending.action == Action::Extract && end.kind == Kind::Answered && end.received > 0) {
        m_isFruitless = end.added == 0 || pending.seemedDead;
        if (!m_isFruitless)
            m_fruitless = 0;
    }
    if (!isOn())
        return;
    if (end.kind == Kind::Cancelled)
        return pause(); // the operator wants no call now
    if (end.kind == Kind::NotSent)
        return stop(end.stop == Stop::None ? Stop::Refused : end.stop);
    if (pending.action == Action::List)
        listEnded(end, pending.listing, nowMs);
    else
        extractionEnded(end, nowMs);
}

void KeeperPlanner::listEnded(const KeeperCallEnd &end, Listing listing, qint64 nowMs)
{
    bool isTold = end.kind == Kind::Answered;
    switch (end.kind) {
    case Kind::Answered:
        m_backOff.succeeded();
        break;
    case Kind::Refused: {
        const KeeperConsequence consequence = keeperConsequence(end.code, m_plan);
        // Of a list these two say that there is nothing in use.
        isTold = consequence == KeeperConsequence::NoStock || consequence == KeeperConsequence::NoChannel;
        if (!isTold)
            refused(end, nowMs);
        break;
    }
    case Kind::NotConnected:
        m_backOff.afterNoConnection(nowMs);
        break;
    default:
        m_backOff.afterFailure(nowMs, Wait::Retry); // a lost list has charged nothing
        break;
    }
    if (!isOn())
        return;
    if (listing == Listing::ClearUp) {
        // What the list has not cleared up yet, it may the next time; cleared() ends it.
        m_listMs = nowMs + (isTold ? m_backOff.about(std::min(mostListWait, settleMs << std::min(m_lists, 10))) : 0);
    } else if (isTold || (end.kind == Kind::Failed && m_lists >= mostLooks)) {
        m_listing = Listing::None; // a list that the vendor cannot give is not worth waiting for
    }
}

void KeeperPlanner::extractionEnded(const KeeperCallEnd &end, qint64 nowMs)
{
    switch (end.kind) {
    case Kind::Answered:
        m_refusal = {};
        if (end.received == 0)
            return m_backOff.afterFailure(nowMs, Wait::Retry);
        m_areas.foundStock();
        return m_backOff.succeeded();
    case Kind::Refused:
        return refused(end, nowMs);
    case Kind::Failed:
        return m_backOff.afterFailure(nowMs, Wait::Retry);
    case Kind::NotConnected:
        return m_backOff.afterNoConnection(nowMs);
    case Kind::NotSent:
    case Kind::Cancelled:
    case Kind::Unknown:
        break;
    }
}

void KeeperPlanner::refused(const KeeperCallEnd &end, qint64 nowMs)
{
    m_refusal = {Wait::None, end.code, end.requestId};
    const KeeperConsequence consequence = keeperConsequence(end.code, m_plan);
    switch (consequence) {
    case KeeperConsequence::Stop:
    case KeeperConsequence::LimitStop:
        stop(consequence == KeeperConsequence::Stop ? Stop::Code : Stop::Limit);
        m_state.code = end.code;
        m_state.requestId = end.requestId;
        return;
    case KeeperConsequence::FewerCalls:
        m_backOff.afterRequestLimit(nowMs);
        break;
    case KeeperConsequence::NextMinute:
        m_backOff.untilNextMinute(nowMs);
        break;
    case KeeperConsequence::Tomorrow:
        m_backOff.untilTomorrow(nowMs);
        break;
    case KeeperConsequence::Limit:
        m_backOff.afterUnknownLimit(nowMs);
        break;
    case KeeperConsequence::Failed:
        m_backOff.afterFailure(nowMs, Wait::Retry);
        break;
    case KeeperConsequence::NoStock:
        if (m_areas.next(nowMs))
            return; // the next one, at once
        m_backOff.afterFailure(nowMs, Wait::Area);
        break;
    case KeeperConsequence::NoChannel:
        m_isChannelRefused = true;
        m_refusal.wait = Wait::Channel;
        if (m_plan.hasList)
            listAt(Listing::NoChannel, nowMs);
        return;
    }
    m_refusal.wait = m_backOff.wait();
}

} // namespace proxydeck
