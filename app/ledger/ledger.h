// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease_key.h"
#include "ledger/durable_waits.h"
#include "ledger/ledger_records.h"

#include <QHash>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <optional>

namespace proxydeck {

class LedgerWorker;
struct MarkTask;

/// The permanent record, `ledger.sqlite` in the data folder. All work happens in a separate thread; callbacks run in
/// the thread of the ledger's owner, in the order of the calls. A record is on the disk when its callback reports it as
/// durable (WAL, synchronous=FULL). Callbacks that are pending when the ledger is destroyed are dropped.
///
/// If writing fails (disk full, read-only, folder missing), records are kept in memory in their order and written as
/// soon as possible: the ledger retries with each new record, and also after 1 s, 2 s, 4 s and so on up to a minute.
/// The same holds if the disk does not answer: no callback waits longer than the patience.
class Ledger : public QObject
{
    Q_OBJECT

public:
    enum class Opening : quint8 { AtOnce, WhenNeeded };
    explicit Ledger(const QString &dataFolder, Opening opening = Opening::AtOnce, QObject *parent = nullptr);
    /// Writes what is still queued before the thread ends.
    ~Ledger() override;

    using Done = DurableWaits::Done;
    /// How long a callback waits for the disk before it is told that the record is not durable; 2 s by default.
    void setPatienceMs(int ms) { m_waits.setPatienceMs(ms); }
    /// Call before a call is sent.
    virtual void recordStart(const CallEntry &call, Done done = {});
    /// Call when it has ended. Leases are durable before \a done reports it; if writing fails, done(false) comes at
    /// once, and the batch is kept and written later, which writtenLate() reports. Recording the end of the same call
    /// twice updates the call, not the leases.
    virtual void recordEnd(const CallEntry &call, const LeaseBatch &batch, Done done = {});

    using TakeLiving = std::function<void(const QList<LeaseBatch> &part, bool last)>;
    /// Loads batches of leases whose deadline is after \a nowMs, oldest first, and undated leases and region-lock lines
    /// younger than a day, to fill the table after a restart. Forgotten ones are skipped. They come in parts of up to
    /// 2,000 leases. The next part is loaded only after the previous one was taken, so that other events are handled in
    /// between. \a last is true once, for the last part (which may be empty).
    virtual void loadLiving(qint64 nowMs, TakeLiving take);
    /// Calls of earlier runs that were started and never ended, oldest first; their outcomes are unknown. They are
    /// returned again after the next start unless recordEnd() was called for them (Outcome::Unknown is enough).
    virtual void loadUnfinished(std::function<void(const QList<CallEntry> &)> done);
    /// Calls sent after \a sinceMs (UTC ms), or sent or ended after \a sinceSteadyMs (Clock::steadyMs()), also those of
    /// this run: to count them in the rate windows after a restart. By either clock, as the wall clock may have been
    /// set, and the steady one begins anew when the machine does. Empty if the record cannot be read.
    virtual void loadSentSince(qint64 sinceMs, qint64 sinceSteadyMs,
                               std::function<void(const QList<CallEntry> &)> done);
    using TakeKeeperCalls = std::function<void(const std::optional<QList<CallEntry>> &calls)>;
    /// Calls of PressedBy::Keeper that were pressed or sent after \a sinceMs (UTC ms), oldest first, also those of this
    /// run: to count what its budget has left after a restart. Without the vendor's code. Nothing if the record cannot
    /// be read.
    virtual void loadKeeperCalls(qint64 sinceMs, TakeKeeperCalls done);
    /// The last \a most leases that \a endpoint brought to the key \a keyNumber of \a account, newest first, forgotten
    /// ones included, and how long its last successful calls took. Empty if the record cannot be read.
    virtual void loadRecentLeases(const QUuid &account, int keyNumber, const QString &endpoint, int most,
                                  std::function<void(const RecentLeases &)> done);
    // These three are done in their order and in steps of some milliseconds; recording continues between them.

