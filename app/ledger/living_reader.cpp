// SPDX-License-Identifier: MIT
#include "ledger/living_reader.h"

#include "ledger/call_columns.h"
#include "ledger/lease_address.h"
#include "sqlite/ledger_connection.h"

#include <QVariant>

#include <algorithm>

namespace proxydeck {

namespace {

qint64 timeOf(const QVariant &value) { return value.isNull() ? noDeadline : value.toLongLong(); }

} // namespace

LivingReader::LivingReader(LedgerConnection &connection)
    : m_connection(connection)
    , m_dated(connection.query())
    , m_undated(connection.query())
    , m_origin(connection.query())
    , m_leases(connection.query())
    , m_regionLocks(connection.query())
    , m_unfinished(connection.query())
    , m_sentSince(connection.query())
{
}

bool LivingReader::prepare()
{
    return m_connection.prepare(m_dated, Sql::dated) && m_connection.prepare(m_undated, Sql::undated)
        && m_connection.prepare(m_origin, Sql::origin) && m_connection.prepare(m_leases, Sql::leases().constData())
        && m_connection.prepare(m_regionLocks, Sql::regionLocks)
        && m_connection.prepare(m_unfinished, Sql::unfinished().constData())
        && m_connection.prepare(m_sentSince, Sql::sentSince().constData());
}

Expected<LivingCursor, LedgerFailure> LivingReader::begin(qint64 nowMs, const std::atomic<bool> &giveUp)
{
    LivingCursor cursor;
    cursor.nowMs = nowMs;
    std::vector<std::pair<qint64, qint64>> found; // time obtained, id
    const auto collect = [&](QSqlQuery &query, qint64 afterMs, bool isFlagged) {
        query.bindValue(0, afterMs);
        if (!m_connection.run(query))
            return false;
        while (!giveUp && query.next()) {
            const std::pair batch(query.value(0).toLongLong(), query.value(1).toLongLong());
            if ((!isFlagged || query.value(2).toBool()) && (found.empty() || found.back() != batch))
                found.push_back(batch);
        }
        return m_connection.finish(query);
    };
    if (!collect(m_dated, nowMs, false) || !collect(m_undated, nowMs - undatedLifeMs, true))
        return Unexpected<LedgerFailure>(m_connection.failure());
    if (giveUp)
        return cursor;
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    cursor.batches.reserve(found.size());
    for (const auto &[obtainedMs, id] : found)
        cursor.batches.push_back(id);
    return cursor;
}

Expected<QList<LeaseBatch>, LedgerFailure> LivingReader::next(LivingCursor &cursor, int mostLeases,
                                                              const std::atomic<bool> &giveUp)
{
    QList<LeaseBatch> part;
    for (int left = mostLeases; left > 0 && !cursor.isAtEnd() && !giveUp;) {
        const qint64 batchId = cursor.batches[cursor.next];
        LeaseBatch batch;
        if (!readOrigin(batchId, batch.origin) || !readLeases(cursor, left, batch))
            return Unexpected<LedgerFailure>(m_connection.failure());
        left -= int(batch.leases.size());
        if (left > 0) { // the batch has no more leases
            if (!readRegionLocks(batchId, batch))
                return Unexpected<LedgerFailure>(m_connection.failure());
            left -= int(batch.regionLocks.size());
            ++cursor.next;
            cursor.afterLease = 0;
        }
        if (!batch.leases.isEmpty() || !batch.regionLocks.isEmpty())
            part.append(batch);
    }
    return part;
}

bool LivingReader::readOrigin(qint64 batchId, LeaseOrigin &origin)
{
    QSqlQuery &query = m_origin;
    query.bindValue(0, batchId);
    if (!m_connection.run(query))
        return false;
    if (query.next()) {
        origin.account = QUuid::fromRfc4122(query.value(0).toByteArray());
        origin.accountName = query.value(1).toString();
        origin.endpoint = query.value(2).toString();
        origin.requestId = query.value(3).toString();
        origin.taskId = query.value(4).toString();
        origin.obtainedMs = query.value(5).toLongLong();
        origin.keyNumber = query.value(6).toInt();
    }
    return m_connection.finish(query);
}

bool LivingReader::readLeases(LivingCursor &cursor, int most, LeaseBatch &batch)
{
    QSqlQuery &query = m_leases;
    const bool isYoung = batch.origin.obtainedMs > cursor.nowMs - undatedLifeMs;
    query.bindValue(0, cursor.batches[cursor.next]);
    query.bindValue(1, cursor.afterLease);
    query.bindValue(2, isYoung ? noDeadline : 0); // the deadline assumed for undated leases
    query.bindValue(3, cursor.nowMs);
    query.bindValue(4, most);
    if (!m_connection.run(query))
        return false;
    while (query.next()) {
        Lease lease;
        lease.server = query.value(0).toString();
        const LeaseAddress implied = leaseAddress(lease.server);
        lease.host = query.isNull(1) ? implied.host : query.value(1).toString();
        lease.port = query.isNull(2) ? implied.port : quint16(query.value(2).toUInt());
        lease.exitIp = query.isNull(3) ? implied.host : query.value(3).toString();
        lease.area = query.value(4).toString();
        lease.areaCode = query.value(5).toString();
        lease.isp = query.value(6).toString();
        lease.deadlineMs = timeOf(query.value(7));
        batch.leases.append(lease);
        for (const auto &[column, times] : {std::pair(9, &batch.delistedMs), std::pair(10, &batch.copiedMs)}) {
            if (query.isNull(column))
                continue;
            times->resize(batch.leases.size()); // with zeros
            times->last() = query.value(column).toLongLong();
        }
        if (const CheckOutcome check = checkOf(query, 11); check.atMs != 0) {
            batch.checks.resize(batch.leases.size()); // with such that are of no time
            batch.checks.last() = check;
        }
        if (const LeaseTraffic traffic = trafficOf(query, 24); !traffic.isNone()) {
            batch.traffic.resize(batch.leases.size());
            batch.traffic.last() = traffic;
        }
        cursor.afterLease = query.value(8).toLongLong();
    }
    return m_connection.finish(query);
}

bool LivingReader::readRegionLocks(qint64 batchId, LeaseBatch &batch)
{
    QSqlQuery &query = m_regionLocks;
    query.bindValue(0, batchId);
    if (!m_connection.run(query))
        return false;
    while (query.next()) {
        RegionLock lock;
        lock.uuid = query.value(0).toString();
        lock.area = query.value(1).toString();
        lock.isp = query.value(2).toString();
        lock.state = query.value(3).toString();
        lock.lockedSinceMs = timeOf(query.value(4));
        batch.regionLocks.append(lock);
    }
    return m_connection.finish(query);
}

Expected<QList<CallEntry>, LedgerFailure> LivingReader::unfinishedCalls(const QSet<QUuid> &butNot)
{
    return readCalls(m_unfinished, butNot);
}

Expected<QList<CallEntry>, LedgerFailure> LivingReader::callsSentSince(qint64 sinceMs, qint64 sinceSteadyMs)
{
    // Far more than can be sent in two minutes.
    constexpr int mostLookedAt = 20'000;
    m_sentSince.bindValue(0, mostLookedAt);
    m_sentSince.bindValue(1, sinceMs);
    m_sentSince.bindValue(2, sinceSteadyMs);
    return readCalls(m_sentSince, {});
}

Expected<QList<CallEntry>, LedgerFailure> LivingReader::readCalls(QSqlQuery &query, const QSet<QUuid> &butNot)
{
    if (!m_connection.run(query))
        return Unexpected<LedgerFailure>(m_connection.failure());
    QList<CallEntry> calls;
    while (query.next()) {
        const CallEntry call = callOf(query);
        if (!butNot.contains(call.id))
            calls.append(call);
    }
    if (!m_connection.finish(query))
        return Unexpected<LedgerFailure>(m_connection.failure());
    return calls;
}

} // namespace proxydeck
