// SPDX-License-Identifier: MIT
#include "lease/vendor_clock.h"
#include "sample_leases.h"
#include "support/fake_clock.h"
#include "table/lease_lifecycle.h"
#include "table/lease_table.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeaseLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void advancesWhenTheTimeHasCome()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        const LeaseLifecycle lifecycle(table);
        const Lease lease = sampleLease(u"123.54.55.24:59419"_s, local.utcMs() + 30'050);
        table.add({&lease, 1}, sampleOrigin(local.utcMs()));
        QCOMPARE(table.state(0), LeaseState::Live);
        local.advance(50); // the timer is already set for it
        QTRY_COMPARE(table.state(0), LeaseState::Expiring);
    }

    void learningTheSkewMovesStatesAtOnce()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        const LeaseLifecycle lifecycle(table);
        const Lease lease = sampleLease(u"123.54.55.24:59419"_s, local.utcMs() + 200'000);
        table.add({&lease, 1}, sampleOrigin(local.utcMs()));
        clock.observe({local.utcMs() + 600'000, local.utcMs(), local.steadyMs(), local.steadyMs()});
        QCOMPARE(table.state(0), LeaseState::Expired);
        clock.observe({local.utcMs(), local.utcMs(), local.steadyMs(), local.steadyMs()}); // and it was wrong
        QCOMPARE(table.state(0), LeaseState::Live);
    }

    void whatDiedWhileTheMachineSleptIsDeadSoonAfter()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        const LeaseLifecycle lifecycle(table);
        const Lease lease = sampleLease(u"123.54.55.24:59419"_s, local.utcMs() + 20 * 60'000);
        table.add({&lease, 1}, sampleOrigin(local.utcMs()));
        local.sleep(8 * 3'600'000); // the timers of most systems sleep along, and would have 20 minutes to go
        QTRY_COMPARE(table.state(0), LeaseState::Expired);
    }

    void unseenItLooksOnceAMinuteAtMostHoweverMuchIsDue()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        LeaseLifecycle lifecycle(table);
        lifecycle.setVisible(false);
        QCOMPARE(lifecycle.waitMs(), -1); // nothing lives
        QList<Lease> leases;
        for (int i = 0; i < 100; ++i)
            leases << sampleLease(u"10.0.0.%1:80"_s.arg(i), local.utcMs() + 30'001 + i);
        table.add(leases, sampleOrigin(local.utcMs()));
        QVERIFY(lifecycle.waitMs() >= 60'000);
        local.advance(40'000);
        const QSignalSpy looked(&table, &LeaseTable::advanced);
        // What comes and goes neither makes it look nor puts the next look off.
        const Lease late = sampleLease(u"10.0.1.1:80"_s, local.utcMs() + 600'000);
        table.add({&late, 1}, sampleOrigin(local.utcMs()));
        table.remove(std::array{RowId(0)});
        QTest::qWait(50);
        QCOMPARE(looked.size(), 0);
        QVERIFY(lifecycle.waitMs() >= 60'000);
        QCOMPARE(table.state(1), LeaseState::Live);
    }

    void nothingDeadLivesOnceItIsSeen()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        LeaseLifecycle lifecycle(table);
        lifecycle.setVisible(false);
        const Lease lease = sampleLease(u"123.54.55.24:59419"_s, local.utcMs() + 50'000);
        table.add({&lease, 1}, sampleOrigin(local.utcMs()));
        local.advance(50'000);
        QCOMPARE(table.state(0), LeaseState::Live); // nobody has asked
        lifecycle.setVisible(true);
        QCOMPARE(table.state(0), LeaseState::Expired); // before anything can be painted
    }

    void unseenItLooksWhenAskedTo()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        LeaseLifecycle lifecycle(table);
        lifecycle.setVisible(false);
        const Lease lease = sampleLease(u"123.54.55.24:59419"_s, local.utcMs() + 20 * 60'000);
        table.add({&lease, 1}, sampleOrigin(local.utcMs()));
        local.sleep(8 * 3'600'000);
        lifecycle.updateStates();
        QCOMPARE(table.state(0), LeaseState::Expired);
        QCOMPARE(lifecycle.waitMs(), -1);
    }

    void unseenVeryManyAreMovedWithoutAMinuteBetween()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        LeaseLifecycle lifecycle(table);
        lifecycle.setVisible(false);
        QList<Lease> leases;
        for (int i = 0; i < 40'000; ++i)
            leases << sampleLease(u"10.%1.%2.%3:80"_s.arg(i / 40'000).arg(i / 200).arg(i % 200),
                                  local.utcMs() + 31'000);
        table.add(leases, sampleOrigin(local.utcMs()));
        local.advance(31'000);
        lifecycle.updateStates();
        QVERIFY(table.counts()[size_t(LeaseState::Expired)] < table.size());
        QTRY_COMPARE(table.counts()[size_t(LeaseState::Expired)], table.size());
    }

    void catchingUpLeavesNothingBehind()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        QList<Lease> leases;
        for (int i = 0; i < 40'000; ++i)
            leases << sampleLease(u"10.%1.%2.%3:80"_s.arg(i / 40'000).arg(i / 200).arg(i % 200),
                                  local.utcMs() + 31'000);
        table.add(leases, sampleOrigin(local.utcMs()));
        local.advance(31'000);
        table.updateStates();
        QCOMPARE(table.counts()[size_t(LeaseState::Expired)], table.size());
    }
};

QTEST_GUILESS_MAIN(TestLeaseLifecycle)
#include "tst_lease_lifecycle.moc"
