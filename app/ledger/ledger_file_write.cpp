// SPDX-License-Identifier: MIT
#include "ledger/ledger_file.h"

#include "ledger/lease_address.h"
#include "ledger/ledger_statements.h"

#include <QVariant>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Qt binds a null QString as NULL, which the columns rightly refuse.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant timeOrNull(qint64 ms)
{
    return ms == noDeadline ? QVariant(QMetaType(QMetaType::LongLong)) : QVariant(ms);
}

/// Bounds what hostile variety in a reply can take; the vendor has some 3,000 areas.
constexpr qsizetype termsInMemory = 20'000;

} // namespace

std::optional<LedgerFailure> LedgerFile::write(std::span<const WriteTask> tasks)
{
    // Immediate: a transaction that begins as a reader cannot wait for another writer, it fails at once.
    bool ok = execute(u"BEGIN IMMEDIATE"_s);
    if (!ok)
        return m_failure;
    for (const WriteTask &task : tasks) {
        ok = writeOne(task);
        if (!ok)
            break;
    }
    ok = ok && execute(u"COMMIT"_s);
    if (ok)
        return std::nullopt;
    const LedgerFailure why = m_failure;
    m_terms.clear();
    m_accounts.clear();
    execute(u"ROLLBACK"_s);
    return why;
}

bool LedgerFile::writeOne(const WriteTask &task)
{
    qint64 callId = 0;
    if (const auto *start = std::get_if<StartTask>(&task.what))
        return writeCall(start->call, false, callId);
    if (const auto *end = std::get_if<EndTask>(&task.what))
        return writeCall(end->call, true, callId) && writeBatch(callId, end->batch);
    return forget(std::get<ForgetTask>(task.what));
}

bool LedgerFile::term(const QString &text, qint64 &id)
{
    if (const auto known = m_terms.constFind(text); known != m_terms.cend()) {
        id = *known;
        return true;
    }
    QSqlQuery &find = m_statements->findTerm;
    find.bindValue(0, notNull(text));
    if (!run(find))
        return false;
    const bool found = find.next();
    if (found)
        id = find.value(0).toLongLong();
    find.finish();
    if (!found) {
        QSqlQuery &add = m_statements->addTerm;
        add.bindValue(0, notNull(text));
        if (!run(add))
            return false;
        id = add.lastInsertId().toLongLong();
    }
    if (m_terms.size() >= termsInMemory)
        m_terms.clear();
    m_terms.insert(text, id);
    return true;
}

bool LedgerFile::account(const QUuid &uuid, qint64 &id)
{
    if (const auto known = m_accounts.constFind(uuid); known != m_accounts.cend()) {
        id = *known;
        return true;
    }
    QSqlQuery &find = m_statements->findAccount;
    find.bindValue(0, uuid.toRfc4122());
    if (!run(find))
        return false;
    const bool found = find.next();
    if (found)
        id = find.value(0).toLongLong();
    find.finish();
    if (!found) {
        QSqlQuery &add = m_statements->addAccount;
        add.bindValue(0, uuid.toRfc4122());
        if (!run(add))
            return false;
        id = add.lastInsertId().toLongLong();
    }
    m_accounts.insert(uuid, id);
    return true;
}

bool LedgerFile::writeCall(const CallEntry &call, bool ended, qint64 &callId)
{
    qint64 accountId = 0;
    qint64 name = 0;
    qint64 endpoint = 0;
    qint64 parameters = 0;
    qint64 code = 0;
    if (!account(call.account, accountId) || !term(call.accountName, name) || !term(call.endpoint, endpoint)
        || !term(call.parameters, parameters) || !term(call.vendorCode, code))
        return false;

    QSqlQuery &write = ended ? m_statements->endCall : m_statements->startCall;
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
    if (!run(write))
        return false;
    if (!ended)
        return true;

    QSqlQuery &find = m_statements->findCall;
    find.bindValue(0, call.id.toRfc4122());
    if (!run(find))
        return false;
    // Zero for the batch's sake: a commit that failed after it had reached the disk is repeated, its leases are not.
    callId = find.next() && find.value(1).isNull() ? find.value(0).toLongLong() : 0;
    find.finish();
    return true;
}

