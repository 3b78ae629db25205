// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_failure.h"
#include "ledger/ledger_task.h"

#include <QHash>
#include <QSqlQuery>

#include <optional>
#include <span>

namespace proxydeck {

class LedgerConnection;

/// Writes calls and what they brought into a ledger.
class LedgerWriter
{
public:
    /// \a connection is open for writing and outlives it.
    explicit LedgerWriter(LedgerConnection &connection);
    /// To be called first. False: the tables do not fit, as LedgerConnection::failure() says.
    bool prepare();

    /// All of it or nothing; durable when it returns without a failure.
    std::optional<LedgerFailure> write(std::span<const WriteTask> tasks);

private:
    // These answer false and leave the reason with the connection.
    bool writeOne(const WriteTask &task);
    bool writeCall(const CallEntry &call, bool ended, qint64 &callId);
    bool writeBatch(qint64 callId, const LeaseBatch &batch);
    bool writeLease(qint64 batchId, qint64 accountId, const Lease &lease);
    bool writeRegionLock(qint64 batchId, const RegionLock &lock);
    bool forget(const ForgetTask &task);
    bool term(const QString &text, qint64 &id);
    bool account(const QUuid &uuid, qint64 &id);

    LedgerConnection &m_connection;
    QHash<QString, qint64> m_terms; ///< known numbers; emptied by every rollback
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
    QSqlQuery m_addLease;
    QSqlQuery m_recallLease;
    QSqlQuery m_addRegionLock;
    QSqlQuery m_addReply;
    QSqlQuery m_forgetLease;
    QSqlQuery m_forgetRegionLock;
};

} // namespace proxydeck
