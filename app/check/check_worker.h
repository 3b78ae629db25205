// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "check/check_pace.h"
#include "check/check_queue.h"
#include "check/check_settings.h"
#include "check/check_tally.h"
#include "check/lease_check.h"
#include "check/protocol_memory.h"
#include "check/tls_trust.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace proxydeck {

/// The part of the checker that runs in its own thread: begins the checks that may run, ends what takes too long, and
/// tells leases that fail from a connection of this machine that does. Call everything in its thread.
class CheckWorker : public QObject
{
    Q_OBJECT

public:
    /// \a clock must outlive it. \a canAskVendor: somebody answers vendorWanted().
    CheckWorker(const Clock &clock, bool canAskVendor);
    ~CheckWorker() override;

    void setSettings(const CheckSettings &settings);
    /// \a ms: the vendor's clock minus Clock::steadyMs(), so that a wall clock that is set changes nothing.
    void setVendorMinusSteadyMs(qint64 ms) { m_vendorMinusSteadyMs = ms; }
    void add(const QList<CheckJob> &jobs, CheckPriority priority);
    void cancel(const QList<quint64> &ids);
    void cancelAll();
    void onVendorAnswers(bool answers);
    /// Time has passed. Called by a timer while there is anything to do.
    void look();

Q_SIGNALS:
    void begun(const QList<quint64> &ids);
    void checked(const QList<proxydeck::CheckResult> &results);
    void progressChanged(const proxydeck::CheckProgress &progress);
    void vendorWanted();

private:
    /// Failed, while nothing shows that this machine is connected.
    struct Held
    {
        CheckQueue::Entry entry;
        CheckResult result;
    };

    qint64 vendorMs() const { return m_clock.steadyMs() + m_vendorMinusSteadyMs; }
    void startSome();
    void begin(CheckQueue::Entry entry);
    void connectSome();
    void onEnded(LeaseCheck *check);
    void onLocalFailure(const CheckQueue::Entry &entry);
    bool shouldHold(const LeaseCheck &check) const;
    void askVendor();
    void release();
    void pause();
    void resume();
    void followPause();
    void putBackRunning();
    std::unique_ptr<LeaseCheck> takeRunning(quint64 id);
    void settle(CheckResult result);
    void settleEnd(quint64 id, CheckVerdict verdict);
    void dropWaitingExpired();
    void afterChange();
    void tell();

    const Clock &m_clock;
    const bool m_canAskVendor;
    std::shared_ptr<const CheckSettings> m_settings = std::make_shared<CheckSettings>();
    qint64 m_vendorMinusSteadyMs = 0;
    TlsTrust m_trust;
    ProtocolMemory m_protocols;
    CheckQueue m_queue;
    CheckPace m_pace;
    CheckTally m_tally;
    std::unordered_map<quint64, std::unique_ptr<LeaseCheck>> m_running;
    QList<quint64> m_begun;                           ///< and not yet told
    std::deque<LeaseCheck *> m_wanting;               ///< running, and ask for a connection
    std::unordered_map<quint64, int> m_localFailures; ///< by id
    int m_secureRunning = 0;
    std::vector<Held> m_held;
    qint64 m_aliveMs;        ///< when something last came over the network
    qint64 m_askedMs = 0;    ///< when the vendor was asked for last
    bool m_isAsking = false; ///< it has not answered yet
    bool m_isPaused = false;
    bool m_isTrying = false; ///< paused, and one check is under way to see whether it works again
    qint64 m_pausedMs = 0;
    qint64 m_lookedMs;
    qint64 m_expiryMs = 0;
    QTimer m_timer;
};

} // namespace proxydeck
