// SPDX-License-Identifier: MIT
// The life of a lease in a pool, by the vendor's clock.
#include "pool_port.h"

#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;

class PoolPhasesTest : public QObject
{
    Q_OBJECT

    static PortPool::Ends ends(PoolPort &port) { return port.pool.takeEnds(port.now); }

private Q_SLOTS:
    void thePhases_data()
    {
        QTest::addColumn<qint64>("leftMs");
        QTest::addColumn<int>("phase");
        QTest::newRow("enough") << 20 * second << int(Phase::Ready);
        QTest::newRow("less than the least") << 20 * second - 1 << int(Phase::Draining);
        QTest::newRow("nearly closing") << qint64(2'001) << int(Phase::Draining);
        QTest::newRow("2 s before the end") << qint64(2'000) << int(Phase::Closing);
        QTest::newRow("over") << qint64(-4'999) << int(Phase::Closing);
        QTest::newRow("5 s after the end") << qint64(-5'000) << int(Phase::Gone);
    }
    void thePhases()
    {
        QFETCH(const qint64, leftMs);
        QFETCH(const int, phase);
        PoolPort port;
        port.add(1, leftMs); // as it comes
        QCOMPARE(int(port.phase(1)), phase);
        QCOMPARE(port.choose().why, phase == int(Phase::Ready) ? NoLease::None : NoLease::Empty);
        port.add(2, 60 * minute); // as time passes
        port.now += 60 * minute - leftMs;
        QCOMPARE(int(port.phase(2)), phase);
        QCOMPARE(port.choose().why, phase == int(Phase::Ready) ? NoLease::None : NoLease::Empty);
        port.now -= 60 * minute; // as the clock steps back
        QCOMPARE(port.choose().lease.id, 2U);
    }

    void noneBeginsOnOneThatIsClosing()
    {
        PoolPort port;
        port.terms.leastLeftS = 1;
        port.tell();
        port.add(1, 2'001);
        QCOMPARE(port.use(), 1U);
        port.now += 1;
        QCOMPARE(port.phase(1), Phase::Closing);
        QCOMPARE(port.choose().why, NoLease::Empty);
    }

    void aLifeThatIsWantedIsNeverLessThanTheLeast()
    {
        PoolPort port;
        port.add(1, 19 * second);
        PortPool::Wish wish = port.wish();
        wish.steering.lifeS = 5;
        QCOMPARE(port.choose(wish).why, NoLease::Empty);
    }

    void deadlinesMoveBothWays()
    {
        PoolPort port;
        port.add(1, minute);
        port.now += 50 * second;
        QCOMPARE(port.choose().why, NoLease::Empty);
        port.add(1, minute); // renewed
        QCOMPARE(port.use(), 1U);
        port.add(1, 19 * second);
        QCOMPARE(port.choose().why, NoLease::Empty);
        QCOMPARE(port.counts().draining, 1);
    }

    void theClockStepsInBothDirections()
    {
        PoolPort port;
        port.add(1, minute);
        port.add(2, 3 * minute);
        port.now += 10 * minute;
        QCOMPARE(port.choose().why, NoLease::Empty);
        QCOMPARE(port.counts().draining, 0); // both are gone
        port.now -= 8 * minute;
        QCOMPARE(port.use(), 2U);
        QCOMPARE(port.counts().ready, 1);
        port.now -= 5 * minute;
        QCOMPARE(port.counts().ready, 2);
    }

    void whileTheClockIsUncertainNothingIsAdmitted()
    {
        PoolPort port;
        port.add(1, 60 * minute);
        port.pool.setClockUncertain(true);
        QCOMPARE(port.choose().why, NoLease::ClockUncertain);
        port.pool.setLeases({}, port.now);
        QCOMPARE(port.choose().why, NoLease::ClockUncertain); // whatever else there is
        port.add(1, 60 * minute);
        port.pool.setClockUncertain(false);
        QCOMPARE(port.use(), 1U);
    }

    void endsAreToldOnce()
    {
        PoolPort port;
        port.add(1, minute);
        port.add(2, minute);
        QCOMPARE(port.pool.nextChangeMs(port.now), noon + 40 * second + 1);
        port.now = noon + 40 * second + 1;
        QVERIFY(ends(port).closing.isEmpty());
        QCOMPARE(port.pool.nextChangeMs(port.now), noon + 58 * second);
        port.now = noon + 58 * second - 1;
        QVERIFY(ends(port).closing.isEmpty());
        port.now += 1;
        QCOMPARE(ends(port).closing, (QList<quint64>{1, 2}));
        QVERIFY(ends(port).closing.isEmpty());
        port.pool.change({port.lease(1, 2 * second)}, {}, port.now); // the same deadline
        QVERIFY(ends(port).closing.isEmpty());
        QCOMPARE(port.pool.nextChangeMs(port.now), noon + 65 * second);
        port.now = noon + 65 * second - 1;
        QVERIFY(ends(port).gone.isEmpty());
        port.now += 1;
        const PortPool::Ends gone = ends(port);
        QCOMPARE(gone.gone, (QList<quint64>{1, 2}));
        QVERIFY(gone.closing.isEmpty());
        QVERIFY(ends(port).gone.isEmpty());
        QCOMPARE(port.pool.nextChangeMs(port.now), noDeadline);
        port.now -= 10 * minute; // a clock that steps back tells none again
        QVERIFY(ends(port).closing.isEmpty());
        port.now += 20 * minute;
        QVERIFY(ends(port).gone.isEmpty());
        port.add(1, 10 * second); // another deadline is another end
        port.now += 8 * second;
        QCOMPARE(ends(port).closing, QList<quint64>{1});
        port.add(1, minute);
        port.now += 65 * second;
        const PortPool::Ends late = ends(port);
        QCOMPARE(late.gone, QList<quint64>{1}); // slept over its closing: it is gone, and that is all
        QVERIFY(late.closing.isEmpty());
    }

    void whatIsOverdueIsNow()
    {
        PoolPort port;
        port.add(1, minute);
        port.now += 10 * minute; // nothing was asked meanwhile
        QCOMPARE(port.pool.nextChangeMs(port.now), port.now);
        port.counts();
        ends(port);
        QCOMPARE(port.pool.nextChangeMs(port.now), noDeadline);
        port.now -= 10 * minute;
        QCOMPARE(port.pool.nextChangeMs(port.now), port.now); // it is ready again
    }

    void itsEndIsForetoldAgainAfterAStepBack()
    {
        PoolPort port;
        port.add(1, 10 * second);
        port.now += 15 * second;
        QCOMPARE(ends(port).gone, QList<quint64>{1});
        QCOMPARE(port.counts().draining, 0);
        port.now -= 4 * second;
        QCOMPARE(port.counts().draining, 1);
        QCOMPARE(port.pool.nextChangeMs(port.now), port.now + 4 * second); // no end is told, but it counts no more
        port.now += 4 * second;
        QVERIFY(ends(port).gone.isEmpty());
        QCOMPARE(port.counts().draining, 0);
    }

    void oneThatLeftEndsAsWell()
    {
        PoolPort port;
        port.add(1, minute);
        const PortPool::Choice choice = port.choose();
        port.ends(choice, TryEnd::Worked);
        port.remove(1);
        QCOMPARE(port.phase(1), Phase::Draining);
        QCOMPARE(port.choose().why, NoLease::Empty);
        QCOMPARE(port.counts().draining, 1); // it has a connection
        QCOMPARE(port.pool.nextChangeMs(port.now), noon + 58 * second);
        port.now = noon + 58 * second;
        QCOMPARE(ends(port).closing, QList<quint64>{1});
        port.now = noon + 65 * second;
        QCOMPARE(ends(port).gone, QList<quint64>{1});
        QCOMPARE(port.pool.state(1, port.now)->open, 1);
        port.isOver(choice);
        QVERIFY(!port.pool.state(1, port.now)); // nothing is kept of it
        QCOMPARE(port.counts().draining, 0);
    }

    void oneThatComesBackIsKnown()
    {
        PoolPort port;
        port.add(1, 5 * minute);
        port.use(3);
        port.pool.firstByte(1, 80);
        port.remove(1);
        QCOMPARE(port.counts().draining, 0); // without a connection
        port.now += second;
        port.add(1, 5 * minute - second);
        const PoolLeaseState state = *port.pool.state(1, port.now);
        QCOMPARE(state.phase, Phase::Ready);
        QCOMPARE(state.begun, 3);
        QCOMPARE(state.succeeded, 3);
        QCOMPARE(state.firstByteMs, 80);
        QCOMPARE(port.use(), 1U);
    }

    void theWholePoolAtOnce()
    {
        PoolPort port;
        port.add(1, minute);
        port.add(2, 2 * minute);
        const PortPool::Choice choice = port.choose();
        port.pool.setLeases({port.lease(1, 3 * minute), port.lease(3, minute)}, port.now);
        QCOMPARE(port.counts().ready, 2);
        QCOMPARE(port.phase(2), Phase::Draining);
        QCOMPARE(port.use(), 1U);
        QCOMPARE(port.pool.state(2, port.now)->open, 1);
        port.ends(choice, TryEnd::Worked);
        QCOMPARE(port.pool.state(2, port.now)->succeeded, 1);
        port.pool.setLeases({}, port.now);
        QCOMPARE(port.counts().ready, 0);
        QCOMPARE(port.choose().why, NoLease::Empty);
    }

    void aLeaseThatNeverEnds()
    {
        PoolPort port(PoolPolicy::Random); // sums of deadlines must not overflow
        QList<PoolLease> leases;
        for (quint64 id = 1; id <= 10'000; ++id) {
            leases.append(port.lease(id, 0));
            leases.last().deadlineMs = id % 2 ? noDeadline : noDeadline - 1;
        }
        port.pool.setLeases(leases, port.now);
        QCOMPARE(port.counts().ready, 10'000);
        for (const quint64 lease : port.use(100))
            QVERIFY(lease >= 1 && lease <= 10'000);
        QCOMPARE(port.pool.nextChangeMs(port.now), noDeadline);
        port.pool.setLeases({}, port.now);
        QVERIFY(!port.pool.state(1, port.now));
        port.add(1, -port.now - second); // before the epoch
        QCOMPARE(port.phase(1), Phase::Gone);
        QCOMPARE(port.choose().why, NoLease::Empty);
    }

    void whatIsChosenIsTheLeaseAsItIs()
    {
        PoolPort port;
        PoolLease lease = port.lease(7, minute);
        lease.user = Secret(u"user"_s);
        lease.password = Secret(u"TESTKEY01"_s);
        lease.isSocks5 = true;
        lease.isDeadlineGuess = true;
        port.pool.change({lease}, {}, port.now);
        QCOMPARE(port.choose().lease, lease);
        lease.isSocks5 = false;
        port.pool.change({lease}, {}, port.now);
        QCOMPARE(port.choose().lease, lease);
        QVERIFY(!port.pool.state(8, port.now));
    }

    void endsOfWhatIsNotKnownAreNothing()
    {
        PoolPort port;
        QVERIFY(!port.pool.tryEnded(5, 5, TryEnd::CannotConnect, "a.test", port.now));
        QVERIFY(!port.pool.tryEnded(5, 5, TryEnd::Worked, "a.test", port.now));
        port.pool.ended(5, 5, port.now);
        port.pool.firstByte(5, 5);
        port.remove(5);
        QCOMPARE(port.counts().ready, 0);
        QCOMPARE(port.pool.nextChangeMs(port.now), noDeadline);
    }
};

QTEST_APPLESS_MAIN(PoolPhasesTest)
#include "tst_pool_phases.moc"
