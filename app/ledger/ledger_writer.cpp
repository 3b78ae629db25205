// SPDX-License-Identifier: MIT
#include "ledger/ledger_writer.h"

#include "ledger/lease_address.h"
#include "sqlite/ledger_connection.h"

#include <QVariant>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Qt binds a null QString as NULL, which the NOT NULL columns reject.
QString notNull(const QString &text) { return text.isNull() ? u""_s : text; }

QVariant timeOrNull(qint64 ms) { return ms == noDeadline ? QVariant(QMetaType(QMetaType::LongLong)) : QVariant(ms); }

/// Limits the memory for texts of a hostile reply; the vendor has about 3,000 areas.
constexpr qsizetype termsInMemory = 20'000;

} // namespace

LedgerWriter::LedgerWriter(LedgerConnection &connection)
    : m_connection(connection)
    , m_findTerm(connection.query())
    , m_addTerm(connection.query())
    , m_findAccount(connection.query())
    , m_addAccount(connection.query())
    , m_startCall(connection.query())
    , m_endCall(connection.query())
    , m_findCall(connection.query())
    , m_addBatch(connection.query())
    , m_findLease(connection.query())
    , m_findUndated(connection.query())
    , m_addLease(connection.query())
    , m_recallLease(connection.query())
    , m_uncheckLease(connection.query())
    , m_unuseLease(connection.query())
    , m_findRegionLock(connection.query())
    , m_addRegionLock(connection.query())
    , m_recallRegionLock(connection.query())
    , m_addReply(connection.query())
    , m_forgetLease(connection.query())
    , m_forgetRegionLock(connection.query())
    , m_bringBackRegionLock(connection.query())
    , m_bringBackLease(connection.query())
    , m_copyLease(connection.query())
    , m_delistLease(connection.query())
    , m_resolveCall(connection.query())
    , m_listLease(connection.query())
{
}

