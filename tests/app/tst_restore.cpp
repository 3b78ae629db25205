// SPDX-License-Identifier: MIT
// A start with a large record: living leases are restored in order and in parts, and other work continues meanwhile.
#include "rig.h"

#include <QTest>
#include <QTimer>

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
};

QTEST_GUILESS_MAIN(RestoreTest)
#include "tst_restore.moc"
