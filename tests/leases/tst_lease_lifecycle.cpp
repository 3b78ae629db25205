// SPDX-License-Identifier: MIT
#include "leases/lease_lifecycle.h"
#include "leases/lease_table.h"
#include "leases/vendor_clock.h"
#include "sample_leases.h"
#include "support/fake_clock.h"

#include <QTest>

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
        clock.observe(local.utcMs() + 600'000, local.utcMs(), local.utcMs());
        QCOMPARE(table.state(0), LeaseState::Expired);
        clock.observe(local.utcMs(), local.utcMs(), local.utcMs()); // and it was wrong
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
};

QTEST_GUILESS_MAIN(TestLeaseLifecycle)
#include "tst_lease_lifecycle.moc"
