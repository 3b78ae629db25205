// SPDX-License-Identifier: MIT
#pragma once

#include "support/fake_clock.h"

#include <QAbstractEventDispatcher>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <unordered_map>

namespace proxydeck {

/// The main thread's event loop on a clock that stands still while anything is to be done and then jumps to the next
/// timer. Minutes of a program's life pass in milliseconds, every QTimer included, and always in the same order.
/// Install it by QCoreApplication::setEventDispatcher() before the application is made. Other threads keep real time;
/// see setOutside().
class VirtualTime final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit VirtualTime(QObject *parent = nullptr);

    FakeClock &clock() { return m_clock; }
    /// As if nothing had been before. No timer may be running.
    void startOver();

    /// Another thread's part. \a isBusy: an answer of it is due, for which the clock waits. \a takeAnswers: called when
    /// nothing else is left to do at this instant; hands out the answers that have come, false if there were none.
    void setOutside(std::function<bool()> isBusy, std::function<bool()> takeAnswers);
    /// Called before the clock moves on, with the ms that will pass.
    void setWatcher(std::function<void(qint64 ms)> watcher) { m_watcher = std::move(watcher); }

    /// Does all that is due now. False if that has no end.
    bool settle();
    /// Lets \a ms pass, with all that falls due in them. False if some instant had no end.
    bool pass(qint64 ms);
    /// Sleeps until another thread posts something; false if none does for a minute of real time.
    bool waitOutside();

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void wakeUp() override;
    void interrupt() override { }

private:
    struct Timer
    {
        qint64 interval = 0;
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        std::pair<qint64, quint64> due; ///< Clock::steadyMs(), and the order among equals
    };

    bool fireDue();

    FakeClock m_clock;
    std::unordered_map<int, Timer> m_timers;
    std::map<std::pair<qint64, quint64>, int> m_queue; ///< ids by the time they are due
    quint64 m_lastOrder = 0;
    std::function<bool()> m_isBusy;
    std::function<bool()> m_takeAnswers;
    std::function<void(qint64)> m_watcher;

    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_woken = false;
};

} // namespace proxydeck