bool LedgerFile::writeBatch(qint64 callId, const LeaseBatch &batch)
{
    if (callId == 0 || (batch.leases.isEmpty() && batch.regionLocks.isEmpty()))
        return true;
    const LeaseOrigin &origin = batch.origin;
    qint64 accountId = 0;
    qint64 name = 0;
    qint64 endpoint = 0;
    if (!account(origin.account, accountId) || !term(origin.accountName, name) || !term(origin.endpoint, endpoint))
        return false;

    QSqlQuery &add = m_statements->addBatch;
    int i = 0;
    add.bindValue(i++, callId);
    add.bindValue(i++, accountId);
    add.bindValue(i++, name);
    add.bindValue(i++, endpoint);
    add.bindValue(i++, notNull(origin.requestId));
    add.bindValue(i++, notNull(origin.taskId));
    add.bindValue(i++, origin.obtainedMs);
    if (!run(add))
        return false;
    const qint64 batchId = add.lastInsertId().toLongLong();
    if (!batch.reply.isEmpty()) {
        m_statements->addReply.bindValue(0, callId);
        m_statements->addReply.bindValue(1, batch.reply);
        if (!run(m_statements->addReply))
            return false;
    }

    for (const Lease &lease : batch.leases) {
        if (!writeLease(batchId, accountId, lease))
            return false;
    }
    for (const RegionLock &lock : batch.regionLocks) {
        qint64 area = 0;
        qint64 isp = 0;
        if (!term(lock.area, area) || !term(lock.isp, isp))
            return false;
        QSqlQuery &addLock = m_statements->addRegionLock;
        addLock.bindValue(0, batchId);
        addLock.bindValue(1, notNull(lock.uuid));
        addLock.bindValue(2, area);
        addLock.bindValue(3, isp);
        addLock.bindValue(4, notNull(lock.state));
        addLock.bindValue(5, timeOrNull(lock.lockedSinceMs));
        if (!run(addLock))
            return false;
    }
    return true;
}

bool LedgerFile::writeLease(qint64 batchId, qint64 accountId, const Lease &lease)
{
    // Listing what is in use brings the same leases again and again; the record keeps the first, which says what paid for it.
    if (lease.deadlineMs != noDeadline) {
        QSqlQuery &find = m_statements->findLease;
        find.bindValue(0, notNull(lease.server));
        find.bindValue(1, lease.deadlineMs);
        find.bindValue(2, accountId);
        if (!run(find))
            return false;
        const bool known = find.next();
        const qint64 id = known ? find.value(0).toLongLong() : 0;
        const bool forgotten = known && find.value(1).toBool();
        find.finish();
        if (forgotten) {
            m_statements->recallLease.bindValue(0, id);
            return run(m_statements->recallLease);
        }
        if (known)
            return true;
    }

    qint64 area = 0;
    qint64 areaCode = 0;
    qint64 isp = 0;
    if (!term(lease.area, area) || !term(lease.areaCode, areaCode) || !term(lease.isp, isp))
        return false;
    const LeaseAddress implied = leaseAddress(lease.server);
    QSqlQuery &add = m_statements->addLease;
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
    return run(add);
}

bool LedgerFile::forget(const ForgetTask &task)
{
    for (const auto &[uuid, what] : task.accountAndServer) {
        qint64 accountId = 0;
        if (!account(uuid, accountId))
            return false;
        for (QSqlQuery *forgetOne : {&m_statements->forgetLease, &m_statements->forgetRegionLock}) {
            forgetOne->bindValue(0, notNull(what));
            forgetOne->bindValue(1, accountId);
            if (!run(*forgetOne))
                return false;
        }
    }
    return true;
}

} // namespace proxydeck
