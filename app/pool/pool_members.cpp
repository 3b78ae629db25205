// SPDX-License-Identifier: MIT
#include "pool/pool_members.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace proxydeck {

namespace {

constexpr double weightOfNew = 0.25;   ///< of a measured first byte
constexpr qint64 falseAlarmMs = 1'000; ///< a success this soon means that the leases failed after all

using Phase = PoolLeaseState::Phase;

qint64 leastLeftOf(const PortTerms &terms)
{
    // None begins on one that is closing already.
    return std::max(qint64(terms.leastLeftS) * 1'000, PortPool::closingMs + 1);
}

} // namespace

PoolMembers::PoolMembers()
    : m_leastLeftMs(leastLeftOf(PortTerms()))
    , m_pickers(PortTerms())
{
}

void PoolMembers::setTerms(const PortTerms &terms, qint64 nowMs)
{
    m_pickers.setTerms(terms);
    m_leastLeftMs = leastLeftOf(terms);
    advance(nowMs);
}

void PoolMembers::put(const PoolLease &lease)
{
    const auto [place, isNew] = m_members.try_emplace(lease.id);
    Member &member = place->second;
    if (!isNew && member.isInPool && member.lease == lease)
        return;
    // Out of the lists first: its place in them depends on what changes now.
    for (ByTime *list : {&m_withTime, &m_draining, &m_leftOpen})
        list->erase({member.deadlineMs, lease.id});
    const bool isOtherLogin = member.lease.user != lease.user || member.lease.password != lease.password
        || member.lease.host != lease.host || member.lease.port != lease.port;
    if (isOtherLogin || !member.isInPool) {
        release(member); // blame does not pass on to another login or address
        member.health = {};
    }
    member.lease = lease;
    member.traits = LeaseFit::traitsOf(lease);
    member.deadlineMs = std::clamp<qint64>(lease.deadlineMs, 0, RankedLeases::latestMs);
    member.isInPool = true;
    m_ends.set(lease.id, lease.deadlineMs < RankedLeases::latestMs ? member.deadlineMs : noDeadline);
    sortIn(member);
    keepHalf();
}

void PoolMembers::leave(quint64 lease)
{
    Member *member = find(lease);
    if (!member || !member->isInPool)
        return;
    m_withTime.erase({member->deadlineMs, lease});
    m_draining.erase({member->deadlineMs, lease});
    m_burst.forget(lease);
    member->isInPool = false;
    member->hasTime = false;
    release(*member);
    if (member->open > 0)
        m_leftOpen.insert({member->deadlineMs, lease});
    dropIfGone(lease);
    keepHalf();
}

QList<quint64> PoolMembers::inPool() const
{
    QList<quint64> ids;
    for (const auto &[id, member] : m_members) {
        if (member.isInPool)
            ids.append(id);
    }
    return ids;
}

/// Into the list of those with time or without.
void PoolMembers::sortIn(Member &member)
{
    member.hasTime = member.deadlineMs - m_nowMs >= m_leastLeftMs;
    (member.hasTime ? m_withTime : m_draining).insert({member.deadlineMs, member.lease.id});
    if (member.hasTime) {
        settle(member);
    } else {
        m_burst.forget(member.lease.id);
        release(member);
    }
}

void PoolMembers::advance(qint64 nowMs)
{
    m_elapsedMs += std::max<qint64>(nowMs - m_nowMs, 0);
    if (m_nowMs == 0)
        m_elapsedMs = 0;
    m_nowMs = nowMs;
    const auto move = [this](ByTime &from, quint64 lease) {
        Member &member = *find(lease);
        from.erase({member.deadlineMs, lease});
        sortIn(member);
    };
    while (!m_withTime.empty() && m_withTime.begin()->first - nowMs < m_leastLeftMs)
        move(m_withTime, m_withTime.begin()->second);
    while (!m_draining.empty() && m_draining.rbegin()->first - nowMs >= m_leastLeftMs)
        move(m_draining, m_draining.rbegin()->second); // the clock stepped back, or less is asked for
    if (m_isOwnConnection && !m_burst.isMostOf(qsizetype(m_withTime.size()), m_elapsedMs)) {
        forgiveAll();
        setOwnConnection(false);
    }
    while (!m_out.empty() && m_out.begin()->first <= m_elapsedMs) {
        Member &member = *find(m_out.begin()->second);
        m_out.erase(m_out.begin());
        member.hold = Hold::TrialDue;
        settle(member);
    }
    keepHalf();
}

qint64 PoolMembers::nextChangeMs(qint64 nowMs) const
{
    qint64 next = m_ends.nextMs();
    const auto atMost = [&next](qint64 instant) { next = std::min(next, instant); };
    if (!m_withTime.empty() && m_withTime.begin()->first < RankedLeases::latestMs)
        atMost(m_withTime.begin()->first - m_leastLeftMs + 1);
    if (!m_draining.empty() && m_draining.rbegin()->first - nowMs >= m_leastLeftMs)
        atMost(nowMs);
    for (const ByTime *list : {&m_draining, &m_leftOpen}) {
        if (const auto first = notGone(*list, nowMs); first != list->cend())
            atMost(first->first + PortPool::goneMs); // also where it was told before the clock stepped back
    }
    if (!m_out.empty())
        atMost(instantMs(m_out.begin()->first, nowMs));
    if (m_isOwnConnection)
        atMost(instantMs(m_burst.mostUntilMs(qsizetype(m_withTime.size())), nowMs));
    return next;
}

PoolMembers::ByTime::const_iterator PoolMembers::notGone(const ByTime &leases, qint64 nowMs) const
{
    return leases.upper_bound({nowMs - PortPool::goneMs, std::numeric_limits<quint64>::max()});
}

PortPool::Ends PoolMembers::takeEnds(qint64 nowMs)
{
    const PortPool::Ends ends = m_ends.take(nowMs);
    for (const quint64 lease : ends.gone)
        dropIfGone(lease);
    return ends;
}

PoolMembers::Member *PoolMembers::find(quint64 lease)
{
    const auto place = m_members.find(lease);
    return place == m_members.end() ? nullptr : &place->second;
}

LeasePicker::Candidate PoolMembers::candidate(const Member &member)
{
    return {member.lease.id, member.deadlineMs, member.open, member.firstByteMs(), member.traits};
}

bool PoolMembers::isHeld(const Member &member) const
{
    return !m_isOwnConnection && (member.hold == Hold::Out || member.hold == Hold::Trial);
}

bool PoolMembers::isBlamed(const Member &member) const
{
    return isHeld(member) || (!m_isOwnConnection && member.blamedIn == m_round && member.blamedUntilMs > m_elapsedMs);
}

/// Into the pickers or out of them, or only anew.
void PoolMembers::settle(Member &member)
{
    const bool wasReady = member.isReady;
    member.isReady = member.isInPool && member.hasTime && !isHeld(member);
    if (member.isReady)
        m_pickers.put(candidate(member));
    else if (wasReady)
        m_pickers.remove(member.lease.id);
}

/// Nothing is held against it any more.
void PoolMembers::release(Member &member)
{
    if (member.hold == Hold::Out)
        m_out.erase({member.outUntilMs, member.lease.id});
    else if (member.hold == Hold::Trial)
        m_trials.erase(member.lease.id);
    member.hold = Hold::No;
    member.blamedUntilMs = 0;
    settle(member);
}

void PoolMembers::holdOut(Member &member)
{
    const bool wasTrial = member.hold == Hold::Trial;
    if (wasTrial)
        m_trials.erase(member.lease.id);
    member.blamedUntilMs = m_elapsedMs + LeaseHealth::outMs(member.deadlineMs - m_nowMs);
    member.blamedIn = m_round;
    if (2 * (outCount() + 1) > qsizetype(m_withTime.size())) {
        member.hold = Hold::No;
    } else {
        member.hold = Hold::Out;
        member.outUntilMs = member.blamedUntilMs;
        m_out.insert({member.outUntilMs, member.lease.id});
    }
    settle(member);
}

/// Others may have drained meanwhile.
void PoolMembers::keepHalf()
{
    while (!m_isOwnConnection && 2 * outCount() > qsizetype(m_withTime.size()))
        release(*find(m_out.empty() ? *m_trials.begin() : m_out.begin()->second));
}

void PoolMembers::forgiveAll()
{
    ++m_round;
    while (!m_out.empty())
        release(*find(m_out.begin()->second));
    while (!m_trials.empty())
        release(*find(*m_trials.begin()));
}

void PoolMembers::setOwnConnection(bool own)
{
    m_isOwnConnection = own;
    m_ownSinceMs = m_elapsedMs;
    for (const auto &[until, lease] : m_out)
        settle(*find(lease));
    for (const quint64 lease : m_trials)
        settle(*find(lease));
}

void PoolMembers::connectionWorks()
{
    m_burst.clear();
    if (!m_isOwnConnection)
        return;
    // A fault of the own connection lasts: leases that failed during it are not to blame.
    if (m_elapsedMs - m_ownSinceMs >= falseAlarmMs)
        forgiveAll();
    setOwnConnection(false);
    keepHalf();
}

void PoolMembers::began(Member &member)
{
    ++member.open;
    ++member.begun;
    if (member.hold == Hold::TrialDue && !m_isOwnConnection) {
        const bool mayBeOut = 2 * (outCount() + 1) <= qsizetype(m_withTime.size());
        member.hold = mayBeOut ? Hold::Trial : Hold::No;
        if (mayBeOut)
            m_trials.insert(member.lease.id);
    }
    settle(member);
}

void PoolMembers::ended(quint64 lease)
{
    Member *member = find(lease);
    if (!member || member->open == 0)
        return;
    --member->open;
    settle(*member);
    if (member->open == 0)
        m_leftOpen.erase({member->deadlineMs, lease});
    dropIfGone(lease);
}

void PoolMembers::dropIfGone(quint64 lease)
{
    const Member *member = find(lease);
    if (!member || member->isInPool || member->open > 0)
        return;
    if (!m_ends.isGone(lease) && member->deadlineMs < RankedLeases::latestMs)
        return;
    m_ends.forget(lease);
    m_members.erase(lease);
}

void PoolMembers::worked(Member &member)
{
    ++member.succeeded;
    member.health.worked();
    release(member);
    connectionWorks();
}

bool PoolMembers::failed(Member &member, TryEnd end, const QByteArray &site)
{
    const bool isTrial = member.hold == Hold::Trial;
    const auto trialAgain = [&] {
        if (!isTrial)
            return;
        m_trials.erase(member.lease.id);
        member.hold = Hold::TrialDue;
        settle(member);
    };
    if (isFaultOfLease(end)) {
        ++member.failed;
        if (member.hasTime) {
            m_burst.failed(member.lease.id, m_elapsedMs);
            if (!m_isOwnConnection && m_burst.isMostOf(qsizetype(m_withTime.size()), m_elapsedMs))
                setOwnConnection(true);
        }
    } else if (isOfTarget(end)) {
        connectionWorks();
    } else {
        trialAgain();
        return false;
    }
    if (m_isOwnConnection || !member.hasTime) {
        trialAgain();
        return false;
    }
    if (!member.health.failed(end, site, isTrial, m_elapsedMs)) {
        if (isTrial)
            release(member); // it has answered
        return false;
    }
    if (member.hold == Hold::Out)
        return false; // by a connection that began before
    const bool isKnown = !isTrial && isBlamed(member) && member.hold == Hold::No;
    holdOut(member);
    return !isKnown;
}

void PoolMembers::measured(Member &member, qint32 firstByteMs)
{
    member.measuredMs
        = member.measuredMs < 0 ? firstByteMs : member.measuredMs + (firstByteMs - member.measuredMs) * weightOfNew;
    settle(member);
}

Phase PoolMembers::phase(const Member &member, qint64 nowMs) const
{
    if (member.deadlineMs < RankedLeases::latestMs) {
        if (nowMs >= member.deadlineMs + PortPool::goneMs)
            return Phase::Gone;
        if (nowMs >= member.deadlineMs - PortPool::closingMs)
            return Phase::Closing;
    }
    if (!member.isInPool || member.deadlineMs - nowMs < m_leastLeftMs)
        return Phase::Draining;
    const qint64 elapsedMs = m_elapsedMs + std::max<qint64>(nowMs - m_nowMs, 0);
    const bool isBack = member.hold == Hold::Out && member.outUntilMs <= elapsedMs;
    return isHeld(member) && !isBack ? Phase::Out : Phase::Ready;
}

void PoolMembers::count(PortPool::Counts &counts) const
{
    counts.ready = int(m_pickers.count());
    counts.out = m_isOwnConnection ? 0 : int(outCount());
    counts.draining = 0;
    for (const ByTime *list : {&m_draining, &m_leftOpen})
        counts.draining += int(std::distance(notGone(*list, m_nowMs), list->cend()));
    counts.isOwnConnection = m_isOwnConnection;
}

} // namespace proxydeck
