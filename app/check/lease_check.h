// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "check/check_job.h"
#include "check/check_settings.h"

#include <QHostAddress>
#include <QObject>
#include <QPointer>

#include <memory>

namespace proxydeck {

class LeaseProbe;
class ProtocolMemory;
class TlsTrust;
struct ProbeWay;

/// The check of one lease: one connection after another, for each check address and sample, in the protocol that the
/// lease is known or found to speak. Asks before it opens a connection; time passes by look().
class LeaseCheck : public QObject
{
    Q_OBJECT

public:
    /// What this check shares with all others. Has to outlive it.
    struct World
    {
        const Clock &clock;
        TlsTrust &trust;
        ProtocolMemory &protocols;
    };

    LeaseCheck(const CheckJob &job, CheckPriority priority, std::shared_ptr<const CheckSettings> settings,
               const World &world, QObject *parent);
    ~LeaseCheck() override;

    /// Looks up the lease's host, then asks for a connection.
    void begin();
    void connectNow(); ///< the connection that it asked for may begin
    void look();
    void end(CheckVerdict verdict); ///< at once, without a signal; result() says what was found until then

    const CheckJob &job() const { return m_job; }
    CheckPriority priority() const { return m_priority; }
    const CheckSettings &settings() const { return *m_settings; }
    const CheckResult &result() const { return m_result; }
    bool failedLocally() const { return m_failedLocally; } ///< see LeaseProbe
    /// Since when the part that failed waited, Clock::steadyMs().
    qint64 waitingSinceMs() const { return m_waitingSinceMs; }

Q_SIGNALS:
    void wantsConnection();
    void connected(qint32 ms); ///< a connection was made, in so many ms
    void alive();              ///< see LeaseProbe
    void ended();

private:
    void onHosts(const QList<QHostAddress> &hosts);
    bool isSecure() const { return address().isSecure; }
    const CheckAddress &address() const { return m_settings->addresses.at(m_addressIndex); }
    void beginSample();
    void onProbeEnded();
    bool triesAnother(const CheckOutcome &outcome);
    void onSample(const CheckOutcome &outcome);
    void endAddress();
    void finish();

    const CheckJob m_job;
    const CheckPriority m_priority;
    const std::shared_ptr<const CheckSettings> m_settings;
    World m_world;
    CheckResult m_result;
    QList<QHostAddress> m_hosts;
    qint64 m_lookupMs = -1; ///< when the lookup began; -1: none runs
    int m_lookupId = -1;
    qsizetype m_addressIndex = 0;
    QList<CheckProtocol> m_protocols; ///< to be tried for this sample, the current one first
    CheckOutcome m_firstTry;          ///< of this sample, if there were others after it
    bool m_hasFirstTry = false;
    QList<CheckOutcome> m_samples; ///< of this address
    QList<int> m_sampleCounts;     ///< by address
    QList<int> m_lostCounts;       ///< by address
    QPointer<LeaseProbe> m_probe;
    qint64 m_waitingSinceMs = 0;
    bool m_failedLocally = false;
    bool m_hasEnded = false;
};

} // namespace proxydeck