bool LedgerWriter::prepare()
{
    return m_connection.prepare(m_findTerm, "SELECT id FROM term WHERE text = ?")
        && m_connection.prepare(m_addTerm, "INSERT INTO term (text) VALUES (?)")
        && m_connection.prepare(m_findAccount, "SELECT id FROM account WHERE uuid = ?")
        && m_connection.prepare(m_addAccount, "INSERT INTO account (uuid) VALUES (?)")
        && m_connection.prepare(m_startCall,
                                "INSERT INTO call (uuid, started_ms, account, account_name, endpoint, parameters,"
                                " outcome, vendor_code, request_id, duration_ms, received, bad_rows, sent_ms,"
                                " pressed_by, key_number, steady_ms, key_id, reason)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                " ON CONFLICT (uuid) DO NOTHING")
        && m_connection.prepare(m_endCall,
                                "INSERT INTO call (uuid, started_ms, account, account_name, endpoint, parameters,"
                                " outcome, vendor_code, request_id, duration_ms, received, bad_rows, sent_ms,"
                                " pressed_by, key_number, steady_ms, key_id, reason)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                " ON CONFLICT (uuid) DO UPDATE SET outcome = excluded.outcome, vendor_code ="
                                " excluded.vendor_code, request_id = excluded.request_id, duration_ms ="
                                " excluded.duration_ms, received = excluded.received, bad_rows = excluded.bad_rows,"
                                " sent_ms = excluded.sent_ms, steady_ms = excluded.steady_ms")
        && m_connection.prepare(m_findCall,
                                "SELECT call.id, batch.id FROM call LEFT JOIN batch ON batch.call = call.id"
                                " WHERE call.uuid = ?")
        && m_connection.prepare(m_addBatch,
                                "INSERT INTO batch (call, account, account_name, endpoint, request_id, task_id,"
                                " obtained_ms, key_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        && m_connection.prepare(
            m_findLease,
            "SELECT lease.id, lease.forgotten, lease.delisted_ms FROM lease JOIN batch ON batch.id = lease.batch"
            " WHERE lease.server = ? AND lease.deadline_ms = ? AND batch.account = ?")
        && m_connection.prepare(
            m_findUndated,
            "SELECT lease.id, lease.forgotten, lease.delisted_ms FROM lease JOIN batch ON batch.id = lease.batch"
            " WHERE lease.server = ? AND batch.account = ? AND (lease.deadline_ms > ?"
            " OR (lease.deadline_ms IS NULL AND batch.obtained_ms > ?)) ORDER BY lease.id DESC LIMIT 1")
        && m_connection.prepare(m_addLease,
                                // One that has another deadline than before was copied if it was before.
                                "INSERT INTO lease (batch, server, host, port, exit_ip, area, area_code, isp,"
                                " deadline_ms, copied_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                " (SELECT max(old.copied_ms) FROM lease AS old JOIN batch AS source ON source.id ="
                                " old.batch WHERE old.server = ? AND old.forgotten = 0 AND source.account = ?"
                                " AND ifnull(old.deadline_ms > ?, source.obtained_ms > ?)))")
        // It counts as new.
        && m_connection.prepare(m_recallLease, "UPDATE lease SET forgotten = 0, copied_ms = NULL WHERE id = ?")
        && m_connection.prepare(m_uncheckLease, "DELETE FROM lease_check WHERE lease = ?")
        && m_connection.prepare(m_unuseLease, "DELETE FROM lease_traffic WHERE lease = ?")
        && m_connection.prepare(m_addRegionLock,
                                "INSERT INTO region_lock (batch, uuid, area, isp, state, locked_since_ms)"
                                " VALUES (?, ?, ?, ?, ?, ?)")
        && m_connection.prepare(m_findRegionLock,
                                "SELECT region_lock.id, region_lock.forgotten, area, isp, state, locked_since_ms"
                                " FROM region_lock JOIN batch ON batch.id = region_lock.batch"
                                " WHERE region_lock.uuid = ? AND batch.account = ? AND batch.obtained_ms > ?"
                                " ORDER BY region_lock.id DESC LIMIT 1")
        && m_connection.prepare(m_recallRegionLock, "UPDATE region_lock SET forgotten = 0 WHERE id = ?")
        && m_connection.prepare(m_addReply, "INSERT INTO reply (call, text) VALUES (?, ?)")
        && m_connection.prepare(m_forgetLease,
                                "UPDATE lease SET forgotten = 1 WHERE server = ? AND forgotten = 0 AND (SELECT account"
                                " FROM batch WHERE batch.id = lease.batch) = ?")
        && m_connection.prepare(m_forgetRegionLock,
                                "UPDATE region_lock SET forgotten = 1 WHERE uuid = ? AND forgotten = 0"
                                " AND (SELECT account FROM batch WHERE batch.id = region_lock.batch) = ?")
        // Of a line that was recorded several times, the newest is loaded at a start.
        && m_connection.prepare(m_bringBackRegionLock,
                                "UPDATE region_lock SET forgotten = 0 WHERE id = (SELECT max(region_lock.id)"
                                " FROM region_lock JOIN batch ON batch.id = region_lock.batch"
                                " WHERE region_lock.uuid = ? AND batch.account = ?)")
        // Without a deadline, a server has had many leases: the newest is meant.
        && m_connection.prepare(m_bringBackLease,
                                "UPDATE lease SET forgotten = 0 WHERE id = (SELECT max(lease.id) FROM lease JOIN batch"
                                " ON batch.id = lease.batch WHERE lease.server = ? AND lease.deadline_ms IS ?"
                                " AND batch.account = ?)")
        && m_connection.prepare(m_copyLease,
                                "UPDATE lease SET copied_ms = ? WHERE id = (SELECT max(lease.id) FROM lease JOIN batch"
                                " ON batch.id = lease.batch WHERE lease.server = ? AND lease.deadline_ms IS ?"
                                " AND batch.account = ?)")
        && m_connection.prepare(m_delistLease,
                                "UPDATE lease SET delisted_ms = ? WHERE server = ? AND forgotten = 0"
                                " AND delisted_ms IS NULL AND ifnull(deadline_ms > ?, 1) AND (SELECT account FROM"
                                " batch WHERE batch.id = lease.batch) = ?")
        && m_connection.prepare(m_resolveCall,
                                "UPDATE call SET resolved_ms = ?, resolved_found = ?, resolved_calls = ?"
                                " WHERE uuid = ?")
        && m_connection.prepare(m_listLease, "UPDATE lease SET delisted_ms = NULL WHERE id = ?");
}

std::optional<LedgerFailure> LedgerWriter::write(std::span<const WriteTask> tasks)
{
    const auto failure = m_connection.transaction([&] {
        return std::all_of(tasks.begin(), tasks.end(), [this](const WriteTask &task) { return writeOne(task); });
    });
    if (failure) {
        m_terms.clear();
        m_accounts.clear();
    }
    return failure;
}

bool LedgerWriter::writeOne(const WriteTask &task)
{
    qint64 callId = 0;
    if (const auto *start = std::get_if<StartTask>(&task.what))
        return writeCall(start->call, false, callId);
    if (const auto *end = std::get_if<EndTask>(&task.what))
        return writeCall(end->call, true, callId) && writeBatch(callId, end->batch);
    if (const auto *delisted = std::get_if<DelistTask>(&task.what))
        return delist(*delisted);
    if (const auto *resolved = std::get_if<ResolveTask>(&task.what))
        return resolve(*resolved);
    return mark(std::get<MarkTask>(task.what));
}

bool LedgerWriter::term(const QString &text, qint64 &id)
{
    if (const auto known = m_terms.constFind(text); known != m_terms.cend()) {
        id = *known;
        return true;
    }
    QSqlQuery &find = m_findTerm;
    find.bindValue(0, notNull(text));
    if (!m_connection.run(find))
        return false;
    const bool found = find.next();
    if (found)
        id = find.value(0).toLongLong();
    find.finish();
    if (!found) {
        QSqlQuery &add = m_addTerm;
        add.bindValue(0, notNull(text));
        if (!m_connection.run(add))
            return false;
        id = add.lastInsertId().toLongLong();
    }
    if (m_terms.size() >= termsInMemory)
        m_terms.clear();
    m_terms.insert(text, id);
    return true;
}

bool LedgerWriter::account(const QUuid &uuid, qint64 &id)
{
    if (const auto known = m_accounts.constFind(uuid); known != m_accounts.cend()) {
        id = *known;
        return true;
    }
    QSqlQuery &find = m_findAccount;
    find.bindValue(0, uuid.toRfc4122());
    if (!m_connection.run(find))
        return false;
    const bool found = find.next();
    if (found)
        id = find.value(0).toLongLong();
    find.finish();
    if (!found) {
        QSqlQuery &add = m_addAccount;
        add.bindValue(0, uuid.toRfc4122());
        if (!m_connection.run(add))
            return false;
        id = add.lastInsertId().toLongLong();
    }
    m_accounts.insert(uuid, id);
    return true;
}

bool LedgerWriter::writeCall(const CallEntry &call, bool ended, qint64 &callId)
{
    qint64 accountId = 0;
    qint64 name = 0;
    qint64 endpoint = 0;
    qint64 parameters = 0;
    qint64 code = 0;
    if (!account(call.account, accountId) || !term(call.accountName, name) || !term(call.endpoint, endpoint)
        || !term(call.parameters, parameters) || !term(call.vendorCode, code))
        return false;

    QSqlQuery &write = ended ? m_endCall : m_startCall;
    int i = 0;
    write.bindValue(i++, call.id.toRfc4122());
    write.bindValue(i++, call.startedMs);
    write.bindValue(i++, accountId);
    write.bindValue(i++, name);
    write.bindValue(i++, endpoint);
    write.bindValue(i++, parameters);
    write.bindValue(i++, int(call.outcome));
    write.bindValue(i++, code);
    write.bindValue(i++, notNull(call.requestId));
    write.bindValue(i++, call.durationMs);
    write.bindValue(i++, call.received);
    write.bindValue(i++, call.badRows);
    write.bindValue(i++, call.sentMs == 0 ? QVariant(QMetaType(QMetaType::LongLong)) : QVariant(call.sentMs));
    write.bindValue(i++, int(call.pressedBy));
    write.bindValue(i++, call.keyNumber);
    write.bindValue(i++, call.steadyMs);
    write.bindValue(i++, call.keyId.isNull() ? QVariant(QMetaType(QMetaType::QByteArray)) : call.keyId.toRfc4122());
    write.bindValue(i++, call.reason.isEmpty() ? QVariant(QMetaType(QMetaType::QString)) : call.reason);
    if (!m_connection.run(write))
        return false;
    if (!ended)
        return true;

    QSqlQuery &find = m_findCall;
    find.bindValue(0, call.id.toRfc4122());
    if (!m_connection.run(find))
        return false;
    // 0 if the call already has a batch. A commit can fail after it reached the disk; on the retry the leases must not
    // be added again.
    callId = find.next() && find.value(1).isNull() ? find.value(0).toLongLong() : 0;
    find.finish();
    return true;
}

bool LedgerWriter::writeBatch(qint64 callId, const LeaseBatch &batch)
{
    if (callId == 0 || (batch.leases.isEmpty() && batch.regionLocks.isEmpty()))
        return true;
    const LeaseOrigin &origin = batch.origin;
    qint64 accountId = 0;
    qint64 name = 0;
    qint64 endpoint = 0;
    if (!account(origin.account, accountId) || !term(origin.accountName, name) || !term(origin.endpoint, endpoint))
        return false;

    QSqlQuery &add = m_addBatch;
    int i = 0;
    add.bindValue(i++, callId);
    add.bindValue(i++, accountId);
    add.bindValue(i++, name);
    add.bindValue(i++, endpoint);
    add.bindValue(i++, notNull(origin.requestId));
    add.bindValue(i++, notNull(origin.taskId));
    add.bindValue(i++, origin.obtainedMs);
    add.bindValue(i++, origin.keyNumber);
    if (!m_connection.run(add))
        return false;
    const qint64 batchId = add.lastInsertId().toLongLong();
    if (!batch.reply.isEmpty()) {
        m_addReply.bindValue(0, callId);
        m_addReply.bindValue(1, batch.reply);
        if (!m_connection.run(m_addReply))
            return false;
    }

    for (const Lease &lease : batch.leases) {
        if (!writeLease(batchId, accountId, origin.obtainedMs, lease))
            return false;
    }
    for (const RegionLock &lock : batch.regionLocks) {
        if (!writeRegionLock(batchId, accountId, origin.obtainedMs, lock))
            return false;
    }
    return true;
}

bool LedgerWriter::writeRegionLock(qint64 batchId, qint64 accountId, qint64 obtainedMs, const RegionLock &lock)
{
    qint64 area = 0;
    qint64 isp = 0;
    if (!term(lock.area, area) || !term(lock.isp, isp))
        return false;
    // A line that is listed again as it was last recorded is not a new one.
    QSqlQuery &find = m_findRegionLock;
    find.bindValue(0, notNull(lock.uuid));
    find.bindValue(1, accountId);
    find.bindValue(2, obtainedMs - undatedLifeMs);
    if (!m_connection.run(find))
        return false;
    const bool known = find.next() && find.value(2).toLongLong() == area && find.value(3).toLongLong() == isp
        && find.value(4).toString() == lock.state
        && (find.isNull(5) ? noDeadline : find.value(5).toLongLong()) == lock.lockedSinceMs;
    const qint64 id = known ? find.value(0).toLongLong() : 0;
    const bool forgotten = known && find.value(1).toBool();
    find.finish();
    if (forgotten) {
        m_recallRegionLock.bindValue(0, id);
        return m_connection.run(m_recallRegionLock);
    }
    if (known)
        return true;
    m_addRegionLock.bindValue(0, batchId);
    m_addRegionLock.bindValue(1, notNull(lock.uuid));
    m_addRegionLock.bindValue(2, area);
    m_addRegionLock.bindValue(3, isp);
    m_addRegionLock.bindValue(4, notNull(lock.state));
    m_addRegionLock.bindValue(5, timeOrNull(lock.lockedSinceMs));
    return m_connection.run(m_addRegionLock);
}

bool LedgerWriter::writeLease(qint64 batchId, qint64 accountId, qint64 obtainedMs, const Lease &lease)
{
    // A list-in-use call returns known leases again; keep the first record, which has the call that paid for the lease.
    // Without a deadline, a lease of the same server that still lives is the same lease; as in LivingReader, one
    // without a deadline lives for a day.
    const bool isDated = lease.deadlineMs != noDeadline;
    QSqlQuery &find = isDated ? m_findLease : m_findUndated;
    int at = 0;
    find.bindValue(at++, notNull(lease.server));
    if (isDated) {
        find.bindValue(at++, lease.deadlineMs);
        find.bindValue(at++, accountId);
    } else {
        find.bindValue(at++, accountId);
        find.bindValue(at++, obtainedMs);
        find.bindValue(at++, obtainedMs - undatedLifeMs);
    }
    if (!m_connection.run(find))
        return false;
    const bool known = find.next();
    const qint64 id = known ? find.value(0).toLongLong() : 0;
    const bool forgotten = known && find.value(1).toBool();
    const bool delisted = known && !find.isNull(2);
    find.finish();
    if (delisted) {
        m_listLease.bindValue(0, id);
        if (!m_connection.run(m_listLease))
            return false;
    }
    if (forgotten) {
        m_recallLease.bindValue(0, id);
        m_uncheckLease.bindValue(0, id);
        m_unuseLease.bindValue(0, id);
        return m_connection.run(m_recallLease) && m_connection.run(m_uncheckLease) && m_connection.run(m_unuseLease);
    }
    if (known)
        return true;

    qint64 area = 0;
    qint64 areaCode = 0;
    qint64 isp = 0;
    if (!term(lease.area, area) || !term(lease.areaCode, areaCode) || !term(lease.isp, isp))
        return false;
    const LeaseAddress implied = leaseAddress(lease.server);
    QSqlQuery &add = m_addLease;
    int i = 0;
    add.bindValue(i++, batchId);
    add.bindValue(i++, notNull(lease.server));
    add.bindValue(i++, lease.host == implied.host ? QVariant(QMetaType(QMetaType::QString)) : notNull(lease.host));
    add.bindValue(i++, lease.port == implied.port ? QVariant(QMetaType(QMetaType::Int)) : int(lease.port));
    add.bindValue(i++, lease.exitIp == implied.host ? QVariant(QMetaType(QMetaType::QString)) : notNull(lease.exitIp));
    add.bindValue(i++, area);
    add.bindValue(i++, areaCode);
    add.bindValue(i++, isp);
    add.bindValue(i++, timeOrNull(lease.deadlineMs));
    add.bindValue(i++, notNull(lease.server));
    add.bindValue(i++, accountId);
    add.bindValue(i++, obtainedMs);
    add.bindValue(i++, obtainedMs - undatedLifeMs);
    return m_connection.run(add);
}

bool LedgerWriter::mark(const MarkTask &task)
{
    const auto marked = [&](QSqlQuery &query, const QVariantList &values) {
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(int(i), values[i]);
        return m_connection.run(query);
    };
    return std::all_of(task.rows.begin(), task.rows.end(), [&](const LeaseKey &row) {
        qint64 accountId = 0;
        if (!account(row.account, accountId))
            return false;
        const QString server = notNull(row.server);
        switch (task.mark) {
        case MarkTask::Mark::Forgotten:
            return marked(m_forgetLease, {server, accountId}) && marked(m_forgetRegionLock, {server, accountId});
        case MarkTask::Mark::ForgetUndone:
            return marked(m_bringBackLease, {server, timeOrNull(row.deadlineMs), accountId})
                && marked(m_bringBackRegionLock, {server, accountId});
        case MarkTask::Mark::Copied:
            break;
        }
        return marked(m_copyLease, {task.copiedMs, server, timeOrNull(row.deadlineMs), accountId});
    });
}

bool LedgerWriter::delist(const DelistTask &task)
{
    for (const auto &[uuid, server] : task.accountAndServer) {
        qint64 accountId = 0;
        if (!account(uuid, accountId))
            return false;
        m_delistLease.bindValue(0, task.atMs);
        m_delistLease.bindValue(1, notNull(server));
        m_delistLease.bindValue(2, task.atMs);
        m_delistLease.bindValue(3, accountId);
        if (!m_connection.run(m_delistLease))
            return false;
    }
    return true;
}

bool LedgerWriter::resolve(const ResolveTask &task)
{
    for (const QUuid &call : task.calls) {
        m_resolveCall.bindValue(0, task.resolution.atMs);
        m_resolveCall.bindValue(1, task.resolution.found);
        m_resolveCall.bindValue(2, task.resolution.calls);
        m_resolveCall.bindValue(3, call.toRfc4122());
        if (!m_connection.run(m_resolveCall))
            return false;
    }
    return true;
}

} // namespace proxydeck
