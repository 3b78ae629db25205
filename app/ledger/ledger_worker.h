// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_file.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <vector>

namespace proxydeck {

/// The ledger's half in its own thread: groups what is queued into few transactions, keeps what the disk refuses, tries
/// again, and sets damaged files aside.
class LedgerWorker : public QObject
{
    Q_OBJECT

public:
    explicit LedgerWorker(const QString &fileName);

    /// From any thread: what is being read is no longer wanted. What is to be written is written all the same.
    void giveUpReading() { m_giveUp = true; }

    // All of these are called in the worker's thread.
    void start();
    void add(const WriteTask &task);
    void addLivingRequest(quint64 ticket, qint64 nowMs);
    void loadNextLiving(quint64 ticket);
    void addUnfinishedRequest(quint64 ticket);
    /// Removes what is older than \a days and does not live, in small steps with other work in between.
    void trim(qint64 nowMs, int days);
    /// Writes what it can and closes the file.
    void stop();

Q_SIGNALS:
    void settled(const QList<quint64> &tickets, bool durable);
    void livingLoaded(quint64 ticket, const QList<proxydeck::LeaseBatch> &part, bool last);
    void unfinishedLoaded(quint64 ticket, const QList<proxydeck::CallEntry> &calls);
    void problemChanged(const QString &problem);
    void damagedFileSetAside(const QString &newName);
    void trimmed(qint64 calls, qint64 leases);

private:
    void trimNext();
    void endTrim(const LedgerFailure &failure);
    void dropNeedlessStarts();
    bool needsCheck() const;
    void schedule();
    void flush();
    bool tryFlush();
    bool openFile();
    bool setAside();
    void report(const QString &problem);
    void refuse(const LedgerFailure &failure);
    template<typename Load>
    auto loaded(Load load);

    const QString m_fileName;
    LedgerFile m_file;
    std::vector<WriteTask> m_tasks; ///< in order; those at the front may have been refused before
    QSet<QUuid> m_running;          ///< calls started by this run and not ended
    qsizetype m_heldLeases = 0;     ///< in m_tasks
    QString m_problem;
    std::optional<TrimCursor> m_trim; ///< a removal is under way

    QTimer m_trimStep;
    QTimer m_retry;
    int m_retryMs = 0;
    std::atomic<bool> m_giveUp = false;
    QHash<quint64, LivingCursor> m_cursors; ///< by ticket
    bool m_scheduled = false;
    bool m_checked = false;   ///< the file was read for damage, or need not be
    bool m_suspected = false; ///< it gave reason to
};

} // namespace proxydeck
