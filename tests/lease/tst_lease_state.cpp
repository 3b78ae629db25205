// SPDX-License-Identifier: MIT
#include "lease/lease_state.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeaseState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statesFollowTheClock()
    {
        constexpr qint64 deadline = 100'000;
        constexpr qint64 margin = 30'000;
        QCOMPARE(leaseStateAt(deadline, 69'999, margin), LeaseState::Live);
        QCOMPARE(leaseStateAt(deadline, 70'000, margin), LeaseState::Expiring);
        QCOMPARE(leaseStateAt(deadline, 99'999, margin), LeaseState::Expiring);
        QCOMPARE(leaseStateAt(deadline, 100'000, margin), LeaseState::Expired);
        QCOMPARE(leaseStateAt(deadline, 99'999, 0), LeaseState::Live);
        QCOMPARE(leaseStateAt(noDeadline, 100'000, margin), LeaseState::Undated);
    }

    void eachChangeIsWhenTheStateChanges()
    {
        constexpr qint64 deadline = 100'000;
        for (const qint64 margin : {0, 1, 30'000}) {
            for (const LeaseState state : {LeaseState::Live, LeaseState::Expiring}) {
                const qint64 when = nextStateChangeMs(state, deadline, margin);
                QVERIFY(leaseStateAt(deadline, when - 1, margin) <= state);
                QVERIFY(leaseStateAt(deadline, when, margin) > state);
            }
        }
        QCOMPARE(nextStateChangeMs(LeaseState::Expired, deadline, 30'000), noDeadline);
        QCOMPARE(nextStateChangeMs(LeaseState::Undated, noDeadline, 30'000), noDeadline);
    }
};

QTEST_APPLESS_MAIN(TestLeaseState)
#include "tst_lease_state.moc"
