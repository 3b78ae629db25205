// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "ledger/ledger_failure.h"

#include <QSqlQuery>
#include <QVariantList>

#include <optional>

namespace proxydeck {

class LedgerConnection;

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

/// Removes from a ledger what is older than the operator wants, in steps of a few milliseconds.
class LedgerTrim
{
public:
    /// Statements that find their rows through an index however long the record is; a test asks SQLite for their plans.
    struct Sql
    {
        /// The instant of the newest batch.
        static constexpr const char *newestBatch = "SELECT max(obtained_ms) FROM batch";
        /// Calls that began before some instant, from a call on, oldest first. How many at most.
        static constexpr const char *oldCalls
            = "SELECT call.started_ms, call.id, call.outcome, batch.id, batch.obtained_ms FROM call LEFT"
              " JOIN batch ON batch.call = call.id WHERE (call.started_ms, call.id) > (?, ?) AND call.started_ms < ?"
              " ORDER BY call.started_ms, call.id LIMIT ?";
        /// Batch, now, how many: leases of it that have expired or never had a deadline.
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

    /// \a connection is open for writing and outlives it.
    explicit LedgerTrim(LedgerConnection &connection);
    /// To be called first. False: the tables do not fit, as LedgerConnection::failure() says.
    bool prepare();

    /// \a days before \a nowMs, or before a day after the newest batch where that is earlier: a clock that is wrong by
    /// years must not cost the record.
    Expected<TrimCursor, LedgerFailure> begin(qint64 nowMs, int days);
    /// Removes some of what is old: a few milliseconds' work, all of it or nothing.
    std::optional<LedgerFailure> removeSome(TrimCursor &cursor);
    /// Gives the disk some of what has become free, a few milliseconds' work. \return whether there is more to give.
    Expected<bool, LedgerFailure> shrinkSome();

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
