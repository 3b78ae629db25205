// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_records.h"

#include <QHash>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>

namespace proxydeck {

class LedgerWorker;

/// The lasting record, `ledger.sqlite` in the data folder. All work happens in a thread of its own; callbacks come back
/// in the thread of the ledger's owner, in the order of the calls. What is recorded is on the disk when the callback
/// says so (WAL, synchronous=FULL). Callbacks still on their way when the ledger is destroyed do not come.
///
/// Where the disk refuses (full, read-only, folder missing), records are kept in memory in their order and written as
/// soon as it lets us: tried again with each new record and, by itself, after 1 s, 2 s, 4 s and so on up to a minute.
class Ledger : public QObject
{
    Q_OBJECT

public:
    enum class Opening : quint8 { AtOnce, WhenNeeded };
    explicit Ledger(const QString &dataFolder, Opening opening = Opening::AtOnce, QObject *parent = nullptr);
    /// Writes what is still queued, then ends.
    ~Ledger() override;

    using Done = std::function<void(bool durable)>;
    /// A call is about to be sent.
    void recordStart(const CallEntry &call, Done done = {});
    /// It has ended. Leases are durable before \a done says so; where the disk refuses, done(false) comes at once, the
    /// batch is kept and written when possible again. Recording the same call's end twice brings up to date the call,
    /// not the leases.
    void recordEnd(const CallEntry &call, const LeaseBatch &batch, Done done = {});

    using TakeLiving = std::function<void(const QList<LeaseBatch> &part, bool last)>;
    /// Batches of leases whose deadline is after \a nowMs, oldest first, and undated ones and region-lock lines younger
    /// than a day; for the table after a restart. Forgotten ones are left out. They come in parts of up to 2,000
    /// leases, each fetched after the one before was taken, so that the event loop gets its turn in between; \a last is
    /// true once, with the last of them (which may be empty).
    void loadLiving(qint64 nowMs, TakeLiving take);
    /// Calls of earlier runs that started and never ended, oldest first: their outcomes are unknown. They are listed
    /// again at the next start unless recordEnd() says what became of them (Outcome::Unknown will do).
    void loadUnfinished(std::function<void(const QList<CallEntry> &)> done);
    /// The operator deleted these from the table: they do not come back at the next start (the record stays). The
    /// second is a lease's server or a region-lock line's uuid. The same lease received again later counts as new.
    void forget(const QList<std::pair<QUuid, QString>> &accountAndServer);

    /// What is older than \a days goes, a minute from now and then once a day, in steps of some milliseconds between
    /// which recording goes on: calls, and the leases they brought unless one of them still lives by \a nowMs (UTC ms;
    /// asked in this thread). Calls whose outcome nobody has been told yet stay. 0 keeps all for ever; so does a ledger
    /// that was never asked.
    ///
    /// Texts that calls share (names, areas, parameters) stay: there are few. Space is used again, and given back to
    /// the disk where much is free.
    void setRetention(int days, std::function<qint64()> nowMs);
    /// Now, instead of at the next round.
    void applyRetention();

    /// `ledger.sqlite` in \a dataFolder.
    static QString fileName(const QString &dataFolder);

Q_SIGNALS:
    /// The system's words; said once per change of state. Empty: all is well again, and all that was kept is written.
    void problemChanged(const QString &problem);
    /// A damaged file was set aside under this name and a new one begun.
    void damagedFileSetAside(const QString &newName);
    /// A round of retention has come to its end.
    void retentionApplied(qint64 calls, qint64 leases);

private:
    /// To the worker, in its thread, which is started by then.
    template<typename Task>
    void post(Task task);
    void onSettled(const QList<quint64> &tickets, bool durable);
    void onLivingLoaded(quint64 ticket, const QList<LeaseBatch> &part, bool last);

    QThread m_thread;
    LedgerWorker *m_worker = nullptr; ///< lives in m_thread
    int m_retentionDays = 0;
    std::function<qint64()> m_nowMs;
    QTimer m_retention;
    quint64 m_lastTicket = 0;
    QHash<quint64, Done> m_done;
    QHash<quint64, TakeLiving> m_takeLiving;
    QHash<quint64, std::function<void(const QList<CallEntry> &)>> m_unfinishedDone;
};

} // namespace proxydeck
