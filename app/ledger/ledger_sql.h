// SPDX-License-Identifier: MIT
#pragma once

/// Statements that must find their rows through an index however long the record is; a test asks SQLite for their plans.
namespace proxydeck::ledger_sql {

/// Now: when the batch of each lease that lives was obtained, and the batch. Row by row, without a sort: it can be given up.
inline constexpr const char *livingDated = "SELECT batch.obtained_ms, batch.id FROM lease CROSS JOIN batch"
                                           " ON batch.id = lease.batch WHERE lease.forgotten = 0"
                                           " AND lease.deadline_ms IS NOT NULL AND lease.deadline_ms > ?";
/// A day ago: younger batches, and whether they hold something without a deadline. Row by row too.
inline constexpr const char *livingUndated
    = "SELECT obtained_ms, id, EXISTS (SELECT 1 FROM lease WHERE lease.batch = batch.id AND forgotten = 0"
      " AND deadline_ms IS NULL)"
      " OR EXISTS (SELECT 1 FROM region_lock WHERE region_lock.batch = batch.id AND forgotten = 0)"
      " FROM batch WHERE obtained_ms > ?";

inline constexpr const char *batchOrigin
    = "SELECT account.uuid, name.text, endpoint.text, batch.request_id, batch.task_id, batch.obtained_ms"
      " FROM batch JOIN account ON account.id = batch.account"
      " JOIN term AS name ON name.id = batch.account_name"
      " JOIN term AS endpoint ON endpoint.id = batch.endpoint WHERE batch.id = ?";

/// Batch, the lease after which to begin, the deadline that an undated lease counts as having, now, how many.
inline constexpr const char *livingLeases
    = "SELECT lease.server, lease.host, lease.port, lease.exit_ip, area.text, area_code.text, isp.text,"
      " lease.deadline_ms, lease.id FROM lease JOIN term AS area ON area.id = lease.area"
      " JOIN term AS area_code ON area_code.id = lease.area_code"
      " JOIN term AS isp ON isp.id = lease.isp"
      " WHERE lease.batch = ? AND lease.id > ? AND lease.forgotten = 0"
      " AND ifnull(lease.deadline_ms, ?) > ? ORDER BY lease.id LIMIT ?";

inline constexpr const char *livingRegionLocks
    = "SELECT region_lock.uuid, area.text, isp.text, region_lock.state, region_lock.locked_since_ms"
      " FROM region_lock JOIN term AS area ON area.id = region_lock.area"
      " JOIN term AS isp ON isp.id = region_lock.isp"
      " WHERE region_lock.batch = ? AND region_lock.forgotten = 0 ORDER BY region_lock.id";

/// The instant of the newest batch.
inline constexpr const char *newestBatch = "SELECT max(obtained_ms) FROM batch";

/// Calls that began before some instant, from a call on: when they began and their ids, oldest first. How many at most.
inline constexpr const char *oldCalls = "SELECT call.started_ms, call.id, call.outcome, batch.id, batch.obtained_ms FROM call"
                                        " LEFT JOIN batch ON batch.call = call.id"
                                        " WHERE (call.started_ms, call.id) > (?, ?) AND call.started_ms < ?"
                                        " ORDER BY call.started_ms, call.id LIMIT ?";

/// Batch, now, how many: leases of it that have expired or never had a deadline.
inline constexpr const char *removeLeases
    = "DELETE FROM lease WHERE id IN (SELECT id FROM lease WHERE batch = ? AND ifnull(deadline_ms, 0) <= ? LIMIT ?)";
inline constexpr const char *removeRegionLocks
    = "DELETE FROM region_lock WHERE id IN (SELECT id FROM region_lock WHERE batch = ? LIMIT ?)";
inline constexpr const char *removeBatch
    = "DELETE FROM batch WHERE id = ? AND NOT EXISTS (SELECT 1 FROM lease WHERE lease.batch = batch.id)"
      " AND NOT EXISTS (SELECT 1 FROM region_lock WHERE region_lock.batch = batch.id)";
inline constexpr const char *removeReply
    = "DELETE FROM reply WHERE call = ? AND NOT EXISTS (SELECT 1 FROM batch WHERE batch.call = reply.call)";
inline constexpr const char *removeCall
    = "DELETE FROM call WHERE id = ? AND NOT EXISTS (SELECT 1 FROM batch WHERE batch.call = call.id)";

/// Account, when its leases were obtained, request id: what the vendor sent.
inline constexpr const char *replyOfBatch
    = "SELECT reply.text FROM batch JOIN account ON account.id = batch.account JOIN reply ON reply.call = batch.call"
      " WHERE account.uuid = ? AND batch.obtained_ms = ? AND batch.request_id = ?";

} // namespace proxydeck::ledger_sql
