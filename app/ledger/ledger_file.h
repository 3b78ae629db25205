// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "ledger/ledger_task.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <vector>

class QSqlError;
class QSqlQuery;

namespace proxydeck {

/// Why the ledger's file did not do something.
struct LedgerFailure
{
    enum class Kind : quint8 {
        Refused, ///< the system: no space, read-only, no such folder, locked by another program
        Damaged, ///< what is in the file is not a ledger (any more)
        Newer,   ///< written by a later version of this program: can be read at best
    };
    Kind kind = Kind::Refused;
    QString text; ///< in the system's words
};

/// Where a reader of the living stands: the batches still to be read, and how far into the first of them.
struct LivingCursor
{
    qint64 nowMs = 0;
    std::vector<qint64> batches; ///< ids, oldest first
    size_t next = 0;
    qint64 afterLease = 0; ///< of the next batch: read up to this id

    bool isAtEnd() const { return next >= batches.size(); }
};

/// How far the removal of what is old has come.
struct TrimCursor
{
    qint64 cutoffMs = 0; ///< what was obtained before may go, if it does not live
    qint64 nowMs = 0;
    qint64 afterStartedMs = 0; ///< calls up to this one have been seen to
    qint64 afterCall = 0;
    qint64 calls = 0;  ///< removed so far
    qint64 leases = 0; ///< region-lock lines included
    bool isDone = false;
};

/// One SQLite file with the ledger in it. Lives in one thread; knows nothing of retries, which are LedgerWorker's.
class LedgerFile
{
public:
    enum class Check : quint8 {
        Quick, ///< reads the whole file for damage
        None,
    };

    LedgerFile();
    ~LedgerFile();
    LedgerFile(const LedgerFile &) = delete;
    LedgerFile &operator=(const LedgerFile &) = delete;

    /// Makes folder and file where they are missing. After LedgerFailure::Kind::Newer it is open for reading.
    std::optional<LedgerFailure> open(const QString &fileName, Check check);
    void close();
    bool isOpen() const { return m_statements != nullptr; }
    bool isWritable() const { return isOpen() && !m_readOnly; }

    /// All of it or nothing; durable when it returns without a failure.
    std::optional<LedgerFailure> write(std::span<const WriteTask> tasks);

    /// What lives.
    Expected<LivingCursor, LedgerFailure> beginLiving(qint64 nowMs, const std::atomic<bool> &giveUp);
    /// Both return early, with what they have, once \a giveUp is set from another thread: a program that ends is not to wait.
    /// The next batches, together up to \a mostLeases leases, and \a cursor behind them. A batch with more than that comes in
    /// several pieces.
    Expected<QList<LeaseBatch>, LedgerFailure> loadLiving(LivingCursor &cursor, int mostLeases, const std::atomic<bool> &giveUp);
    Expected<QList<CallEntry>, LedgerFailure> loadUnfinished(const QSet<QUuid> &butNot);

    /// \a days before \a nowMs, or before a day after the newest batch where that is earlier: a clock that is wrong by years must
    /// not cost the record.
    Expected<TrimCursor, LedgerFailure> beginTrim(qint64 nowMs, int days);
    /// Removes some of what is old: a few milliseconds' work, all of it or nothing.
    std::optional<LedgerFailure> trimSome(TrimCursor &cursor);
    /// Gives the disk some of what has become free, a few milliseconds' work. \return whether there is more to give.
    Expected<bool, LedgerFailure> shrinkSome();

private:
    struct Statements;

    std::optional<LedgerFailure> openConnection(const QString &fileName, bool readOnly);
    std::optional<LedgerFailure> migrate();
    std::optional<LedgerFailure> checkQuickly();
    std::optional<LedgerFailure> prepareAll();
    void disconnectNow();

    // The rest answers false and leaves the reason in m_failure.
    bool execute(const QString &sql);
    bool prepare(QSqlQuery &query, const char *sql);
    bool run(QSqlQuery &query);
    bool fail(const QSqlError &error);
    bool writeCall(const CallEntry &call, bool ended, qint64 &callId);
    bool writeBatch(qint64 callId, const LeaseBatch &batch);
    bool writeLease(qint64 batchId, qint64 accountId, const Lease &lease);
    bool forget(const ForgetTask &task);
    bool term(const QString &text, qint64 &id);
    bool account(const QUuid &uuid, qint64 &id);
    bool writeOne(const WriteTask &task);
    bool prepareTrimming();
    bool trimCalls(TrimCursor &cursor);
    bool removeSome(QSqlQuery &query, const QVariantList &values, int &budget, bool &isEmptied);
    bool readOrigin(qint64 batchId, LeaseOrigin &origin);
    bool readLeases(LivingCursor &cursor, int most, LeaseBatch &batch);
    bool readRegionLocks(qint64 batchId, LeaseBatch &batch);

    QString m_connection; ///< empty: none
    std::unique_ptr<Statements> m_statements;
    bool m_readOnly = false;
    LedgerFailure m_failure;
    int m_failureCode = 0; ///< SQLite's primary result code
    QHash<QString, qint64> m_terms; ///< known numbers; emptied by every rollback
    QHash<QUuid, qint64> m_accounts;
};

} // namespace proxydeck
