// SPDX-License-Identifier: MIT
#include "support/virtual_time.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <algorithm>
#include <chrono>
#include <utility>

namespace proxydeck {

namespace {

/// So many rounds at one instant, and it is taken to have no end.
constexpr int endlessRounds = 100'000;
/// Real time after which another thread is taken to be stuck.
constexpr std::chrono::seconds stuck{60};

} // namespace

VirtualTime::VirtualTime(QObject *parent)
    : QAbstractEventDispatcher(parent)
{
}

void VirtualTime::setOutside(std::function<bool()> isBusy, std::function<bool()> takeAnswers)
{
    m_isBusy = std::move(isBusy);
    m_takeAnswers = std::move(takeAnswers);
}

void VirtualTime::startOver()
{
    // QTimer::singleShot() makes children of the event dispatcher, which outlive their receivers.
    qDeleteAll(findChildren<QObject *>(Qt::FindDirectChildrenOnly));
    settle();
    Q_ASSERT(m_timers.empty());
    m_clock = FakeClock();
    m_lastOrder = 0;
}

bool VirtualTime::settle()
{
    for (int round = 0; round < endlessRounds; ++round) {
        {
            const std::lock_guard lock(m_mutex);
            m_woken = false;
        }
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (fireDue())
            continue;
        {
            const std::lock_guard lock(m_mutex);
            if (m_woken)
                continue;
        }
        if (m_isBusy && m_isBusy()) {
            if (!waitOutside())
                return false;
            continue;
        }
        if (!m_takeAnswers || !m_takeAnswers())
            return true;
    }
    return false;
}

bool VirtualTime::pass(qint64 ms)
{
    const qint64 end = m_clock.steadyMs() + ms;
    while (settle()) {
        const qint64 now = m_clock.steadyMs();
        if (now >= end)
            return true;
        const qint64 next = m_queue.empty() ? end : std::min(end, m_queue.begin()->first.first);
        if (m_watcher)
            m_watcher(next - now);
        m_clock.advance(next - now);
    }
    return false;
}

/// One timer, so that what it posts comes before the next.
bool VirtualTime::fireDue()
{
    if (m_queue.empty() || m_queue.begin()->first.first > m_clock.steadyMs())
        return false;
    const int id = m_queue.begin()->second;
    m_queue.erase(m_queue.begin());
    Timer &timer = m_timers.at(id);
    timer.due = {m_clock.steadyMs() + timer.interval, ++m_lastOrder};
    m_queue.emplace(timer.due, id);
    QTimerEvent event(id);
    QCoreApplication::sendEvent(timer.object, &event);
    return true;
}

bool VirtualTime::waitOutside()
{
    std::unique_lock lock(m_mutex);
    return m_condition.wait_for(lock, stuck, [this] { return m_woken; });
}

bool VirtualTime::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    QCoreApplication::sendPostedEvents();
    const bool fired = fireDue();
    if (!fired && flags.testFlag(QEventLoop::WaitForMoreEvents))
        waitOutside();
    return true;
}

// Nothing of a test in virtual time speaks to the network.
void VirtualTime::registerSocketNotifier(QSocketNotifier *) { qFatal("A socket has no place in virtual time."); }
void VirtualTime::unregisterSocketNotifier(QSocketNotifier *) { }

void VirtualTime::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    Timer timer{interval, type, object, {m_clock.steadyMs() + interval, ++m_lastOrder}};
    m_queue.emplace(timer.due, id);
    m_timers.insert_or_assign(id, timer);
}

bool VirtualTime::unregisterTimer(int id)
{
    const auto timer = m_timers.find(id);
    if (timer == m_timers.end())
        return false;
    m_queue.erase(timer->second.due);
    m_timers.erase(timer);
    return true;
}

bool VirtualTime::unregisterTimers(QObject *object)
{
    return std::erase_if(m_timers,
                         [this, object](const auto &entry) {
                             if (entry.second.object != object)
                                 return false;
                             m_queue.erase(entry.second.due);
                             return true;
                         })
        > 0;
}

QList<VirtualTime::TimerInfo> VirtualTime::registeredTimers(QObject *object) const
{
    QList<TimerInfo> infos;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            infos.append(TimerInfo(id, int(timer.interval), timer.type));
    }
    return infos;
}

int VirtualTime::remainingTime(int id)
{
    const auto timer = m_timers.find(id);
    return timer == m_timers.end() ? -1 : int(std::max<qint64>(0, timer->second.due.first - m_clock.steadyMs()));
}

void VirtualTime::wakeUp()
{
    const std::lock_guard lock(m_mutex);
    m_woken = true;
    m_condition.notify_all();
}

} // namespace proxydeck
