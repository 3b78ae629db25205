// SPDX-License-Identifier: MIT
#include "pool_world.h"

#include <algorithm>
#include <array>

namespace proxydeck::test {

using namespace Qt::StringLiterals;
using Phase = PoolLeaseState::Phase;

namespace {

bool isSame(const PortPool::Counts &a, const PortPool::Counts &b)
{
    return a.ready == b.ready && a.out == b.out && a.draining == b.draining && a.sessions == b.sessions
        && a.isOwnConnection == b.isOwnConnection;
}

QString difference(const PortPool::Counts &a, const PortPool::Counts &b)
{
    return u"ready %1, out %2, draining %3, sessions %4, own %5 more"_s.arg(b.ready - a.ready)
        .arg(b.out - a.out)
        .arg(b.draining - a.draining)
        .arg(b.sessions - a.sessions)
        .arg(b.isOwnConnection - a.isOwnConnection);
}

bool isOfLease(TryEnd end) { return end >= TryEnd::CannotConnect && end <= TryEnd::ClosedEarly; }

} // namespace

PoolWorld::PoolWorld(quint64 seed)
    : m_random(seed)
    , m_seed(seed)
    , m_pool(seed)
{
    constexpr std::array sizes{1, 2, 3, 10, 40, 150};
    m_size = sizes[size_t(below(int(sizes.size())))];
    m_lifeS = 15 + below(chance(0.3) ? 2'000 : 200);
    m_bad = chance(0.5) ? 0.02 : 0.3;
    setTerms();
    for (int i = 0; i < m_size; ++i) {
        const PoolLease lease = newLease();
        m_known[lease.id].lease = lease;
    }
    QList<PoolLease> all;
    for (const auto &[id, known] : m_known)
        all.append(known.lease);
    m_pool.setLeases(all, m_now);
    look();
}

void PoolWorld::fault(const QString &text)
{
    if (m_fault.isEmpty())
        m_fault = u"seed %1, admission %2, at %3: %4"_s.arg(m_seed).arg(m_figures.admitted).arg(m_now).arg(text);
}

void PoolWorld::setTerms()
{
    const PoolSticky sticky = m_terms.sticky;
    m_terms.policy = PoolPolicy(below(8));
    m_terms.everyCount = 1 + below(20);
    m_terms.everyMinutes = 1 + below(3);
    m_terms.leastLeftS = 1 + below(chance(0.2) ? 100 : 25);
    m_terms.sessionEnd = chance(0.3) ? SessionEnd::Fail : SessionEnd::Rebind;
    if (m_figures.admitted == 0 || chance(0.2))
        m_terms.sticky = PoolSticky(below(5));
    if (sticky != m_terms.sticky)
        m_sessions.clear();
    m_pool.setTerms(m_terms);
}

PoolLease PoolWorld::newLease()
{
    PoolLease lease;
    lease.id = ++m_lastLease;
    lease.host = u"lease%1.test"_s.arg(lease.id);
    lease.port = 8'080;
    lease.areaCode = QString::number(350'000 + 100 * below(3) + below(2));
    lease.isp = std::array{u"电信"_s, u"移动"_s, u"联通"_s, QString()}[size_t(below(4))];
    lease.firstByteMs = below(3) == 0 ? -1 : 20 + below(800);
    lease.deadlineMs = m_now + qint64(m_lifeS) * (500 + below(1'000));
    return lease;
}

qint64 PoolWorld::leastLeftMs() const { return std::max<qint64>(m_terms.leastLeftS * 1'000, 2'001); }

bool PoolWorld::fits(const PoolLease &lease, const PortPool::Wish &wish) const
{
    const QByteArray code = lease.areaCode.toLatin1();
    QByteArray start = wish.steering.area;
    while (start.endsWith("00"))
        start.chop(2);
    const QString isp = wish.steering.isp == "telecom" ? u"电信"_s
        : wish.steering.isp == "mobile"                ? u"移动"_s
                                                       : u"联通"_s;
    return code.startsWith(start) && (wish.steering.isp.isEmpty() || lease.isp == isp);
}

void PoolWorld::changeLeases()
{
    QList<PoolLease> changed;
    QList<quint64> left;
    const auto change = [&](Known &known, const PoolLease &lease) {
        if (lease.deadlineMs != known.lease.deadlineMs)
            known.isClosingTold = known.isGoneTold = false;
        known.lease = lease;
        known.isInPool = true;
        changed.append(lease);
    };
    int living = 0;
    for (auto &[id, known] : m_known) {
        living += known.isInPool && known.lease.deadlineMs > m_now + leastLeftMs();
        const bool isOver = known.isGoneTold;
        if (known.isInPool && chance(isOver ? 0.5 : 0.01)) {
            known.isInPool = false;
            left.append(id);
        } else if (chance(0.02)
                   && (known.isInPool || known.open > 0
                       || !known.isGoneTold)) { // renewed or shortened, or back in the pool
            PoolLease lease = known.lease;
            if (chance(0.7))
                lease.deadlineMs += qint64(m_lifeS) * (below(1'500) - 500);
            if (chance(0.1))
                lease.user = Secret(lease.user.reveal() + u'x');
            if (chance(0.1))
                lease.areaCode = u"350100"_s;
            change(known, lease);
        }
    }
    while (living < m_size) {
        const PoolLease lease = newLease();
        change(m_known[lease.id], lease);
        ++living;
    }
    if (chance(0.2)) { // by telling them all
        changed.clear();
        for (const auto &[id, known] : m_known) {
            if (known.isInPool)
                changed.append(known.lease);
        }
        m_pool.setLeases(changed, m_now);
    } else {
        m_pool.change(changed, left, m_now);
    }
    look();
    takeEnds(true);
    // What has ended, is out of the pool and open nowhere is forgotten.
    for (auto it = m_known.begin(); it != m_known.end();) {
        if (it->second.isInPool || it->second.open > 0 || !it->second.isGoneTold) {
            ++it;
            continue;
        }
        if (m_pool.state(it->first, m_now))
            fault(u"lease %1 is over and still known"_s.arg(it->first));
        it = m_known.erase(it);
    }
}

/// The clock is set: by the operator, by the vendor's answer, by sleep.
void PoolWorld::step()
{
    const qint64 by = chance(0.5) ? below(5'000) : below(3'600'000);
    m_figures.steps += by > 1'000;
    moveTo(chance(0.5) ? m_now + by : m_now - by, false);
    m_isUncertain = chance(0.5);
    m_pool.setClockUncertain(m_isUncertain);
    if (chance(0.5))
        takeEnds(true);
}

/// Nothing may change before the pool said so, and then something has to.
void PoolWorld::passTime()
{
    takeEnds(true);
    const qint64 until = m_now + (chance(0.8) ? below(300) : chance(0.9) ? below(5'000) : below(700'000));
    for (int wakes = 0; m_fault.isEmpty(); ++wakes) {
        const qint64 next = m_pool.nextChangeMs(m_now);
        if (next <= m_now && wakes > 0)
            return fault(u"the next change is now, and again now"_s);
        if (next > until)
            return moveTo(until, true);
        moveTo(next, false);
    }
}

void PoolWorld::moveTo(qint64 nowMs, bool isSilent)
{
    const qint64 from = m_now;
    m_elapsed += std::max<qint64>(nowMs - m_now, 0);
    m_now = nowMs;
    const PortPool::Counts before = m_counts;
    const qint64 ends = m_figures.ends;
    look();
    takeEnds(!isSilent);
    const bool isChanged = !isSame(before, m_counts) || ends != m_figures.ends;
    if (isSilent && isChanged)
        fault(u"something has changed untold since %1: %2"_s.arg(from).arg(difference(before, m_counts)));
}

/// What the pool counts, beside what is known.
void PoolWorld::look()
{
    m_counts = m_pool.counts(m_now);
    int withTime = 0, draining = 0;
    for (const auto &[id, known] : m_known) {
        const qint64 left = known.lease.deadlineMs - m_now;
        if (known.isInPool && left >= leastLeftMs())
            ++withTime;
        else if ((known.isInPool || known.open > 0) && left > -5'000)
            ++draining;
    }
    if (m_counts.ready + m_counts.out != withTime || m_counts.draining != draining)
        fault(u"%1 ready, %2 out, %3 draining, not %4 and %5"_s.arg(m_counts.ready)
                  .arg(m_counts.out)
                  .arg(m_counts.draining)
                  .arg(withTime)
                  .arg(draining));
    if (2 * m_counts.out > withTime)
        fault(u"%1 of %2 are out"_s.arg(m_counts.out).arg(withTime));
    if (m_counts.isOwnConnection && m_counts.out > 0)
        fault(u"%1 are out, and the own connection is to blame"_s.arg(m_counts.out));
    m_figures.wasOut += m_counts.out > 0;
    m_figures.wasOwn += m_counts.isOwnConnection;
}

void PoolWorld::takeEnds(bool mayBeAny)
{
    const PortPool::Ends ends = m_pool.takeEnds(m_now);
    m_figures.ends += ends.closing.size() + ends.gone.size();
    if (!mayBeAny && !(ends.closing.isEmpty() && ends.gone.isEmpty()))
        fault(u"ends at an instant that was not told"_s);
    for (const quint64 id : ends.closing) {
        Known &known = m_known.at(id);
        if (known.isClosingTold || m_now < known.lease.deadlineMs - 2'000)
            fault(u"lease %1 closes twice or too early"_s.arg(id));
        known.isClosingTold = true;
    }
    for (const quint64 id : ends.gone) {
        Known &known = m_known.at(id);
        if (known.isGoneTold || m_now < known.lease.deadlineMs + 5'000)
            fault(u"lease %1 is gone twice or too early"_s.arg(id));
        known.isClosingTold = known.isGoneTold = true;
    }
    for (const auto &[id, known] : m_known) {
        if ((!known.isClosingTold && m_now >= known.lease.deadlineMs - 2'000)
            || (!known.isGoneTold && m_now >= known.lease.deadlineMs + 5'000))
            fault(u"the end of lease %1 was not told"_s.arg(id));
    }
}

PortPool::Wish PoolWorld::newWish()
{
    PortPool::Wish wish;
    wish.targetHost = "w" + QByteArray::number(below(3)) + ".site" + QByteArray::number(below(30)) + ".test";
    wish.targetPort = 443;
    wish.clientAddress = "192.168.1." + QByteArray::number(below(10));
    if (chance(0.7))
        wish.steering.session = "s" + QByteArray::number(below(40));
    if (chance(0.2))
        wish.steering.area = std::array{"350000", "350100", "350201", "360000"}[size_t(below(4))];
    if (chance(0.1))
        wish.steering.isp = std::array{"telecom", "unicom", "mobile"}[size_t(below(3))];
    if (chance(0.1))
        wish.steering.lifeS = 1 + below(2 * m_lifeS);
    return wish;
}

QByteArray PoolWorld::keyOf(const PortPool::Wish &wish) const
{
    const QByteArray site = wish.targetHost.mid(wish.targetHost.indexOf('.') + 1);
    QByteArray key;
    switch (m_terms.sticky) {
    case PoolSticky::None:
        break;
    case PoolSticky::Site:
        key = site;
        break;
    case PoolSticky::UserName:
        key = wish.steering.session;
        break;
    case PoolSticky::ClientAddress:
        key = wish.clientAddress;
        break;
    case PoolSticky::ClientAddressSite:
        key = wish.clientAddress + site;
        break;
    }
    return key.isEmpty() ? key : key + '/' + wish.steering.area + '/' + wish.steering.isp;
}

void PoolWorld::choose(const PortPool::Wish &wish)
{
    const QByteArray key = keyOf(wish);
    Session *session = nullptr;
    if (auto place = m_sessions.find(key); !key.isEmpty() && place != m_sessions.end()) {
        if (place->open == 0 && m_elapsed - place->usedMs >= PortPool::sessionIdleMs)
            m_sessions.erase(place);
        else
            session = &*place;
    }
    const std::optional<PoolLeaseState> before = session ? m_pool.state(session->lease, m_now) : std::nullopt;
    const PortPool::Choice choice = m_pool.choose(wish, m_now);
    if (m_isUncertain != (choice.why == PortPool::NoLease::ClockUncertain))
        fault(u"the clock's uncertainty was not minded"_s);
    if (m_isUncertain) {
        ++m_figures.uncertain;
        return;
    }
    if (session)
        session->usedMs = m_elapsed;
    const bool isSettled = session && (session->hasWorked || session->open > 0);
    const auto own = session ? m_known.find(session->lease) : m_known.end();
    const bool isGood = own != m_known.end() && own->second.isInPool && fits(own->second.lease, wish)
        && own->second.lease.deadlineMs - m_now >= std::max<qint64>(leastLeftMs(), wish.steering.lifeS * 1'000);
    if (choice.why != PortPool::NoLease::None) {
        ++m_figures.none;
        bool hasAny = false, hasUntried = false;
        for (const auto &[id, known] : m_known) {
            if (!known.isInPool || !fits(known.lease, wish)
                || known.lease.deadlineMs - m_now < std::max<qint64>(leastLeftMs(), wish.steering.lifeS * 1'000)
                || m_pool.state(id, m_now)->phase != Phase::Ready)
                continue;
            hasAny = true;
            hasUntried = hasUntried || !wish.tried.contains(id);
        }
        if (choice.why == PortPool::NoLease::SessionEnded) {
            if (!isSettled || m_terms.sessionEnd != SessionEnd::Fail || isGood)
                fault(u"a session was ended that goes on"_s);
        } else if (hasUntried || hasAny != (choice.why == PortPool::NoLease::AllTried)) {
            fault(u"refused although one is ready"_s);
        }
        return;
    }
    ++m_figures.admitted;
    checkAdmitted(choice, wish, session);
    if (key.isEmpty() != (choice.sessionId == 0))
        fault(u"a session where there is none, or none where there is"_s);
    if (session && session->lease == choice.lease.id) {
        ++m_figures.stayed;
    } else if (isSettled) {
        const bool wasAtFault = own != m_known.end() && m_elapsed - own->second.failedMs <= 30'000;
        if (m_terms.sessionEnd == SessionEnd::Fail)
            fault(u"a session that may not was given another lease"_s);
        if (isGood && before && before->phase == Phase::Ready && !wasAtFault)
            fault(u"a session was given lease %1, and its own %2 is ready"_s.arg(choice.lease.id).arg(session->lease));
    }
    if (choice.isRebound != (session && session->hasWorked && session->lease != choice.lease.id))
        fault(u"another lease was not counted, or the same was"_s);
    m_figures.rebound += choice.isRebound;
    if (!key.isEmpty()) {
        Session &now = m_sessions[key];
        now.id = choice.sessionId;
        if (now.lease != choice.lease.id)
            now.hasWorked = false;
        now.lease = choice.lease.id;
        ++now.open;
        now.usedMs = m_elapsed;
    }
    Known &known = m_known.at(choice.lease.id);
    ++known.open;
    ++known.begun;
    m_open.push_back({choice.lease.id, choice.sessionId, key, wish, true});
    look();
}

/// Null: it has ended meanwhile.
PoolWorld::Session *PoolWorld::sessionOf(const Connection &connection)
{
    const auto place = m_sessions.find(connection.key);
    return place != m_sessions.end() && place->id == connection.sessionId ? &*place : nullptr;
}

void PoolWorld::checkAdmitted(const PortPool::Choice &choice, const PortPool::Wish &wish, Session *session)
{
    const auto place = m_known.find(choice.lease.id);
    if (place == m_known.end() || !place->second.isInPool)
        return fault(u"a lease that is not in the pool"_s);
    Known &known = place->second;
    if (!(choice.lease == known.lease))
        fault(u"lease %1 is not as it was told last"_s.arg(choice.lease.id));
    const qint64 left = known.lease.deadlineMs - m_now;
    if (left < leastLeftMs() || left < wish.steering.lifeS * 1'000)
        fault(u"admitted with %1 ms left"_s.arg(left));
    if (!fits(known.lease, wish))
        fault(u"lease %1 is somewhere else"_s.arg(choice.lease.id));
    const bool isOfSession = session && session->lease == choice.lease.id;
    if (!isOfSession && wish.tried.contains(choice.lease.id))
        fault(u"lease %1 was tried already"_s.arg(choice.lease.id));
    const PoolLeaseState state = *m_pool.state(choice.lease.id, m_now);
    const bool isTrial = state.phase == Phase::Out && state.outUntilMs == 0;
    const bool mayBeOut = isOfSession && m_terms.sessionEnd == SessionEnd::Fail;
    if (!mayBeOut && state.phase != Phase::Ready && (!isTrial || known.isTrial))
        fault(u"lease %1 is out"_s.arg(choice.lease.id));
    m_figures.trials += isTrial && !known.isTrial;
    known.isTrial = isTrial;
}

void PoolWorld::endOne()
{
    if (m_open.empty())
        return;
    const size_t at = size_t(below(int(m_open.size())));
    const Connection connection = m_open[at];
    m_open[at] = m_open.back();
    m_open.pop_back();
    if (!connection.isTry) {
        m_pool.ended(connection.lease, connection.sessionId, m_now);
        Known &known = m_known.at(connection.lease);
        --known.open;
        if (Session *session = sessionOf(connection)) {
            --session->open;
            session->usedMs = m_elapsed;
        }
        return look();
    }
    TryEnd how = TryEnd::Worked;
    if (m_outage > 0 || chance(m_bad) || (connection.lease % 7 == 0 && chance(0.8)))
        how = TryEnd(m_outage > 0 ? 1 + below(6) : 1 + below(10));
    end(connection, how);
}

void PoolWorld::end(Connection connection, TryEnd how)
{
    Known &known = m_known.at(connection.lease);
    m_pool.tryEnded(connection.lease, connection.sessionId, how, connection.wish.targetHost, m_now);
    known.isTrial = false;
    Session *session = sessionOf(connection);
    if (how == TryEnd::Worked) {
        ++known.succeeded;
        if (session && session->lease == connection.lease)
            session->hasWorked = true;
        connection.isTry = false;
        m_open.push_back(connection);
        if (chance(0.5))
            m_pool.firstByte(connection.lease, 10 + below(1'000));
        return look();
    }
    known.failedMs = m_elapsed;
    known.failed += isOfLease(how);
    --known.open;
    if (session) {
        --session->open;
        session->usedMs = m_elapsed;
    }
    look();
    connection.wish.tried.append(connection.lease);
    if (connection.wish.tried.size() < 4 && how != TryEnd::Abandoned && m_fault.isEmpty())
        choose(connection.wish);
}

QString PoolWorld::play(qint64 admissions)
{
    for (qint64 i = 0; m_figures.admitted < admissions && m_fault.isEmpty() && i < 20 * admissions + 1'000; ++i) {
        const int event = below(1'000);
        if (event < 500 && m_open.size() < 300)
            choose(newWish());
        else if (event < 930)
            endOne();
        else if (event < 980)
            passTime();
        else if (event < 997)
            changeLeases();
        else if (event < 998)
            step();
        else if (event < 999)
            setTerms(), look();
        else
            m_outage = chance(0.3) ? 200 : 0;
        m_outage = std::max(m_outage - 1, 0);
        if (m_isUncertain && chance(0.05)) {
            m_isUncertain = false;
            m_pool.setClockUncertain(false);
        }
    }
    finish();
    return m_fault;
}

/// Whatever began has ended: nothing is open, and every sum is right.
void PoolWorld::finish()
{
    while (!m_open.empty() && m_fault.isEmpty())
        endOne();
    for (const auto &[id, known] : m_known) {
        const std::optional<PoolLeaseState> state = m_pool.state(id, m_now);
        if (!state && (known.isInPool || !known.isGoneTold))
            fault(u"lease %1 is not known"_s.arg(id));
        else if (state && (state->open != 0 || known.open != 0))
            fault(u"lease %1 has %2 open"_s.arg(id).arg(state->open));
        else if (state
                 && (state->begun != known.begun || state->succeeded != known.succeeded
                     || state->failed != known.failed))
            fault(u"the sums of lease %1 are wrong"_s.arg(id));
    }
    if (m_pool.counts(m_now).rebound != m_figures.rebound)
        fault(u"sessions that were given another lease are not all counted"_s);
}

} // namespace proxydeck::test
