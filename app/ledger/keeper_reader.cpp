// SPDX-License-Identifier: MIT
#include "ledger/keeper_reader.h"

#include "sqlite/ledger_connection.h"

#include <QVariant>

namespace proxydeck {

KeeperReader::KeeperReader(LedgerConnection &connection)
    : m_connection(connection)
    , m_calls(connection.query())
    , m_leases(connection.query())
    , m_durations(connection.query())
{
}

bool KeeperReader::prepare()
{
    return m_connection.prepare(m_calls, Sql::calls().constData())
        && m_connection.prepare(m_leases, Sql::leases().constData())
        && m_connection.prepare(m_durations, Sql::durations().constData());
}

Expected<QList<CallEntry>, LedgerFailure> KeeperReader::calls(qint64 sinceMs)
{
    QList<CallEntry> calls;
    m_calls.bindValue(0, sinceMs);
    if (!m_connection.run(m_calls))
        return Unexpected<LedgerFailure>(m_connection.failure());
    while (m_calls.next())
        calls.append(callOf(m_calls));
    if (!m_connection.finish(m_calls))
        return Unexpected<LedgerFailure>(m_connection.failure());
    return calls;
}

Expected<RecentLeases, LedgerFailure> KeeperReader::recent(const QUuid &account, int keyNumber, const QString &endpoint,
                                                           int most)
{
    RecentLeases recent;
    const auto read = [&](QSqlQuery &query, int limit, const auto &take) {
        query.bindValue(0, account.toRfc4122());
        query.bindValue(1, keyNumber);
        query.bindValue(2, endpoint);
        query.bindValue(3, limit);
        if (!m_connection.run(query))
            return false;
        while (query.next())
            take(query);
        return m_connection.finish(query);
    };
    const auto takeLease = [&recent](const QSqlQuery &row) {
        RecentLease lease;
        lease.id = row.value(0).toLongLong();
        lease.obtainedMs = row.value(1).toLongLong();
        lease.deadlineMs = row.isNull(2) ? noDeadline : row.value(2).toLongLong();
        lease.good = row.value(3).toInt();
        lease.bad = row.value(4).toInt();
        lease.check = checkOf(row, 5);
        recent.leases.append(lease);
    };
    const auto takeCall = [&recent](const QSqlQuery &row) { recent.callMs.append(row.value(0).toLongLong()); };
    if (!read(m_leases, most, takeLease) || !read(m_durations, RecentLeases::mostCalls, takeCall))
        return Unexpected<LedgerFailure>(m_connection.failure());
    return recent;
}

} // namespace proxydeck
