// SPDX-License-Identifier: MIT
#include "bench/ledger_maker.h"

#include "bench/samples.h"
#include "ledger/ledger.h"

#include <QDateTime>
#include <QTest>

namespace proxydeck::bench {

void makeLedger(const QString &dataFolder, int leases, int alive)
{
    constexpr qsizetype mostQueued = 50;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QList<Batch> batches = makeBatches(leases, now);
    Ledger ledger(dataFolder);
    qsizetype queued = 0;
    int recorded = 0;
    for (Batch &batch : batches) {
        const bool living = recorded >= leases - alive;
        recorded += int(batch.leases.size());
        CallEntry call;
        call.id = QUuid::createUuid();
        // The dead lay a day and more back, one call a second.
        call.startedMs = living ? now - 1000 : now - 86'400'000 - (leases - recorded) * 10LL;
        for (Lease &lease : batch.leases)
            lease.deadlineMs += living ? 1'800'000 : call.startedMs - now;
        batch.origin.obtainedMs = call.startedMs;
        call.account = batch.origin.account;
        call.accountName = batch.origin.accountName;
        call.endpoint = batch.origin.endpoint;
        call.parameters = QStringLiteral("num=100");
        call.outcome = CallEntry::Outcome::Succeeded;
        call.requestId = batch.origin.requestId;
        call.received = int(batch.leases.size());
        ++queued;
        ledger.recordEnd(call, {batch.origin, batch.leases, {}}, [&queued](bool durable) {
            if (!durable)
                qFatal("the ledger cannot be written");
            --queued;
        });
        batch.leases.clear();
        if (!QTest::qWaitFor([&queued] { return queued < mostQueued; }, 60'000))
            qFatal("the ledger does not get on");
    }
    if (!QTest::qWaitFor([&queued] { return queued == 0; }, 60'000))
        qFatal("the ledger does not come to an end");
}

} // namespace proxydeck::bench
