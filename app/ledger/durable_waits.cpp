// SPDX-License-Identifier: MIT
#include "ledger/durable_waits.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace proxydeck {

DurableWaits::DurableWaits(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    // Queued: if this thread was busy, answers that arrived meanwhile are handled first.
    connect(
        &m_timer, &QTimer::timeout, this, [this] { endPatience(); }, Qt::QueuedConnection);
}

quint64 DurableWaits::addStart(Done done)
{
    Wait wait;
    wait.done = std::move(done);
    return add(std::move(wait));
}

quint64 DurableWaits::addEnd(const QUuid &call, const LeaseBatch &batch, Done done)
{
    Wait wait;
    wait.done = std::move(done);
    wait.call = call;
    wait.batch = batch;
    wait.isEnd = true;
    return add(std::move(wait));
}

quint64 DurableWaits::add(Wait wait)
{
    const quint64 ticket = ++m_lastTicket;
    m_waits.emplace(ticket, std::move(wait));
    m_due.emplace_back(ticket, QDeadlineTimer(std::max(0, m_patienceMs), Qt::PreciseTimer));
    if (!m_timer.isActive())
        m_timer.start(std::max(0, m_patienceMs));
    return ticket;
}

void DurableWaits::settle(const QList<quint64> &tickets, bool durable)
{
    const QPointer<DurableWaits> self(this);
    const bool wasSilent = isSilent();
    std::vector<Done> answered;
    QList<QUuid> late;
    for (const quint64 ticket : tickets) {
        const auto found = m_waits.find(ticket);
        if (found == m_waits.end())
            continue;
        Wait &wait = found->second;
        m_overdue -= std::exchange(wait.isOverdue, false);
        if (wait.done)
            answered.push_back(std::exchange(wait.done, {}));
        if (durable && wait.isTold && wait.isEnd)
            late.append(wait.call);
        wait.isTold = true;
        if (durable || !wait.isEnd)
            m_waits.erase(found);
    }
    for (const Done &done : answered) {
        done(durable);
        if (!self)
            return;
    }
    for (const QUuid &call : late) {
        Q_EMIT writtenLate(call);
        if (!self)
            return;
    }
    if (wasSilent != isSilent())
        Q_EMIT silentChanged();
}

void DurableWaits::endPatience()
{
    const QPointer<DurableWaits> self(this);
    const bool wasSilent = isSilent();
    std::vector<Done> unanswered;
    for (; !m_due.empty(); m_due.pop_front()) {
        const auto found = m_waits.find(m_due.front().first);
        if (found == m_waits.end() || found->second.isTold)
            continue;
        if (!m_due.front().second.hasExpired())
            break;
        Wait &wait = found->second;
        wait.isTold = true;
        wait.isOverdue = true;
        ++m_overdue;
        if (wait.done)
            unanswered.push_back(std::exchange(wait.done, {}));
    }
    if (!m_due.empty())
        m_timer.start(int(std::max<qint64>(0, m_due.front().second.remainingTime())));
    if (wasSilent != isSilent())
        Q_EMIT silentChanged();
    for (const Done &done : unanswered) {
        if (!self)
            return;
        done(false);
    }
}

QList<LeaseBatch> DurableWaits::unwritten() const
{
    QList<LeaseBatch> batches;
    for (const auto &[ticket, wait] : m_waits) {
        if (!wait.batch.leases.isEmpty() || !wait.batch.regionLocks.isEmpty())
            batches.append(wait.batch);
    }
    return batches;
}

} // namespace proxydeck

#include "moc_durable_waits.cpp"
