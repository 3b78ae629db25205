// SPDX-License-Identifier: MIT
#pragma once

#include "sqlite/ledger_failure.h"
#include "sums/lease_records.h"

#include <QList>
#include <QSqlQuery>

#include <optional>

namespace proxydeck {

class LedgerConnection;

/// Adds to a ledger what has gone through its leases.
class TrafficWriter
{
public:
    /// Statement that finds its row through an index, for any size of the record; a test checks its query plan. Values:
    /// the columns of lease_traffic but for the lease, then the server, the deadline and the account. Without a
    /// deadline, a server has had many leases: the newest is meant.
    static constexpr const char *statement
        = "INSERT INTO lease_traffic (lease, begun, succeeded, failed, cut, up, down)"
          " SELECT lease.id, ?, ?, ?, ?, ?, ? FROM lease JOIN batch ON batch.id = lease.batch WHERE lease.server = ?"
          " AND lease.deadline_ms IS ? AND batch.account = (SELECT id FROM account WHERE uuid = ?)"
          " ORDER BY lease.id DESC LIMIT 1"
          " ON CONFLICT (lease) DO UPDATE SET begun = begun + excluded.begun, succeeded = succeeded +"
          " excluded.succeeded, failed = failed + excluded.failed, cut = cut + excluded.cut, up = up + excluded.up,"
          " down = down + excluded.down";

    /// \a connection must be open for writing and outlive this object.
    explicit TrafficWriter(LedgerConnection &connection);
    /// Call first. False if the tables do not match; LedgerConnection::failure() has the reason.
    bool prepare();

    /// Adds all of them, in one transaction, or none; durable if this returns no failure. Leases that are not in the
    /// record are left out.
    std::optional<LedgerFailure> write(const QList<TrafficRecord> &records);

private:
    bool writeOne(const TrafficRecord &record);

    LedgerConnection &m_connection;
    QSqlQuery m_write;
};

} // namespace proxydeck
