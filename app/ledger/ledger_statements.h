// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_file.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace proxydeck {

/// The prepared statements of an open ledger. They must go before their connection does.
struct LedgerFile::Statements
{
    explicit Statements(const QSqlDatabase &database)
        : findTerm(database)
        , addTerm(database)
        , findAccount(database)
        , addAccount(database)
        , startCall(database)
        , endCall(database)
        , findCall(database)
        , addBatch(database)
        , findLease(database)
        , addLease(database)
        , recallLease(database)
        , addRegionLock(database)
        , addReply(database)
        , forgetLease(database)
        , forgetRegionLock(database)
        , livingDated(database)
        , livingUndated(database)
        , batchOrigin(database)
        , livingLeases(database)
        , livingRegionLocks(database)
        , unfinished(database)
        , newestBatch(database)
        , oldCalls(database)
        , removeLeases(database)
        , removeRegionLocks(database)
        , removeBatch(database)
        , removeReply(database)
        , removeCall(database)
    {
    }

    QSqlQuery findTerm;
    QSqlQuery addTerm;
    QSqlQuery findAccount;
    QSqlQuery addAccount;
    QSqlQuery startCall;
    QSqlQuery endCall;
    QSqlQuery findCall;
    QSqlQuery addBatch;
    QSqlQuery findLease;
    QSqlQuery addLease;
    QSqlQuery recallLease;
    QSqlQuery addRegionLock;
    QSqlQuery addReply;
    QSqlQuery forgetLease;
    QSqlQuery forgetRegionLock;
    QSqlQuery livingDated;
    QSqlQuery livingUndated;
    QSqlQuery batchOrigin;
    QSqlQuery livingLeases;
    QSqlQuery livingRegionLocks;
    QSqlQuery unfinished;
    QSqlQuery newestBatch;
    QSqlQuery oldCalls;
    QSqlQuery removeLeases;
    QSqlQuery removeRegionLocks;
    QSqlQuery removeBatch;
    QSqlQuery removeReply;
    QSqlQuery removeCall;
};

} // namespace proxydeck
