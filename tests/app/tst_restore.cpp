// SPDX-License-Identifier: MIT
// A start with a large record: living leases are restored in order and in parts, and other work continues meanwhile.
#include "rig.h"

#include <QTest>
#include <QTimer>

#include <cstdlib>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using sim::KeyPlan;
using sim::Plan;

namespace {

constexpr int calls = 2'000;
constexpr int leasesInACall = 5;

QString serverOf(int number) { return u"10.9.%1.%2:18080"_s.arg(number / 250).arg(number % 250 + 1); }

} // namespace

class RestoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inOrderAndInPieces()
    {
        Rig rig;
        const QUuid account = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 5},
                                             Product::ShortLived, Mode::Channel);
        const qint64 now = rig.clock.utcMs();
        const qint64 deadline = now + 3'600'000;
        int number = 0;
        int recorded = 0;
        for (int i = 0; i < calls; ++i) {
            CallEntry call;
            call.id = QUuid::createUuid();
            call.startedMs = now - 600'000 + i;
            call.account = account;
            call.endpoint = u"short.channel.get"_s;
            call.outcome = CallEntry::Outcome::Succeeded;
            LeaseBatch batch;
            batch.origin.account = account;
            batch.origin.accountName = u"Account of a test"_s;
            batch.origin.endpoint = call.endpoint;
            batch.origin.obtainedMs = call.startedMs;
            for (int j = 0; j < leasesInACall; ++j) {
                Lease lease;
                lease.server = serverOf(number++);
                lease.deadlineMs = deadline;
                batch.leases.append(lease);
            }
            rig.ledger.recordEnd(call, batch, [&recorded](bool durable) { recorded += durable; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(recorded, calls, 60'000);

        QSignalSpy added(&rig.leases, &LeaseTable::rowsAdded);
        QSignalSpy restored(&rig.desk, &Desk::restored);
        QSignalSpy ended(&rig.desk, &Desk::callEnded);
        int turns = 0; // of the event loop
        QTimer turn;
        connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
        turn.start(0);
        bool isFirst = true;
        connect(&rig.leases, &LeaseTable::rowsAdded, this, [&] {
            if (!std::exchange(isFirst, false))
                return;
            QMetaObject::invokeMethod(
                this,
                [&] {
                    // While the rest is still loading: a list-in-use call names a lease that is not loaded yet, and a
                    // press adds a new one.
                    Lease listed;
                    listed.server = serverOf(number - 1);
                    listed.deadlineMs = deadline;
                    listed.area = u"河南省商丘市"_s;
                    LeaseOrigin origin;
                    origin.account = account;
                    origin.accountName = u"Account of a test"_s;
                    origin.obtainedMs = now;
                    QCOMPARE(rig.leases.add({&listed, 1}, origin).added, 1);
                    QVERIFY(restored.isEmpty());
                    QVERIFY(rig.desk.press(account, *rig.catalogue.find(u"short.channel.get"), {}) != 0);
                },
                Qt::QueuedConnection);
        });
        rig.desk.restoreFromLedger();
        QVERIFY(rig.leases.size() == 0); // the start does not wait for it
        QTRY_COMPARE_WITH_TIMEOUT(restored.size(), 1, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);

        constexpr int parts = calls * leasesInACall / 2'000;
        for (const QList<QVariant> &range : added)
            QVERIFY(range[1].toUInt() - range[0].toUInt() < 2'000u);
        // Views are notified once for each part, not once for each call.
        QVERIFY2(added.size() <= parts + 3, qPrintable(QString::number(added.size())));
        QVERIFY2(turns >= parts - 1, "the event loop had no turn between the parts");

        QCOMPARE(rig.leases.size(), number + 1);
        QCOMPARE(rig.view.rowCount(), number + 1);
        int next = 0;
        int isNew = 0;
        const QList<RowId> rows = rig.leases.rows();
        for (const RowId row : rows) {
            const Lease lease = rig.leases.lease(row);
            if (lease.server == serverOf(number - 1)) {
                QCOMPARE(lease.area, u"河南省商丘市"_s); // the older record did not overwrite it
            } else if (lease.server == serverOf(next)) {
                ++next;
            } else {
                ++isNew;
            }
        }
        QCOMPARE(next, number - 1);
        QCOMPARE(isNew, 1);
    }

    void whatLivesAfterAllComesBack()
    {
        // This machine's clock is 300 s fast, and no earlier run has learned it.
        constexpr qint64 fastMs = 300'000;
        Rig rig;
        const qint64 now = rig.clock.utcMs();
        CallEntry call;
        call.id = QUuid::createUuid();
        call.startedMs = now - 600'000;
        call.account = QUuid::createUuid();
        call.endpoint = u"short.channel.get"_s;
        call.outcome = CallEntry::Outcome::Succeeded;
        LeaseBatch batch;
        batch.origin.account = call.account;
        batch.origin.endpoint = call.endpoint;
        batch.origin.obtainedMs = call.startedMs;
        for (const qint64 left : {-fastMs - 60'000, -2'000LL, 240'000LL}) {
            Lease lease;
            lease.server = serverOf(int(batch.leases.size()));
            lease.deadlineMs = now + left;
            batch.leases.append(lease);
        }
        bool recorded = false;
        rig.ledger.recordEnd(call, batch, [&recorded](bool durable) { recorded = durable; });
        QTRY_VERIFY(recorded);

        QSignalSpy restored(&rig.desk, &Desk::restored);
        rig.desk.restoreFromLedger();
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(rig.leases.size(), 1);
        const auto learn = [&rig](qint64 fast) {
            const qint64 steady = rig.clock.steadyMs();
            rig.vendorClock.observe({(rig.clock.utcMs() - fast) / 1'000 * 1'000, rig.clock.utcMs(), steady, steady});
        };
        learn(fastMs);
        QTRY_COMPARE(rig.leases.size(), 2); // the one that ended 2 s ago by this machine's clock
        learn(fastMs);
        QTest::qWait(50);
        QCOMPARE(rig.leases.size(), 2); // and each once
        QCOMPARE(rig.view.rowCount(), 2);
        QCOMPARE(restored.size(), 1);
        const QList<RowId> rows = rig.leases.rows();
        for (const RowId row : rows)
            QCOMPARE(rig.leases.state(row), LeaseState::Live);
    }

    void onlyTheVendorTeachesTheClock()
    {
        Rig rig;
        const QUuid account = rig.addAccount(KeyPlan{.key = u"TESTKEY01"_s, .plan = Plan::ShortChannel, .channels = 5},
                                             Product::ShortLived, Mode::Channel);
        const Endpoint &extract = *rig.catalogue.find(u"short.channel.get");
        for (const sim::Fault::Kind kind : {sim::Fault::Kind::Html, sim::Fault::Kind::Http500,
                                            sim::Fault::Kind::Redirect, sim::Fault::Kind::Truncate}) {
            rig.simulator.script({.kind = kind, .executes = false});
            QVERIFY(rig.call(account, extract).error);
            QVERIFY(!rig.vendorClock.isSkewKnown()); // each of them had a Date
        }
        rig.simulator.script({.kind = sim::Fault::Kind::UnknownCode});
        QVERIFY(rig.call(account, extract).error); // an error of the vendor's
        QVERIFY(rig.vendorClock.isSkewKnown());
        QVERIFY(std::abs(rig.vendorClock.skewMs()) < 1'500);
    }

    void whatIsDeadAfterAllIsNotShownAsLive()
    {
        // 300 s slow: what was loaded is judged again.
        Rig rig;
        Lease lease;
        lease.server = serverOf(1);
        lease.deadlineMs = rig.clock.utcMs() + 240'000;
        LeaseOrigin origin;
        origin.endpoint = u"short.channel.get"_s;
        rig.leases.add({&lease, 1}, origin);
        QCOMPARE(rig.leases.state(0), LeaseState::Live);
        const qint64 steady = rig.clock.steadyMs();
        rig.vendorClock.observe({(rig.clock.utcMs() + 300'000) / 1'000 * 1'000, rig.clock.utcMs(), steady, steady});
        rig.leases.updateStates(); // as before each copy, and by the timer of LeaseLifecycle
        QCOMPARE(rig.leases.state(0), LeaseState::Expired);
    }
};

QTEST_GUILESS_MAIN(RestoreTest)
#include "tst_restore.moc"
