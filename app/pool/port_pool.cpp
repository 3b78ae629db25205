// SPDX-License-Identifier: MIT
#include "pool/port_pool.h"

#include "pool/pool_members.h"
#include "pool/pool_sessions.h"
#include "pool/site_of.h"

#include <algorithm>
#include <random>
#include <utility>

namespace proxydeck {

struct PortPool::Private
{
    using Member = PoolMembers::Member;

    PortTerms terms;
    PoolMembers members;
    PoolSessions sessions;
    std::mt19937_64 random;
    bool isClockUncertain = false;
    qint64 rebound = 0;
    qint64 nowMs = 0; ///< the last one told

    void advance(qint64 now)
    {
        nowMs = now;
        members.advance(now);
        sessions.expire(members.elapsedMs());
    }
    static NoLease whyNone(const LeasePicker &picker, const LeasePicker::Wanted &wanted)
    {
        return picker.hasAny(wanted.leastDeadlineMs) ? NoLease::AllTried : NoLease::Empty;
    }
    void begin(Choice &choice, Member &member, PoolSessions::Session *session)
    {
        if (session) {
            choice.sessionId = session->id;
            sessions.began(*session);
        }
        members.began(member);
        choice.lease = member.lease;
    }
    void chooseForSession(Choice &choice, const QByteArray &key, const LeaseFit &fit, const LeasePicker &picker,
                          const LeasePicker::Wanted &wanted);
};

PortPool::PortPool(quint64 seed)
    : d(std::make_unique<Private>())
{
    d->random.seed(seed);
}

PortPool::~PortPool() = default;

void PortPool::setTerms(const PortTerms &terms)
{
    if (terms.sticky != d->terms.sticky)
        d->sessions.clear(); // their names are of another kind
    d->terms = terms;
    d->members.setTerms(terms, d->nowMs);
}

const PortTerms &PortPool::terms() const { return d->terms; }

void PortPool::setLeases(const QList<PoolLease> &leases, qint64 nowMs)
{
    QSet<quint64> stay;
    for (const PoolLease &lease : leases)
        stay.insert(lease.id);
    QList<quint64> left;
    for (const quint64 lease : d->members.inPool()) {
        if (!stay.contains(lease))
            left.append(lease);
    }
    change(leases, left, nowMs);
}

void PortPool::change(const QList<PoolLease> &changed, const QList<quint64> &left, qint64 nowMs)
{
    d->advance(nowMs);
    for (const PoolLease &lease : changed)
        d->members.put(lease);
    for (const quint64 lease : left)
        d->members.leave(lease);
}

void PortPool::setClockUncertain(bool isUncertain) { d->isClockUncertain = isUncertain; }

PortPool::Choice PortPool::choose(const Wish &wish, qint64 nowMs)
{
    Choice choice;
    d->advance(nowMs);
    if (d->isClockUncertain) {
        choice.why = NoLease::ClockUncertain;
        return choice;
    }
    LeasePicker::Wanted wanted;
    wanted.leastDeadlineMs = nowMs + std::max(d->members.leastLeftMs(), qint64(wish.steering.lifeS) * 1'000);
    wanted.tried = wish.tried;
    wanted.nowMs = nowMs;
    wanted.elapsedMs = d->members.elapsedMs();
    const LeaseFit fit(wish.steering);
    LeasePicker &picker = d->members.picker(fit);
    const PoolSessions::Name name = PoolSessions::nameOf(d->terms.sticky, wish);
    if (!name.key.isEmpty()) {
        choice.session = name.shown;
        d->chooseForSession(choice, name.key, fit, picker, wanted);
    } else if (const std::optional<quint64> lease = picker.pick(wanted, d->random)) {
        d->begin(choice, *d->members.find(*lease), nullptr);
    } else {
        choice.why = Private::whyNone(picker, wanted);
    }
    return choice;
}

void PortPool::Private::chooseForSession(Choice &choice, const QByteArray &key, const LeaseFit &fit,
                                         const LeasePicker &picker, const LeasePicker::Wanted &wanted)
{
    PoolSessions::Session *session = sessions.find(key);
    Member *own = session ? members.find(session->lease) : nullptr;
    if (own && (!own->hasTime || own->deadlineMs < wanted.leastDeadlineMs || !fit.fits(own->traits)))
        own = nullptr; // for this session it has ended
    const auto isBlamed = [this](quint64 id) { return members.isBlamed(*members.find(id)); };
    if (session) {
        sessions.touch(*session, members.elapsedMs());
        const bool isFree = !session->hasWorked && session->open == 0; // no site has seen its exit IP yet
        const bool isFixed = terms.sessionEnd == SessionEnd::Fail && !isFree;
        const bool isTried = isFree && wanted.tried.contains(session->lease);
        if (own && !isTried && (isFixed || !isBlamed(session->lease))) {
            begin(choice, *own, session);
            return;
        }
        if (isFixed) {
            choice.why = NoLease::SessionEnded;
            return;
        }
    }
    const std::optional<quint64> lease = picker.withMostTimeLeft(
        wanted, [&](quint64 id) { return !isBlamed(id) && members.find(id)->hold == PoolMembers::Hold::No; });
    // Another that is no better than its own is not worth another exit.
    if (own && own->isReady && !wanted.tried.contains(session->lease) && (!lease || isBlamed(*lease))) {
        begin(choice, *own, session);
        return;
    }
    if (!lease) {
        choice.why = whyNone(picker, wanted);
        return;
    }
    if (!session) {
        session = &sessions.make(key, *lease, members.elapsedMs());
    } else if (session->lease != *lease) {
        choice.isRebound = session->hasWorked;
        rebound += session->hasWorked;
        session->lease = *lease;
        session->hasWorked = false;
    }
    begin(choice, *members.find(*lease), session);
}

bool PortPool::tryEnded(quint64 lease, quint64 sessionId, TryEnd end, const QByteArray &targetHost, qint64 nowMs)
{
    d->advance(nowMs);
    Private::Member *member = d->members.find(lease);
    if (end == TryEnd::Worked) {
        d->sessions.worked(sessionId, lease);
        if (member)
            d->members.worked(*member);
        return false;
    }
    const bool shouldBeChecked
        = member && d->members.failed(*member, end, isOfTarget(end) ? siteOf(targetHost) : QByteArray());
    d->members.ended(lease);
    d->sessions.ended(sessionId, d->members.elapsedMs());
    return shouldBeChecked;
}

void PortPool::firstByte(quint64 lease, qint32 ms)
{
    if (Private::Member *member = d->members.find(lease))
        d->members.measured(*member, std::max(ms, 0));
}

void PortPool::ended(quint64 lease, quint64 sessionId, qint64 nowMs)
{
    d->advance(nowMs);
    d->members.ended(lease);
    d->sessions.ended(sessionId, d->members.elapsedMs());
}

std::optional<PoolLeaseState> PortPool::state(quint64 lease, qint64 nowMs) const
{
    const Private::Member *member = std::as_const(d->members).find(lease);
    if (!member)
        return std::nullopt;
    PoolLeaseState state;
    state.lease = lease;
    state.phase = d->members.phase(*member, nowMs);
    state.open = member->open;
    state.begun = member->begun;
    state.succeeded = member->succeeded;
    state.failed = member->failed;
    state.firstByteMs = member->firstByteMs();
    if (state.phase == PoolLeaseState::Phase::Out && member->hold == PoolMembers::Hold::Out)
        state.outUntilMs = d->members.instantMs(member->outUntilMs, nowMs);
    return state;
}

PortPool::Counts PortPool::counts(qint64 nowMs)
{
    d->advance(nowMs);
    Counts counts;
    d->members.count(counts);
    counts.sessions = d->sessions.count();
    counts.rebound = d->rebound;
    return counts;
}

PortPool::Ends PortPool::takeEnds(qint64 nowMs)
{
    d->advance(nowMs);
    return d->members.takeEnds(nowMs);
}

qint64 PortPool::nextChangeMs(qint64 nowMs) const
{
    qint64 next = d->members.nextChangeMs(nowMs);
    const qint64 expiry = d->sessions.nextExpiryMs();
    if (expiry != noDeadline)
        next = std::min(next, d->members.instantMs(expiry, nowMs));
    return next == noDeadline ? next : std::max(next, nowMs);
}

} // namespace proxydeck
