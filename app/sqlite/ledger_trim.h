// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "sqlite/ledger_failure.h"

#include <QSqlQuery>
#include <QVariantList>

#include <optional>

namespace proxydeck {

class LedgerConnection;

/// Progress of deleting old records.
struct TrimCursor
{
    qint64 cutoffMs = 0; ///< records obtained before may be deleted, except live leases
    qint64 nowMs = 0;
    qint64 afterStartedMs = 0; ///< calls up to this one are done
    qint64 afterCall = 0;
    qint64 calls = 0;  ///< removed so far
    qint64 leases = 0; ///< including region-lock lines
    bool isDone = false;
};

/// Deletes records older than the operator wants to keep, in steps of a few milliseconds.
class LedgerTrim
{
public:
    /// Statements that find their rows through an index, for any size of the record; a test checks their query plans.
    struct Sql
    {
        /// Time of the newest batch.
        static constexpr const char *newestBatch = "SELECT max(obtained_ms) FROM batch";
        /// Values: ms and id of the last call handled, cutoff ms, maximum number. Older calls, oldest first.
        static constexpr const char *oldCalls
            = "SELECT call.started_ms, call.id, call.outcome = 0, batch.id, batch.obtained_ms FROM call LEFT"
              " JOIN batch ON batch.call = call.id WHERE (call.started_ms, call.id) > (?, ?) AND call.started_ms < ?"
              " ORDER BY call.started_ms, call.id LIMIT ?";
        /// Values: batch, now, maximum number. Leases of the batch that have expired or have no deadline.
        static constexpr const char *removeLeases
            = "DELETE FROM lease WHERE id IN (SELECT id FROM lease WHERE batch = ? AND ifnull(deadline_ms, 0) <= ?"
              " LIMIT ?)";
        static constexpr const char *removeRegionLocks
            = "DELETE FROM region_lock WHERE id IN (SELECT id FROM region_lock WHERE batch = ? LIMIT ?)";
        static constexpr const char *removeBatch
            = "DELETE FROM batch WHERE id = ? AND NOT EXISTS (SELECT 1 FROM lease WHERE lease.batch = batch.id)"
              " AND NOT EXISTS (SELECT 1 FROM region_lock WHERE region_lock.batch = batch.id)";
        static constexpr const char *removeReply
            = "DELETE FROM reply WHERE call = ? AND NOT EXISTS (SELECT 1 FROM batch WHERE batch.call = reply.call)";
        static constexpr const char *removeCall
            = "DELETE FROM call WHERE id = ? AND NOT EXISTS (SELECT 1 FROM batch WHERE batch.call = call.id)";
    };

    /// \a connection must be open for writing and outlive this object.
    explicit LedgerTrim(LedgerConnection &connection);
    /// Call first. False if the tables do not match; LedgerConnection::failure() has the reason.
    bool prepare();

    /// The cutoff is \a days before \a nowMs, or before one day after the newest batch if that is earlier: a clock that
    /// is wrong by years must not delete the record.
    Expected<TrimCursor, LedgerFailure> begin(qint64 nowMs, int days);
    /// Deletes some old records in one transaction of a few milliseconds.
    std::optional<LedgerFailure> removeStep(TrimCursor &cursor);
    /// Returns some free pages to the disk, in a few milliseconds. \return whether there are more.
    Expected<bool, LedgerFailure> shrinkStep();

private:
    bool removeCalls(TrimCursor &cursor);
    bool removeRows(QSqlQuery &query, const QVariantList &values, int &budget, bool &isEmptied);

    LedgerConnection &m_connection;
    QSqlQuery m_newestBatch;
    QSqlQuery m_oldCalls;
    QSqlQuery m_removeLeases;
    QSqlQuery m_removeRegionLocks;
    QSqlQuery m_removeBatch;
    QSqlQuery m_removeReply;
    QSqlQuery m_removeCall;
};

} // namespace proxydeck
