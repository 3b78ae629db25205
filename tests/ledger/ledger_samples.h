// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QVariant>

#include <optional>

namespace proxydeck::test {

using namespace Qt::StringLiterals;

inline constexpr qint64 nowMs = 1'677'310'000'000; ///< 2023-02-25 07:26:40 UTC
inline constexpr qint64 minuteMs = 60'000;
inline constexpr qint64 dayMs = 1'440 * minuteMs;

inline QUuid eastAccount() { return QUuid::fromString(u"{00000000-0000-4000-8000-00000000ea57}"_s); }

inline CallEntry startedCall()
{
    CallEntry call;
    call.id = QUuid::createUuid();
    call.startedMs = nowMs;
    call.account = eastAccount();
    call.accountName = u"East crawl"_s;
    call.endpoint = u"short.channel.get"_s;
    call.parameters = u"area=350500,330700&num=5"_s;
    return call;
}

inline CallEntry ended(CallEntry call, int received)
{
    call.outcome = CallEntry::Outcome::Succeeded;
    call.requestId = u"83158ebe-be6c-40f7-a158-688741083edc"_s;
    call.durationMs = 214;
    call.received = received;
    return call;
}

/// The vendor's sample with another port.
inline Lease sampleLease(int number, qint64 deadlineMs = nowMs + minuteMs)
{
    Lease lease;
    lease.port = quint16(20'000 + number % 40'000);
    lease.host = u"123.54.%1.24"_s.arg(55 + number / 40'000);
    lease.server = lease.host + u":"_s + QString::number(lease.port);
    lease.exitIp = lease.host;
    lease.area = u"河南省商丘市"_s;
    lease.areaCode = u"411400"_s;
    lease.isp = u"电信"_s;
    lease.deadlineMs = deadlineMs;
    return lease;
}

inline LeaseBatch batchOf(const QList<Lease> &leases, qint64 obtainedMs = nowMs)
{
    LeaseBatch batch;
    batch.origin.account = eastAccount();
    batch.origin.accountName = u"East crawl"_s;
    batch.origin.endpoint = u"short.channel.get"_s;
    batch.origin.requestId = u"83158ebe-be6c-40f7-a158-688741083edc"_s;
    batch.origin.obtainedMs = obtainedMs;
    batch.leases = leases;
    return batch;
}

/// Waits for the answer; nothing if it did not come in time.
inline std::optional<bool> recordAndWait(Ledger &ledger, const CallEntry &call, const LeaseBatch &batch)
{
    std::optional<bool> answer;
    ledger.setPatienceMs(60'000); // a busy machine's disk is no fault
    ledger.recordEnd(call, batch, [&answer](bool durable) { answer = durable; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
        qFatal("the ledger does not answer"); // the callback refers to this stack frame
    return answer;
}

inline QList<LeaseBatch> living(Ledger &ledger, qint64 atMs = nowMs)
{
    QList<LeaseBatch> batches;
    bool done = false;
    ledger.loadLiving(atMs, [&](const QList<LeaseBatch> &part, bool last) {
        batches += part;
        done = last;
    });
    if (!QTest::qWaitFor([&done] { return done; }, 30'000))
        qFatal("the ledger does not answer");
    return batches;
}

inline QStringList livingServers(Ledger &ledger, qint64 atMs = nowMs)
{
    QStringList servers;
    const QList<LeaseBatch> batches = living(ledger, atMs);
    for (const LeaseBatch &batch : batches) {
        for (const Lease &lease : batch.leases)
            servers.append(lease.server);
    }
    return servers;
}

inline QList<CallEntry> unfinished(Ledger &ledger)
{
    std::optional<QList<CallEntry>> answer;
    ledger.loadUnfinished([&answer](const QList<CallEntry> &calls) { answer = calls; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
        qFatal("the ledger does not answer");
    return *answer;
}

/// First column of the rows of \a sql, read without the ledger, as another program would read the file.
inline QVariantList peek(const QString &file, const QString &sql)
{
    QVariantList values;
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(file);
        if (database.open()) {
            QSqlQuery query(database);
            if (!query.exec(sql))
                qWarning("statement refused");
            while (query.next())
                values.append(query.value(0));
        }
    }
    QSqlDatabase::removeDatabase(name);
    return values;
}

/// Statements that make a ledger look as an earlier version of the program left it.
inline QStringList toSchema(int version)
{
    QStringList statements;
    if (version < 9)
        statements << u"DROP TRIGGER lease_traffic_goes"_s << u"DROP TABLE lease_traffic"_s;
    if (version < 8)
        statements << u"DROP INDEX call_of_keeper"_s << u"DROP INDEX batch_by_key"_s
                   << u"ALTER TABLE call DROP COLUMN reason"_s;
    if (version < 7)
        statements << u"ALTER TABLE call DROP COLUMN resolved_ms"_s << u"ALTER TABLE call DROP COLUMN resolved_found"_s
                   << u"ALTER TABLE call DROP COLUMN resolved_calls"_s;
    if (version < 6)
        statements << u"DROP TRIGGER lease_check_goes"_s << u"DROP TABLE lease_check"_s;
    if (version < 5)
        statements << u"ALTER TABLE call DROP COLUMN key_id"_s;
    if (version < 4) {
        statements << u"ALTER TABLE call DROP COLUMN steady_ms"_s << u"ALTER TABLE call DROP COLUMN sent_ms"_s
                   << u"ALTER TABLE call DROP COLUMN pressed_by"_s << u"ALTER TABLE call DROP COLUMN key_number"_s
                   << u"ALTER TABLE batch DROP COLUMN key_number"_s << u"ALTER TABLE lease DROP COLUMN copied_ms"_s
                   << u"ALTER TABLE lease DROP COLUMN delisted_ms"_s;
    }
    if (version < 3)
        statements << u"DROP TABLE reply"_s;
    if (version < 2)
        statements << u"DROP INDEX lease_by_batch"_s << u"DROP INDEX call_by_time"_s;
    return statements << u"PRAGMA user_version = %1"_s.arg(version);
}

} // namespace proxydeck::test
