// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "check/check_job.h"
#include "check/check_settings.h"

#include <QObject>
#include <QThread>

#include <functional>

namespace proxydeck {

class CheckWorker;

/// Tries leases through themselves, in one thread of its own: many at once, the most urgent first. Everything here is
/// called in the owner's thread and returns at once; results come back there.
///
/// Leases are reached directly, never through the proxy that is set for calls. A lease with less than 3 s left is not
/// begun, and a check never goes on beyond the deadline: CheckVerdict::Expired.
class Checker : public QObject
{
    Q_OBJECT

public:
    /// Asks whether the vendor's host can be reached at all, and answers in the same thread, once, at any time. Called
    /// only when checks fail and nothing shows that this machine is connected.
    using AskVendor = std::function<void(std::function<void(bool answers)> answer)>;

    /// \a clock must outlive it, and is read in both threads. Without \a askVendor nothing tells a broken connection of
    /// this machine from leases that fail, unless eight of them fail at once.
    explicit Checker(const Clock &clock, AskVendor askVendor = {}, QObject *parent = nullptr);
    /// Ends all checks without a result.
    ~Checker() override;

    void setSettings(const CheckSettings &settings);
    const CheckSettings &settings() const { return m_settings; }
    /// The vendor's clock minus this machine's, ms: deadlines are the vendor's.
    void setVendorAheadMs(qint64 ms);

    /// A job whose id waits already is not added again; it takes the more urgent place and the newer values. One whose
    /// id is running is left out.
    void check(const QList<CheckJob> &jobs, CheckPriority priority);
    /// They end as CheckVerdict::Cancelled; ids that are not known are left out.
    void cancel(const QList<quint64> &ids);
    void cancelAll();
    /// Whether nothing waits or runs, as of the last progress.
    bool isIdle() const { return m_progress.isIdle(); }
    const CheckProgress &progress() const { return m_progress; }

Q_SIGNALS:
    /// These run now; told a little later, and not of those that have ended by then.
    void begun(const QList<quint64> &ids);
    /// Every job ends in exactly one of these; at most 500 in one, and a few a second.
    void checked(const QList<proxydeck::CheckResult> &results);
    /// At most four times a second, and when a run begins, pauses or ends.
    void progressChanged(const proxydeck::CheckProgress &progress);

private:
    void askVendor();

    const Clock &m_clock;
    CheckSettings m_settings;
    CheckProgress m_progress;
    AskVendor m_askVendor;
    QThread m_thread;
    CheckWorker *m_worker; ///< lives in the thread
};

} // namespace proxydeck
