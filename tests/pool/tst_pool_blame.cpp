// SPDX-License-Identifier: MIT
// Whose fault a failure is, and what becomes of the lease.
#include "pool_port.h"

#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;

class PoolBlameTest : public QObject
{
    Q_OBJECT

    /// Ten leases that have two minutes left, in turn.
    static PoolPort tenLeases(int count = 10)
    {
        PoolPort port(PoolPolicy::RoundRobin);
        for (int id = 1; id <= count; ++id)
            port.add(quint64(id), 2 * minute);
        return port;
    }
    /// One connection to this very lease.
    static PortPool::Choice chosen(PoolPort &port, quint64 lease)
    {
        PortPool::Choice choice = port.choose();
        for (int i = 0; choice.lease.id != lease && i < 100; ++i) {
            port.ends(choice, TryEnd::Abandoned);
            choice = port.choose();
        }
        if (choice.lease.id != lease)
            QTest::qFail("the lease was not given", __FILE__, __LINE__);
        return choice;
    }
    static bool failing(PoolPort &port, quint64 lease, TryEnd how, const QByteArray &host = "www.shop.test")
    {
        return port.ends(chosen(port, lease), how, host);
    }
    static bool isGiven(PoolPort &port, quint64 lease)
    {
        for (int i = 0; i < 20; ++i) {
            const PortPool::Choice choice = port.choose();
            port.ends(choice, TryEnd::Abandoned);
            if (choice.lease.id == lease)
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void whatEachEndDoes_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("failed");   // counted against the lease
        QTest::addColumn<int>("untilOut"); // so many of them within 30 s; 0: never
        QTest::newRow("worked") << int(TryEnd::Worked) << 0 << 0;
        QTest::newRow("cannot connect") << int(TryEnd::CannotConnect) << 1 << 1;
        QTest::newRow("timeout in connect") << int(TryEnd::ConnectTimeout) << 1 << 2;
        QTest::newRow("no answer") << int(TryEnd::AnswerTimeout) << 1 << 2;
        QTest::newRow("login refused") << int(TryEnd::LoginRefused) << 1 << 1;
        QTest::newRow("malformed") << int(TryEnd::Malformed) << 1 << 2;
        QTest::newRow("closed early") << int(TryEnd::ClosedEarly) << 1 << 2;
        QTest::newRow("target refused") << int(TryEnd::TargetRefused) << 0 << 3;
        QTest::newRow("target failed") << int(TryEnd::TargetFailed) << 0 << 3;
        QTest::newRow("own network") << int(TryEnd::OwnNetwork) << 0 << 0;
        QTest::newRow("abandoned") << int(TryEnd::Abandoned) << 0 << 0;
    }
    void whatEachEndDoes()
    {
        QFETCH(const int, end);
        QFETCH(const int, failed);
        QFETCH(const int, untilOut);
        PoolPort port = tenLeases();
        for (int i = 1; i <= 6; ++i) {
            const PortPool::Choice choice = chosen(port, 4);
            const bool shouldBeChecked = port.ends(choice, TryEnd(end), "www.site" + QByteArray::number(i) + ".test");
            if (TryEnd(end) == TryEnd::Worked)
                port.isOver(choice);
            QCOMPARE(port.pool.state(4, port.now)->failed, qint64(failed * i));
            QCOMPARE(port.pool.state(4, port.now)->open, 0);
            QCOMPARE(port.phase(4), i == untilOut ? Phase::Out : Phase::Ready);
            QCOMPARE(shouldBeChecked, i == untilOut);
            if (i == untilOut)
                break;
            port.now += 14 * second;
        }
        QCOMPARE(port.counts().out, untilOut > 0 ? 1 : 0);
        QCOMPARE(isGiven(port, 4), untilOut == 0);
    }

    void whatLiesFurtherApartDoesNotAddUp()
    {
        PoolPort port = tenLeases();
        port.terms.leastLeftS = 1;
        port.tell();
        QVERIFY(!failing(port, 4, TryEnd::ConnectTimeout));
        port.now += 30 * second + 1;
        QVERIFY(!failing(port, 4, TryEnd::AnswerTimeout));
        port.now += 30 * second;
        QVERIFY(failing(port, 4, TryEnd::ClosedEarly)); // of different kinds they do
        QVERIFY(!failing(port, 5, TryEnd::TargetFailed, "a.test"));
        port.now += 15 * second;
        QVERIFY(!failing(port, 5, TryEnd::TargetFailed, "b.test"));
        port.now += 15 * second + 1;
        QVERIFY(!failing(port, 5, TryEnd::TargetRefused, "c.test"));
        QVERIFY(failing(port, 5, TryEnd::TargetRefused, "d.test"));
    }

    void threeSitesAreThreeDomains()
    {
        PoolPort port = tenLeases();
        for (const char *host : {"www.shop.test", "cdn.shop.test", "shop.test", "www.mall.test", "mall.test"})
            QVERIFY2(!failing(port, 4, TryEnd::TargetFailed, host), host);
        QVERIFY(failing(port, 4, TryEnd::TargetFailed, "198.51.100.7"));
        QCOMPARE(port.pool.state(4, port.now)->failed, 0);
    }

    void aSuccessClearsWhatWasHeldAgainstIt()
    {
        PoolPort port = tenLeases();
        QVERIFY(!failing(port, 4, TryEnd::ConnectTimeout));
        QVERIFY(!failing(port, 4, TryEnd::TargetFailed, "a.test"));
        QVERIFY(!failing(port, 4, TryEnd::TargetFailed, "b.test"));
        failing(port, 4, TryEnd::Worked);
        QVERIFY(!failing(port, 4, TryEnd::ConnectTimeout));
        QVERIFY(!failing(port, 4, TryEnd::TargetFailed, "c.test"));
        QCOMPARE(port.phase(4), Phase::Ready);
    }

    void howLongItIsOut_data()
    {
        QTest::addColumn<qint64>("leftMs");
        QTest::addColumn<qint64>("outMs");
        QTest::newRow("half a minute") << 10 * minute << 30 * second;
        QTest::newRow("a quarter of what is left") << 100 * second << 25 * second;
        QTest::newRow("at the edge") << 2 * minute << 30 * second;
        QTest::newRow("nearly drained") << 21 * second << qint64(5'250);
    }
    void howLongItIsOut()
    {
        QFETCH(const qint64, leftMs);
        QFETCH(const qint64, outMs);
        PoolPort port = tenLeases();
        port.terms.leastLeftS = 3;
        port.tell();
        port.add(4, leftMs);
        QVERIFY(failing(port, 4, TryEnd::CannotConnect));
        QCOMPARE(port.pool.state(4, port.now)->outUntilMs, port.now + outMs);
        QCOMPARE(port.pool.nextChangeMs(port.now), port.now + outMs);
        port.now += outMs - 1;
        QCOMPARE(port.counts().out, 1);
        port.now += 1;
        QCOMPARE(port.counts().out, 0);
        QCOMPARE(port.phase(4), Phase::Ready);
    }

    void itDrainsWhileItIsOut()
    {
        PoolPort port = tenLeases();
        port.add(4, 22 * second);
        QVERIFY(failing(port, 4, TryEnd::CannotConnect));
        port.now += 2 * second + 1;
        QCOMPARE(port.phase(4), Phase::Draining);
        QCOMPARE(port.counts().out, 0);
        QCOMPARE(port.counts().draining, 1);
        port.add(4, minute); // renewed: what was held against it is over
        QCOMPARE(port.phase(4), Phase::Ready);
    }

    void thenOneConnectionTriesIt_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<bool>("isIn");  // for all again
        QTest::addColumn<bool>("isOut"); // for another while
        QTest::newRow("it worked") << int(TryEnd::Worked) << true << false;
        QTest::newRow("the site refused, it has answered") << int(TryEnd::TargetFailed) << true << false;
        QTest::newRow("one timeout is enough") << int(TryEnd::ConnectTimeout) << false << true;
        QTest::newRow("refused again") << int(TryEnd::CannotConnect) << false << true;
        QTest::newRow("the client went") << int(TryEnd::Abandoned) << false << false;
        QTest::newRow("nothing to do with it") << int(TryEnd::OwnNetwork) << false << false;
    }
    void thenOneConnectionTriesIt()
    {
        QFETCH(const int, end);
        QFETCH(const bool, isIn);
        QFETCH(const bool, isOut);
        PoolPort port = tenLeases();
        failing(port, 4, TryEnd::ConnectTimeout);
        QVERIFY(failing(port, 4, TryEnd::ConnectTimeout));
        port.now += 30 * second;
        const PortPool::Choice trial = chosen(port, 4);
        QCOMPARE(trial.lease.id, 4U);
        QCOMPARE(port.phase(4), Phase::Out);
        QCOMPARE(port.pool.state(4, port.now)->outUntilMs, 0);
        QVERIFY(!isGiven(port, 4));
        QCOMPARE(port.counts().out, 1);
        QCOMPARE(port.ends(trial, TryEnd(end)), isOut);
        QCOMPARE(port.phase(4), isOut ? Phase::Out : Phase::Ready);
        if (isOut)
            return;
        const PortPool::Choice next = chosen(port, 4);
        QCOMPARE(next.lease.id, 4U);
        QCOMPARE(isGiven(port, 4), isIn); // else it is a trial again
    }

    void aTrialAfterThreeSitesIsOfASite()
    {
        PoolPort port = tenLeases();
        for (const char *host : {"a.test", "b.test", "c.test"})
            failing(port, 4, TryEnd::TargetRefused, host);
        QCOMPARE(port.phase(4), Phase::Out);
        port.now += 30 * second;
        QVERIFY(failing(port, 4, TryEnd::TargetRefused, "d.test")); // it still refuses
        QCOMPARE(port.phase(4), Phase::Out);
        port.now += 30 * second;
        QVERIFY(failing(port, 4, TryEnd::ConnectTimeout)); // now it is out for being silent
        port.now += 15 * second;
        QVERIFY(!failing(port, 4, TryEnd::TargetRefused, "e.test")); // and answers again
        QCOMPARE(port.phase(4), Phase::Ready);
    }

    void aConnectionFromBeforeProvesIt()
    {
        PoolPort port = tenLeases();
        const PortPool::Choice slow = chosen(port, 4);
        failing(port, 4, TryEnd::ConnectTimeout);
        failing(port, 4, TryEnd::ConnectTimeout);
        QCOMPARE(port.phase(4), Phase::Out);
        port.ends(slow, TryEnd::Worked);
        QCOMPARE(port.phase(4), Phase::Ready);
        QVERIFY(isGiven(port, 4));
    }

    void anotherFailureWhileItIsOutAsksNothingTwice()
    {
        PoolPort port = tenLeases();
        const PortPool::Choice first = chosen(port, 4);
        const PortPool::Choice second = chosen(port, 4);
        QVERIFY(port.ends(first, TryEnd::LoginRefused));
        const qint64 until = port.pool.state(4, port.now)->outUntilMs;
        port.now += 1'000;
        QVERIFY(!port.ends(second, TryEnd::LoginRefused));
        QCOMPARE(port.pool.state(4, port.now)->outUntilMs, until);
    }

    void anotherLoginIsAnotherChance()
    {
        PoolPort port = tenLeases();
        QVERIFY(failing(port, 4, TryEnd::LoginRefused));
        PoolLease lease = port.lease(4, 2 * minute);
        lease.exitIp = u"198.51.100.7"_s;
        port.pool.change({lease}, {}, port.now);
        QCOMPARE(port.phase(4), Phase::Out); // that says nothing of the login
        lease.password = Secret(u"corrected"_s);
        port.pool.change({lease}, {}, port.now);
        QCOMPARE(port.phase(4), Phase::Ready);
        QVERIFY(failing(port, 4, TryEnd::LoginRefused));
        port.remove(4);
        port.pool.change({lease}, {}, port.now); // found good by a check, for example
        QCOMPARE(port.phase(4), Phase::Ready);
    }

    void atMostHalfAreOut_data()
    {
        QTest::addColumn<int>("leases");
        QTest::addColumn<int>("out");
        QTest::newRow("one") << 1 << 0;
        QTest::newRow("two") << 2 << 1;
        QTest::newRow("three") << 3 << 1;
        QTest::newRow("ten") << 10 << 5;
        QTest::newRow("eleven") << 11 << 5;
    }
    void atMostHalfAreOut()
    {
        QFETCH(const int, leases);
        QFETCH(const int, out);
        PoolPort port = tenLeases(leases);
        for (int id = 1; id <= leases; ++id) {
            // An answer between them: it is not the own connection.
            failing(port, quint64(leases), TryEnd::TargetFailed);
            QVERIFY(failing(port, quint64(id), TryEnd::CannotConnect));
            QCOMPARE(port.counts().out, qMin(id, out));
        }
        QVERIFY(!port.counts().isOwnConnection);
        QCOMPARE(port.counts().ready, leases - out);
    }

    void whenOthersDrainTheFirstComesBack()
    {
        PoolPort port = tenLeases(4);
        port.add(3, 26 * second);
        QVERIFY(failing(port, 1, TryEnd::CannotConnect));
        failing(port, 3, TryEnd::Worked);
        port.now += 1'000;
        QVERIFY(failing(port, 2, TryEnd::CannotConnect));
        QCOMPARE(port.counts().out, 2);
        port.now += 5 * second;
        QCOMPARE(port.counts().out, 2); // of four
        port.now += 1;
        QCOMPARE(port.counts().out, 1); // of three
        QCOMPARE(port.phase(1), Phase::Ready);
        QCOMPARE(port.phase(2), Phase::Out);
        port.remove(4);
        QCOMPARE(port.counts().out, 1);
        port.remove(1);
        QCOMPARE(port.counts().out, 0);
        QCOMPARE(port.phase(2), Phase::Ready);
        port.remove(2);
        QCOMPARE(port.choose().why, NoLease::Empty);
    }

    void whenMoreFailItIsTheOwnConnection()
    {
        PoolPort port = tenLeases();
        for (quint64 id = 1; id <= 5; ++id) {
            QVERIFY(failing(port, id, TryEnd::CannotConnect));
            port.now += second;
        }
        QCOMPARE(port.counts().out, 5);
        QVERIFY(!port.counts().isOwnConnection);
        QVERIFY(!failing(port, 6, TryEnd::CannotConnect)); // asks for no check: it would fail as well
        QCOMPARE(port.counts().out, 0);
        QCOMPARE(port.counts().ready, 10);
        QVERIFY(port.counts().isOwnConnection);
        QVERIFY(!failing(port, 7, TryEnd::LoginRefused));
        QCOMPARE(port.counts().out, 0);
        QCOMPARE(port.phase(7), Phase::Ready);
        QCOMPARE(port.pool.state(6, port.now)->failed, 1); // counted all the same
        // By itself it is over when half or fewer have failed within 10 s.
        QCOMPARE(port.pool.nextChangeMs(port.now), port.now - 3 * second + 10 * second - second);
        port.now = port.pool.nextChangeMs(port.now) - 1;
        QVERIFY(port.counts().isOwnConnection);
        port.now += 1;
        QVERIFY(!port.counts().isOwnConnection);
        QCOMPARE(port.counts().ready, 10); // nobody is to blame
        QCOMPARE(port.counts().out, 0);
    }

    void theFirstSuccessEndsIt()
    {
        PoolPort port = tenLeases();
        for (quint64 id = 1; id <= 6; ++id)
            failing(port, id, TryEnd::CannotConnect);
        QVERIFY(port.counts().isOwnConnection);
        port.now += 2 * second;
        failing(port, 8, TryEnd::Worked);
        QVERIFY(!port.counts().isOwnConnection);
        QCOMPARE(port.counts().ready, 10); // also those that were put out before it was seen
    }

    void anAnswerForASiteIsASuccessOfTheConnection()
    {
        PoolPort port = tenLeases();
        for (quint64 id = 1; id <= 6; ++id)
            failing(port, id, TryEnd::ConnectTimeout);
        QVERIFY(port.counts().isOwnConnection);
        failing(port, 8, TryEnd::TargetFailed);
        QVERIFY(!port.counts().isOwnConnection);
    }

    void aSuccessAtOnceSaysThatItWasTheLeases()
    {
        PoolPort port = tenLeases(4);
        QVERIFY(failing(port, 1, TryEnd::CannotConnect));
        QVERIFY(failing(port, 2, TryEnd::CannotConnect));
        failing(port, 3, TryEnd::CannotConnect); // more than half
        QVERIFY(port.counts().isOwnConnection);
        port.now += 500;
        failing(port, 4, TryEnd::Worked); // the next try
        QVERIFY(!port.counts().isOwnConnection);
        QCOMPARE(port.counts().out, 2);
        QCOMPARE(port.phase(1), Phase::Out);
        QCOMPARE(port.phase(3), Phase::Ready);
    }

    void successesBetweenSayThatItIsTheLeases()
    {
        PoolPort port = tenLeases();
        for (quint64 id = 1; id <= 8; ++id) {
            failing(port, id, TryEnd::CannotConnect);
            failing(port, 10, TryEnd::Worked);
            QVERIFY(!port.counts().isOwnConnection);
        }
        QCOMPARE(port.counts().out, 5);
        QVERIFY(!failing(port, 8, TryEnd::CannotConnect)); // that it should be checked was said
    }

    void oneLeaseAloneSaysNothingOfTheConnection()
    {
        PoolPort port = tenLeases(1);
        for (int i = 0; i < 5; ++i)
            failing(port, 1, TryEnd::CannotConnect);
        QVERIFY(!port.counts().isOwnConnection);
        QCOMPARE(port.counts().ready, 1);
    }

    void aTrialThatWouldBeOneTooManyIsForAll()
    {
        PoolPort port(PoolPolicy::RoundRobin);
        port.add(1, 10 * minute);
        port.add(2, 10 * minute);
        QVERIFY(failing(port, 1, TryEnd::CannotConnect));
        port.now += 30 * second;
        PortPool::Wish wish = port.wish();
        wish.tried = {1};
        QVERIFY(port.ends(port.choose(wish), TryEnd::CannotConnect));
        QCOMPARE(port.phase(2), Phase::Out);
        const PortPool::Choice trial = port.choose();
        QCOMPARE(trial.lease.id, 1U);
        QCOMPARE(port.phase(1), Phase::Ready); // none would be left while it is tried
        QCOMPARE(port.phase(2), Phase::Out);
        QCOMPARE(port.choose().lease.id, 1U);
        QCOMPARE(port.phase(2), Phase::Out);
    }

    void whatIsNoLongerReadySaysNothingOfTheConnection_data()
    {
        QTest::addColumn<bool>("drains");
        QTest::newRow("two have left") << false;
        QTest::newRow("two drain") << true;
    }
    void whatIsNoLongerReadySaysNothingOfTheConnection()
    {
        QFETCH(const bool, drains);
        PoolPort port = tenLeases();
        if (drains) {
            port.add(1, 20 * second);
            port.add(2, 20 * second);
        }
        for (const quint64 id : {1, 3, 4})
            failing(port, id, TryEnd::CannotConnect);
        const PortPool::Choice late = chosen(port, 2);
        if (drains) {
            port.now += 1;
        } else {
            port.remove(1);
            port.remove(2);
        }
        QVERIFY(!port.ends(late, TryEnd::CannotConnect));
        failing(port, 5, TryEnd::CannotConnect);
        failing(port, 6, TryEnd::CannotConnect);
        QVERIFY(!port.counts().isOwnConnection); // four of the eight that are left
        failing(port, 7, TryEnd::CannotConnect);
        QVERIFY(port.counts().isOwnConnection);
    }

    void whatComesBackBeginsAnew()
    {
        PoolPort port = tenLeases();
        QVERIFY(!failing(port, 4, TryEnd::ConnectTimeout));
        port.remove(4);
        port.add(4, 2 * minute);
        QVERIFY(!failing(port, 4, TryEnd::ConnectTimeout));
        QCOMPARE(port.phase(4), Phase::Ready);
    }

    void theClockSetBackDoesNotProlongIt()
    {
        PoolPort port = tenLeases();
        QVERIFY(failing(port, 4, TryEnd::CannotConnect));
        port.now -= 60 * minute;
        QCOMPARE(port.counts().out, 1);
        QCOMPARE(port.pool.state(4, port.now)->outUntilMs, port.now + 30 * second);
        QCOMPARE(port.pool.nextChangeMs(port.now), port.now + 30 * second);
        port.now += 30 * second;
        QCOMPARE(port.counts().out, 0);
    }
};

QTEST_APPLESS_MAIN(PoolBlameTest)
#include "tst_pool_blame.moc"
