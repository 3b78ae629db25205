// SPDX-License-Identifier: MIT
#pragma once

#include "sqlite/ledger_failure.h"
#include "sums/outcome_queue.h"

#include <QSqlQuery>

#include <optional>

namespace proxydeck {

class LedgerConnection;

/// Writes to a ledger what checks of its leases have found.
class CheckWriter
{
public:
    /// Statement that finds its row through an index, for any size of the record; a test checks its query plan. Values:
    /// the columns of lease_check but for the lease, then the server, the deadline and the account. Without a deadline,
    /// a server has had many leases: the newest is meant.
    static constexpr const char *statement
        = "INSERT INTO lease_check (lease, verdict, stage, protocol, tls_fault, status, connect_ms, proxy_ms, tls_ms,"
          " first_byte_ms, rest_ms, exit_ip, address, at_ms, good, bad)"
          " SELECT lease.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM lease JOIN batch ON batch.id ="
          " lease.batch WHERE lease.server = ? AND lease.deadline_ms IS ? AND batch.account = (SELECT id FROM account"
          " WHERE uuid = ?) ORDER BY lease.id DESC LIMIT 1"
          " ON CONFLICT (lease) DO UPDATE SET verdict = excluded.verdict, stage = excluded.stage, protocol ="
          " excluded.protocol, tls_fault = excluded.tls_fault, status = excluded.status, connect_ms ="
          " excluded.connect_ms, proxy_ms = excluded.proxy_ms, tls_ms = excluded.tls_ms, first_byte_ms ="
          " excluded.first_byte_ms, rest_ms = excluded.rest_ms, exit_ip = excluded.exit_ip, address ="
          " excluded.address, at_ms = excluded.at_ms, good = good + excluded.good, bad = bad + excluded.bad";

    /// \a connection must be open for writing and outlive this object.
    explicit CheckWriter(LedgerConnection &connection);
    /// Call first. False if the tables do not match; LedgerConnection::failure() has the reason.
    bool prepare();

    /// Writes all of them, in one transaction, or none; durable if this returns no failure. Leases that are not in the
    /// record are left out.
    std::optional<LedgerFailure> write(const QList<LeaseCheckSum> &sums);

private:
    bool writeOne(const LeaseCheckSum &sum);

    LedgerConnection &m_connection;
    QSqlQuery m_write;
};

} // namespace proxydeck
