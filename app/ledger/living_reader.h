// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "ledger/call_columns.h"
#include "ledger/ledger_records.h"
#include "sqlite/ledger_failure.h"
#include "sums/check_columns.h"
#include "sums/traffic_columns.h"

#include <QSet>
#include <QSqlQuery>

#include <atomic>
#include <vector>

namespace proxydeck {

class LedgerConnection;

/// Position of a LivingReader: the batches still to be read, and how much of the first one was read.
struct LivingCursor
{
    qint64 nowMs = 0;
    std::vector<qint64> batches; ///< ids, oldest first
    size_t next = 0;
    qint64 afterLease = 0; ///< last lease id already read of the next batch

    bool isAtEnd() const { return next >= batches.size(); }
};

/// Reads what a new run needs from a ledger: the live leases, and the calls that were never ended.
class LivingReader
{
public:
    /// Statements that find their rows through an index, for any size of the record; a test checks their query plans.
    struct Sql
    {
        /// Value: now. Time and id of the batch of each live lease. Returns row by row, without a sort, so that reading
        /// can be stopped.
        static constexpr const char *dated
            = "SELECT batch.obtained_ms, batch.id FROM lease CROSS JOIN batch ON batch.id = lease.batch"
              " WHERE lease.forgotten = 0 AND lease.deadline_ms IS NOT NULL AND lease.deadline_ms > ?";
        /// Value: a day ago. Younger batches, and whether they contain anything without a deadline. Also row by row.
        static constexpr const char *undated
            = "SELECT obtained_ms, id, EXISTS (SELECT 1 FROM lease WHERE lease.batch = batch.id AND forgotten = 0"
              " AND deadline_ms IS NULL) OR EXISTS (SELECT 1 FROM region_lock WHERE region_lock.batch = batch.id"
              " AND forgotten = 0) FROM batch WHERE obtained_ms > ?";
        /// Value: batch.
        static constexpr const char *origin
            = "SELECT account.uuid, name.text, endpoint.text, batch.request_id, batch.task_id, batch.obtained_ms,"
              " batch.key_number"
              " FROM batch JOIN account ON account.id = batch.account"
              " JOIN term AS name ON name.id = batch.account_name"
              " JOIN term AS endpoint ON endpoint.id = batch.endpoint WHERE batch.id = ?";
        /// Values: batch, last lease id already read, the deadline assumed for undated leases, now, maximum number.
        static QByteArray leases()
        {
            return QByteArray("SELECT lease.server, lease.host, lease.port, lease.exit_ip, area.text, area_code.text,"
                              " isp.text, lease.deadline_ms, lease.id, lease.delisted_ms, lease.copied_ms, ")
                + checkColumns + ", " + trafficColumns
                + " FROM lease LEFT JOIN lease_check ON lease_check.lease = lease.id LEFT JOIN lease_traffic ON"
                  " lease_traffic.lease = lease.id JOIN term AS area ON area.id ="
                  " lease.area"
                  " JOIN term AS area_code ON area_code.id = lease.area_code JOIN term AS isp ON isp.id = lease.isp"
                  " WHERE lease.batch = ? AND lease.id > ? AND lease.forgotten = 0 AND ifnull(lease.deadline_ms, ?) > ?"
                  " ORDER BY lease.id LIMIT ?";
        }
        /// Value: batch.
        static constexpr const char *regionLocks
            = "SELECT region_lock.uuid, area.text, isp.text, region_lock.state, region_lock.locked_since_ms"
              " FROM region_lock JOIN term AS area ON area.id = region_lock.area"
              " JOIN term AS isp ON isp.id = region_lock.isp WHERE region_lock.batch = ?"
              " AND region_lock.forgotten = 0 ORDER BY region_lock.id";
        static QByteArray unfinished()
        {
            return callStatement("WHERE call.outcome = 0 ORDER BY call.started_ms, call.id");
        }
        /// Values: how many of the newest calls to look at, the earliest sending, the earliest of steady_ms.
        static QByteArray sentSince()
        {
            return callStatement("WHERE call.id > (SELECT max(id) FROM call) - ? AND call.sent_ms IS NOT NULL"
                                 " AND (call.sent_ms > ? OR call.steady_ms > ?) ORDER BY call.id");
        }
    };

    /// \a connection must be open and outlive this object.
    explicit LivingReader(LedgerConnection &connection);
    /// Call first. False if the tables do not match; LedgerConnection::failure() has the reason.
    bool prepare();

    // Both return early, with a partial result, once another thread sets \a giveUp, so that the program can end at
    // once.
    Expected<LivingCursor, LedgerFailure> begin(qint64 nowMs, const std::atomic<bool> &giveUp);
    /// The next batches with up to \a mostLeases leases together; moves \a cursor behind them. A larger batch is
    /// returned in several pieces.
    Expected<QList<LeaseBatch>, LedgerFailure> next(LivingCursor &cursor, int mostLeases,
                                                    const std::atomic<bool> &giveUp);

    Expected<QList<CallEntry>, LedgerFailure> unfinishedCalls(const QSet<QUuid> &butNot);
    /// See Ledger::loadSentSince().
    Expected<QList<CallEntry>, LedgerFailure> callsSentSince(qint64 sinceMs, qint64 sinceSteadyMs);

private:
    Expected<QList<CallEntry>, LedgerFailure> readCalls(QSqlQuery &query, const QSet<QUuid> &butNot);
    bool readOrigin(qint64 batchId, LeaseOrigin &origin);
    bool readLeases(LivingCursor &cursor, int most, LeaseBatch &batch);
    bool readRegionLocks(qint64 batchId, LeaseBatch &batch);

    LedgerConnection &m_connection;
    QSqlQuery m_dated;
    QSqlQuery m_undated;
    QSqlQuery m_origin;
    QSqlQuery m_leases;
    QSqlQuery m_regionLocks;
    QSqlQuery m_unfinished;
    QSqlQuery m_sentSince;
};

} // namespace proxydeck
