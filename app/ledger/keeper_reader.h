// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "ledger/call_columns.h"
#include "sqlite/ledger_failure.h"
#include "sums/check_columns.h"

#include <QSqlQuery>

namespace proxydeck {

class LedgerConnection;

/// Reads what keeping leases at hand needs from a ledger: which calls it made, and how the leases of a key fared.
class KeeperReader
{
public:
    /// Statements that find their rows through an index, for any size of the record; a test checks their query plans.
    struct Sql
    {
        /// Value: the earliest press or sending. As the index has it.
        static QByteArray calls()
        {
            return callStatement("WHERE call.pressed_by = 2 AND max(call.started_ms, ifnull(call.sent_ms, 0)) > ?"
                                 " ORDER BY max(call.started_ms, ifnull(call.sent_ms, 0)), call.id");
        }
        /// Values: account, number of its key, endpoint, maximum number.
        static QByteArray leases()
        {
            return QByteArray("SELECT lease.id, batch.obtained_ms, lease.deadline_ms, lease_check.good,"
                              " lease_check.bad, ")
                + checkColumns
                + " FROM batch CROSS JOIN lease ON lease.batch = batch.id"
                  " LEFT JOIN lease_check ON lease_check.lease = lease.id"
                + ofKey + " ORDER BY batch.id DESC, lease.id DESC LIMIT ?";
        }
        /// The same values.
        static QByteArray durations()
        {
            return QByteArray("SELECT call.duration_ms FROM batch CROSS JOIN call ON call.id = batch.call") + ofKey
                + " AND call.outcome = 1 ORDER BY batch.id DESC LIMIT ?";
        }

    private:
        static constexpr const char *ofKey
            = " WHERE batch.account = (SELECT id FROM account WHERE uuid = ?) AND batch.key_number = ?"
              " AND batch.endpoint = (SELECT id FROM term WHERE text = ?)";
    };

    /// \a connection must be open and outlive this object.
    explicit KeeperReader(LedgerConnection &connection);
    /// Call first. False if the tables do not match; LedgerConnection::failure() has the reason.
    bool prepare();

    /// See Ledger::loadKeeperCalls().
    Expected<QList<CallEntry>, LedgerFailure> calls(qint64 sinceMs);
    /// See Ledger::loadRecentLeases().
    Expected<RecentLeases, LedgerFailure> recent(const QUuid &account, int keyNumber, const QString &endpoint,
                                                 int most);

private:
    LedgerConnection &m_connection;
    QSqlQuery m_calls;
    QSqlQuery m_leases;
    QSqlQuery m_durations;
};

} // namespace proxydeck
