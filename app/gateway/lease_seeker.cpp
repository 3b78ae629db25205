// SPDX-License-Identifier: MIT
#include "gateway/lease_seeker.h"

#include "gateway/gateway_port.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

bool isLeasesFault(TryEnd end) { return end >= TryEnd::CannotConnect && end <= TryEnd::ClosedEarly; }

} // namespace

LeaseSeeker::LeaseSeeker(GatewayPort &port, Owner &owner)
    : m_port(port)
    , m_owner(owner)
    , m_due(port.loop().due())
{
}

void LeaseSeeker::start(const Authority &target, LeaseConnection::Way way, const SteeringName &steering,
                        const QByteArray &clientAddress)
{
    m_wish
        = {.targetHost = target.host, .targetPort = target.port, .clientAddress = clientAddress, .steering = steering};
    m_way = way;
    m_tries = m_choices = 0;
    m_lastEnd = TryEnd::Worked;
    m_isNewNetwork = false;
    m_waitedMs = 0;
    choose();
}

void LeaseSeeker::choose()
{
    // A session may get a lease again that was tried: the choices are limited too.
    const PortTerms &terms = m_port.terms();
    if (m_tries >= terms.tries || m_choices >= PortTerms::mostTries * 2)
        return giveUp(lastError());
    const PortPool::Choice choice = m_port.pool().choose(m_wish, m_port.loop().nowMs());
    m_why = choice.why;
    switch (choice.why) {
    case PortPool::NoLease::None:
        break;
    case PortPool::NoLease::SessionEnded:
        return giveUp(noLease());
    case PortPool::NoLease::AllTried:
        if (std::exchange(m_isNewNetwork, false)) {
            m_wish.tried.clear(); // on the network before
            return choose();
        }
        // If the target is to blame, a lease that comes later would not help.
        if (m_tries > 0 && !isLeasesFault(m_lastEnd))
            return giveUp(lastError());
        return wait();
    case PortPool::NoLease::Empty:
    case PortPool::NoLease::ClockUncertain:
        return wait();
    }
    m_port.leaveQueue(*this);
    m_due.cancel();
    if (m_state == State::Waiting)
        m_waitedMs += m_port.loop().steadyMs() - m_waitsSinceMs;
    m_state = State::Connecting;
    m_account = Account::Chosen;
    m_session = choice.session;
    m_sessionId = choice.sessionId;
    m_wish.tried.append(choice.lease.id);
    ++m_choices;
    if (++m_tries > 1)
        m_port.counter().retried();
    LeaseUse &use = m_port.loop().uses().of(choice.lease.id);
    ++use.begun;
    ++use.open;
    m_connection
        = std::make_shared<LeaseConnection>(m_port.loop(), choice.lease, static_cast<LeaseConnection::Owner &>(*this));
    const auto hold = m_connection; // it may fail at once
    hold->start({m_wish.targetHost, m_wish.targetPort}, m_way, terms.tryS * 1'000);
}

void LeaseSeeker::wait()
{
    if (m_state == State::Waiting)
        return;
    const qint64 leftMs = m_port.terms().waitS * 1'000 - m_waitedMs;
    if (leftMs <= 0)
        return giveUp(m_tries > 0 ? lastError() : noLease());
    if (!m_port.enterQueue(*this))
        return giveUp(PortError::tooMany(true));
    m_state = State::Waiting;
    m_waitsSinceMs = m_port.loop().steadyMs();
    m_due.set(m_waitsSinceMs + leftMs, [this] { giveUp(m_tries > 0 ? lastError() : noLease()); });
}

void LeaseSeeker::poolChanged()
{
    if (m_state == State::Waiting)
        choose();
}

void LeaseSeeker::networkChanged()
{
    if (m_state != State::Connecting || !m_connection->isDialing())
        return;
    m_isNewNetwork = true;
    notTried();
}

void LeaseSeeker::leaseOpened()
{
    if (isAdmitted()) {
        m_state = State::Found;
        if (m_way == LeaseConnection::Way::Tunnel)
            worked();
        m_owner.leaseFound();
        return;
    }
    // Connecting took so long that its time has become too short, or nobody knows whether it has.
    if (m_port.isClockUncertain())
        m_wish.tried.removeLast(); // it may do when that is known
    notTried();
}

/// As if it had not been chosen.
void LeaseSeeker::notTried()
{
    --m_tries;
    settle(TryEnd::Abandoned);
    dropConnection();
    choose();
}

bool LeaseSeeker::isAdmitted() const
{
    const qint64 nowMs = m_port.loop().nowMs();
    const auto state = m_port.pool().state(m_connection->lease().id, nowMs);
    const bool isLate
        = !state || (state->phase != PoolLeaseState::Phase::Ready && state->phase != PoolLeaseState::Phase::Out);
    const int leastLeftS = std::max(m_port.terms().leastLeftS, m_wish.steering.lifeS);
    return !isLate && !m_port.isClockUncertain()
        && m_connection->lease().deadlineMs - nowMs >= qint64(leastLeftS) * 1'000;
}

void LeaseSeeker::leaseFailed(const LeaseConnection::Failure &failure)
{
    m_state = State::Connecting;
    failed(failure.end, true);
}

void LeaseSeeker::worked()
{
    if (m_account != Account::Chosen)
        return;
    settle(TryEnd::Worked);
    m_account = Account::Worked;
}

void LeaseSeeker::failed(TryEnd end, bool again)
{
    m_lastEnd = end;
    m_lastLease = lease();
    settle(end);
    dropConnection();
    if (again)
        choose();
    else
        m_state = State::Idle;
}

void LeaseSeeker::settle(TryEnd end)
{
    if (m_account == Account::None)
        return;
    const quint64 id = lease();
    const qint64 nowMs = m_port.loop().nowMs();
    tellTraffic();
    LeaseUse &use = m_port.loop().uses().of(id);
    if (m_account == Account::Chosen) {
        const bool isToBeChecked = m_port.pool().tryEnded(id, m_sessionId, end, m_wish.targetHost, nowMs);
        if (end == TryEnd::Worked) {
            ++use.succeeded;
            use.isReachable = true;
            if (m_port.hasQueue())
                m_port.poolMayHaveChanged(); // the one trial of a lease that was out
            return;
        }
        use.failed += isLeasesFault(end) ? 1 : 0;
        use.shouldBeChecked |= isToBeChecked;
        if (isToBeChecked)
            m_port.wantCheck(id);
        m_port.poolMayHaveChanged();
    } else {
        m_port.pool().ended(id, m_sessionId, nowMs);
    }
    --use.open;
    m_account = Account::None;
}

void LeaseSeeker::tellTraffic()
{
    if (m_up == 0 && m_down == 0)
        return;
    LeaseUse &use = m_port.loop().uses().of(lease());
    use.up += std::exchange(m_up, 0);
    use.down += std::exchange(m_down, 0);
}

void LeaseSeeker::firstByte(qint32 ms)
{
    m_port.pool().firstByte(lease(), ms);
    m_port.counter().firstByte(ms);
}

void LeaseSeeker::cut()
{
    ++m_port.loop().uses().of(lease()).cut;
    m_port.counter().cut();
}

PortError LeaseSeeker::lastError() const
{
    return m_lastEnd == TryEnd::Worked || m_lastEnd == TryEnd::Abandoned
        ? noLease()
        : PortError::of(m_lastEnd, m_lastLease, m_tries);
}

PortError LeaseSeeker::noLease() const { return PortError::of(m_why, m_port.retryAfterS(), m_port.isKeeperOff()); }

void LeaseSeeker::giveUp(const PortError &error)
{
    stop();
    m_owner.noLeaseFound(error);
}

void LeaseSeeker::stop()
{
    m_due.cancel();
    m_port.leaveQueue(*this);
    settle(TryEnd::Abandoned);
    dropConnection();
    m_state = State::Idle;
}

void LeaseSeeker::reset()
{
    if (m_connection)
        m_connection->reset();
    stop();
}

void LeaseSeeker::dropConnection()
{
    if (!m_connection)
        return;
    m_connection->close();
    m_port.loop().bury(std::move(m_connection)); // it may be the caller
    m_connection.reset();
}

} // namespace proxydeck