    /// The operator removed these from the table: they are not loaded at the next start (the record keeps them),
    /// whichever their deadline. If the same lease is received again later, it counts as new.
    void forget(const QList<LeaseKey> &rows);
    /// Undoes forget() for these leases or region locks.
    void undoForget(const QList<LeaseKey> &rows);
    /// These leases were copied at \a atMs, UTC ms. A reply that names one with another deadline keeps the mark.
    void markCopied(const QList<LeaseKey> &leases, qint64 atMs);

    /// What checks of these leases have found. The record keeps the last outcome of each lease, and how many were good
    /// and bad; what is no judgement is left out. On the disk within about a second, many in one transaction: a crash
    /// loses what came since. Outcomes of leases that are not in the record are dropped.
    void recordChecks(const QList<CheckRecord> &checks);

    /// What has gone through these leases since it was last recorded: added to what the record has. On the disk like
    /// checks, and dropped like them.
    void recordTraffic(const QList<TrafficRecord> &records);

    /// The list in use names the living leases of these accounts and servers no more, since \a atMs (UTC ms by the
    /// vendor's clock). A later reply that names one removes this mark.
    void delist(const QList<std::pair<QUuid, QString>> &accountAndServer, qint64 atMs);

    /// What a list in use said of calls whose outcome was unknown.
    void resolve(const QList<QUuid> &calls, const CallResolution &resolution);

    /// Deletes records older than \a days, first in a minute and then once a day, in steps of some milliseconds;
    /// recording continues between them. Deletes calls, and their leases unless one of them is still live at \a nowMs
    /// (UTC ms; called in this thread). Calls whose unknown outcome was not yet reported are kept. 0 keeps everything
    /// forever; this is also the default.
    ///
    /// Texts shared by calls (names, areas, parameters) are kept: there are few. Freed space is reused, and returned to
    /// the disk if it is large.
    void setRetention(int days, std::function<qint64()> nowMs);
    /// Deletes old records now instead of at the next scheduled time.
    void applyRetention();

    /// Waits up to \a ms until everything recorded so far is on the disk, for where the process ends without
    /// destructors. \return whether it is.
    bool flush(int ms);
    /// As last reported by problemChanged().
    QString problem() const { return m_problem; }
    /// The batches of recordEnd() that are not on the disk, in their order. Their callbacks have reported this, or are
    /// still waiting.
    QList<LeaseBatch> unwritten() const { return m_waits.unwritten(); }

    /// `ledger.sqlite` in \a dataFolder.
    static QString fileName(const QString &dataFolder);

Q_SIGNALS:
    /// The system's error text, emitted once per change. Empty: the problem is solved and all kept records are written.
    void problemChanged(const QString &problem);
    /// A call whose done(false) had reported that it is not durable: now it is.
    void writtenLate(const QUuid &call);
    /// A damaged file was renamed to \a newName and a new one was created.
    void damagedFileSetAside(const QString &newName);
    /// One run of the retention has finished.
    void retentionApplied(qint64 calls, qint64 leases);

private:
    /// Queues \a task in the worker's thread; starts the thread if necessary.
    template<typename Task>
    void post(Task task);
    void mark(const MarkTask &task);
    void tellProblem();
    void onLivingLoaded(quint64 ticket, const QList<LeaseBatch> &part, bool last);

    QThread m_thread;
    LedgerWorker *m_worker = nullptr; ///< lives in m_thread
    int m_retentionDays = 0;
    std::function<qint64()> m_nowMs;
    QTimer m_retention;
    DurableWaits m_waits;
    QString m_refusal; ///< of the system, as the worker has reported it
    QString m_problem; ///< as last told
    quint64 m_lastTicket = 0;
    QHash<quint64, TakeLiving> m_takeLiving;
    QHash<quint64, std::function<void(const QList<CallEntry> &)>> m_callsDone;
    QHash<quint64, TakeKeeperCalls> m_keeperCallsDone;
    QHash<quint64, std::function<void(const RecentLeases &)>> m_recentDone;
};

} // namespace proxydeck
