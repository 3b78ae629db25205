// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_task.h"
#include "sqlite/ledger_failure.h"

#include <QHash>
#include <QSqlQuery>

#include <optional>
#include <span>

namespace proxydeck {

class LedgerConnection;

/// Writes calls and their leases to a ledger.
class LedgerWriter
{
public:
    /// \a connection must be open for writing and outlive this object.
    explicit LedgerWriter(LedgerConnection &connection);
    /// Call first. False if the tables do not match; LedgerConnection::failure() has the reason.
    bool prepare();

    /// Writes all tasks or none; durable if this returns no failure.
    std::optional<LedgerFailure> write(std::span<const WriteTask> tasks);

private:
    // These return false on failure; the connection has the reason.
    bool writeOne(const WriteTask &task);
    bool writeCall(const CallEntry &call, bool ended, qint64 &callId);
    bool writeBatch(qint64 callId, const LeaseBatch &batch);
    bool writeLease(qint64 batchId, qint64 accountId, qint64 obtainedMs, const Lease &lease);
    bool writeRegionLock(qint64 batchId, qint64 accountId, qint64 obtainedMs, const RegionLock &lock);
    bool mark(const MarkTask &task);
    bool delist(const DelistTask &task);
    bool resolve(const ResolveTask &task);
    bool term(const QString &text, qint64 &id);
    bool account(const QUuid &uuid, qint64 &id);

    LedgerConnection &m_connection;
    QHash<QString, qint64> m_terms; ///< ids by text; cleared after each rollback
    QHash<QUuid, qint64> m_accounts;
    QSqlQuery m_findTerm;
    QSqlQuery m_addTerm;
    QSqlQuery m_findAccount;
    QSqlQuery m_addAccount;
    QSqlQuery m_startCall;
    QSqlQuery m_endCall;
    QSqlQuery m_findCall;
    QSqlQuery m_addBatch;
    QSqlQuery m_findLease;
    QSqlQuery m_findUndated;
    QSqlQuery m_addLease;
    QSqlQuery m_recallLease;
    QSqlQuery m_uncheckLease;
    QSqlQuery m_unuseLease;
    QSqlQuery m_findRegionLock;
    QSqlQuery m_addRegionLock;
    QSqlQuery m_recallRegionLock;
    QSqlQuery m_addReply;
    QSqlQuery m_forgetLease;
    QSqlQuery m_forgetRegionLock;
    QSqlQuery m_bringBackRegionLock;
    QSqlQuery m_bringBackLease;
    QSqlQuery m_copyLease;
    QSqlQuery m_delistLease;
    QSqlQuery m_resolveCall;
    QSqlQuery m_listLease;
};

} // namespace proxydeck
