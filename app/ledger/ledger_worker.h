// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_check.h"
#include "ledger/ledger_file.h"
#include "ledger/mark_queue.h"
#include "sums/outcome_queue.h"
#include "sums/traffic_queue.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <vector>

namespace proxydeck {

/// The part of the ledger that runs in its own thread: groups queued tasks into few transactions, keeps tasks that
/// cannot be written, retries, and renames damaged files.
class LedgerWorker : public QObject
{
    Q_OBJECT

public:
    explicit LedgerWorker(const QString &fileName);

    /// Thread-safe. Stops reading early. Queued writes are still done.
    void giveUpReading() { m_giveUp = true; }

    // Call these only in the worker's thread.
    void start();
    void add(const WriteTask &task);
    void addChecks(const QList<CheckRecord> &checks);
    void addTraffic(const QList<TrafficRecord> &records);
    void addLivingRequest(quint64 ticket, qint64 nowMs);
    void loadNextLiving(quint64 ticket);
    void addUnfinishedRequest(quint64 ticket);
    void addSentRequest(quint64 ticket, qint64 sinceMs, qint64 sinceSteadyMs);
    void addKeeperCallsRequest(quint64 ticket, qint64 sinceMs);
    void addRecentRequest(quint64 ticket, const QUuid &account, int keyNumber, const QString &endpoint, int most);
    /// Deletes records older than \a days, except live leases, in small steps with other work in between.
    void trim(qint64 nowMs, int days);
    /// Writes what is queued, as far as the disk allows. \return whether all of it is durable.
    bool writeAll();
    /// Writes what can be written and closes the file.
    void stop();

Q_SIGNALS:
    /// A ticket is refused at most once, and may become durable later.
    void settled(const QList<quint64> &tickets, bool durable);
    void livingLoaded(quint64 ticket, const QList<proxydeck::LeaseBatch> &part, bool last);
    void callsLoaded(quint64 ticket, const QList<proxydeck::CallEntry> &calls);
    /// Nothing if the record cannot be read.
    void keeperCallsLoaded(quint64 ticket, const std::optional<QList<proxydeck::CallEntry>> &calls);
    void recentLoaded(quint64 ticket, const proxydeck::RecentLeases &recent);
    void problemChanged(const QString &problem);
    void damagedFileSetAside(const QString &newName);
    void trimmed(qint64 calls, qint64 leases);

private:
    void trimNext();
    void endTrim(const LedgerFailure &failure);
    bool markSome();
    bool writeSomeSums();
    bool isAllWritten() const;
    void gatherSums();
    void keepStarts();
    void dropNeedlessStarts();
    enum class Check : quint8 { None, First, Beside };
    Check neededCheck() const;
    void onChecked(bool isDamaged);
    void suspect();
    void schedule();
    void flush();
    bool tryFlush();
    bool openFile();
    bool setAside();
    void report(const QString &problem);
    void refuse(const LedgerFailure &failure);
    /// What \a load returns; nothing if the record cannot be read.
    template<typename Load>
    auto loaded(Load load) -> std::optional<typename decltype(load())::value_type>;

    const QString m_fileName;
    LedgerFile m_file;
    LedgerCheck m_check;
    std::vector<WriteTask> m_tasks; ///< in order; the first ones may have failed before
    /// Written while the file is being checked; written again if it is damaged. Kept until it is set aside.
    std::vector<WriteTask> m_unchecked;
    MarkQueue m_marks;
    OutcomeQueue m_checks;
    TrafficQueue m_traffic;
    QSet<QUuid> m_running;      ///< calls that this run has started and not ended
    qsizetype m_heldLeases = 0; ///< number of leases in m_tasks
    QString m_problem;
    std::optional<TrimCursor> m_trim; ///< set while a removal is running

    QTimer m_trimStep;
    QTimer m_markStep;
    QTimer m_sumStep; ///< of checks and traffic
    QTimer m_retry;
    int m_retryMs = 0;
    std::atomic<bool> m_giveUp = false;
    QHash<quint64, LivingCursor> m_cursors; ///< by ticket
    bool m_scheduled = false;
    bool m_checked = false;   ///< the file was checked for damage, or needs no check
    bool m_suspected = false; ///< an error gave reason to check the file
};

} // namespace proxydeck
