// SPDX-License-Identifier: MIT
// What keeps connections on the same lease, and for how long.
#include "pool_port.h"

#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;

class PoolSessionsTest : public QObject
{
    Q_OBJECT

    /// Round robin, so that whatever is not of a session changes.
    static PoolPort portWith(PoolSticky sticky, int leases = 5)
    {
        PoolPort port(PoolPolicy::RoundRobin, sticky);
        for (int id = 1; id <= leases; ++id)
            port.add(quint64(id), 3 * minute + id * second);
        return port;
    }
    static void settle(PoolPort &port, const QByteArray &session) { QVERIFY(port.use(session) != 0); }

private Q_SLOTS:
    void whatIsOneSession_data()
    {
        QTest::addColumn<int>("sticky");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("session");
        QTest::addColumn<QString>("area");
        QTest::addColumn<bool>("isSame"); // as www.shop.test from 192.168.1.5 with session a
        QTest::addColumn<QString>("shown");
        const QString host = u"www.shop.test"_s, client = u"192.168.1.5"_s, a = u"a"_s, none;
        QTest::newRow("site: another host of it") << int(PoolSticky::Site) << u"cdn.shop.test"_s << u"192.168.1.6"_s
                                                  << u"b"_s << none << true << u"shop.test"_s;
        QTest::newRow("site: another") << int(PoolSticky::Site) << u"www.mall.test"_s << client << a << none << false
                                       << u"mall.test"_s;
        QTest::newRow("site: an address")
            << int(PoolSticky::Site) << u"198.51.100.7"_s << client << a << none << false << u"198.51.100.7"_s;
        QTest::newRow("user name: elsewhere")
            << int(PoolSticky::UserName) << u"www.mall.test"_s << u"192.168.1.6"_s << a << none << true << u"a"_s;
        QTest::newRow("user name: another")
            << int(PoolSticky::UserName) << host << client << u"b"_s << none << false << u"b"_s;
        QTest::newRow("user name: for another area")
            << int(PoolSticky::UserName) << host << client << a << u"350000"_s << false << u"a"_s;
        QTest::newRow("client: elsewhere")
            << int(PoolSticky::ClientAddress) << u"www.mall.test"_s << client << u"b"_s << none << true << client;
        QTest::newRow("client: another") << int(PoolSticky::ClientAddress) << host << u"192.168.1.6"_s << a << none
                                         << false << u"192.168.1.6"_s;
        QTest::newRow("client and site: another host of it")
            << int(PoolSticky::ClientAddressSite) << u"shop.test"_s << client << u"b"_s << none << true
            << u"192.168.1.5 shop.test"_s;
        QTest::newRow("client and site: another site") << int(PoolSticky::ClientAddressSite) << u"mall.test"_s << client
                                                       << a << none << false << u"192.168.1.5 mall.test"_s;
        QTest::newRow("client and site: another client")
            << int(PoolSticky::ClientAddressSite) << host << u"192.168.1.6"_s << a << none << false
            << u"192.168.1.6 shop.test"_s;
    }
    void whatIsOneSession()
    {
        QFETCH(const int, sticky);
        QFETCH(const QString, host);
        QFETCH(const QString, client);
        QFETCH(const QString, session);
        QFETCH(const QString, area);
        QFETCH(const bool, isSame);
        QFETCH(const QString, shown);
        PoolPort port = portWith(PoolSticky(sticky), 0);
        port.addAt(1, 5 * minute, u"350500"_s);
        QCOMPARE(port.use("a"), 1U);
        port.addAt(2, 9 * minute, u"350500"_s); // what a new session takes
        PortPool::Wish wish = port.wish(session.toLatin1());
        wish.targetHost = host.toLatin1();
        wish.clientAddress = client.toLatin1();
        wish.steering.area = area.toLatin1();
        const PortPool::Choice choice = port.choose(wish);
        QCOMPARE(choice.lease.id, isSame ? 1U : 2U);
        QCOMPARE(QString::fromLatin1(choice.session), shown);
        QVERIFY(choice.sessionId != 0);
        QVERIFY(!choice.isRebound);
        QCOMPARE(port.counts().sessions, isSame ? 1 : 2);
    }

    void noneWithoutAName()
    {
        PoolPort port = portWith(PoolSticky::UserName);
        QCOMPARE(port.use(3), (QList<quint64>{1, 2, 3}));
        QCOMPARE(port.choose().sessionId, 0U);
        port.terms.sticky = PoolSticky::None; // the name is then nothing to the port
        port.tell();
        QCOMPARE(port.use("a"), 5U);
        QCOMPARE(port.use("a"), 1U);
        QCOMPARE(port.counts().sessions, 0);
    }

    void itTakesTheMostTimeLeftAndStays()
    {
        PoolPort port = portWith(PoolSticky::UserName);
        QCOMPARE(port.use("a"), 5U);
        QCOMPARE(port.use("b"), 5U);
        port.add(6, 10 * minute);
        port.add(1, 20 * minute);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(port.use("a"), 5U);
            QVERIFY(port.use() != 0);
        }
        port.remove(2); // a position would have moved
        port.remove(1);
        QCOMPARE(port.use("a"), 5U);
        QCOMPARE(port.counts().sessions, 2);
    }

    void aNewOneAvoidsWhatMayBeBad()
    {
        PoolPort port = portWith(PoolSticky::UserName);
        PortPool::Choice bad = port.choose(port.wish("x"));
        QCOMPARE(bad.lease.id, 5U);
        QVERIFY(port.ends(bad, TryEnd::CannotConnect));
        port.now += 31 * second; // its trial is due
        QCOMPARE(port.phase(5), Phase::Ready);
        QCOMPARE(port.use("a"), 4U);
    }

    void anotherLeaseWhenItsOwnIsOver_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("fails"); // with SessionEnd::Fail
        QTest::newRow("it drains") << u"drains"_s << true;
        QTest::newRow("it left the pool") << u"left"_s << true;
        QTest::newRow("it is gone and forgotten") << u"gone"_s << true;
        QTest::newRow("its deadline moved") << u"moved"_s << true;
        QTest::newRow("more time is wanted than it has") << u"life"_s << true;
        QTest::newRow("it is out") << u"out"_s << false; // it is tried all the same
    }
    void anotherLeaseWhenItsOwnIsOver()
    {
        QFETCH(const QString, what);
        QFETCH(const bool, fails);
        for (const SessionEnd end : {SessionEnd::Rebind, SessionEnd::Fail}) {
            PoolPort port = portWith(PoolSticky::UserName);
            port.terms.sessionEnd = end;
            port.tell();
            settle(port, "a");
            settle(port, "b");
            port.add(9, 9 * minute);
            PortPool::Wish wish = port.wish("a");
            if (what == u"drains") {
                port.now += 165 * second + 1;
            } else if (what == u"left") {
                port.remove(5);
            } else if (what == u"gone") {
                port.remove(5);
                port.now += 190 * second;
                QVERIFY(port.pool.takeEnds(port.now).gone.contains(5));
                QVERIFY(!port.pool.state(5, port.now));
            } else if (what == u"moved") {
                port.add(5, 19 * second);
            } else if (what == u"life") {
                wish.steering.lifeS = 186;
            } else {
                const PortPool::Choice choice = port.choose("b");
                QVERIFY(port.ends(choice, TryEnd::LoginRefused));
                QCOMPARE(port.phase(5), Phase::Out);
            }
            const PortPool::Choice choice = port.choose(wish);
            if (end == SessionEnd::Rebind) {
                QCOMPARE(choice.why, NoLease::None);
                QCOMPARE(choice.lease.id, 9U);
                QVERIFY(choice.isRebound);
                QCOMPARE(port.counts().rebound, 1);
                port.ends(choice, TryEnd::Worked);
                port.isOver(choice);
                QCOMPARE(port.use("a"), 9U);
                QCOMPARE(port.counts().rebound, 1);
            } else if (fails) {
                QCOMPARE(choice.why, NoLease::SessionEnded);
                QCOMPARE(choice.session, "a");
                QCOMPARE(port.choose(wish).why, NoLease::SessionEnded); // again and again
                wish.steering.session = "c";                            // until the name changes
                QCOMPARE(port.use(wish), 9U);
                QCOMPARE(port.counts().rebound, 0);
            } else {
                QCOMPARE(choice.lease.id, 5U);
                QCOMPARE(port.counts().rebound, 0);
                port.ends(choice, TryEnd::Worked); // and proves itself
                QCOMPARE(port.phase(5), Phase::Ready);
            }
        }
    }

    void aRenewedLeaseGoesOn()
    {
        PoolPort port = portWith(PoolSticky::UserName);
        port.terms.sessionEnd = SessionEnd::Fail;
        port.tell();
        settle(port, "a");
        port.now += 170 * second;
        QCOMPARE(port.choose("a").why, NoLease::SessionEnded);
        port.add(5, 3 * minute); // the same exit
        QCOMPARE(port.use("a"), 5U);
    }

    void itsTriesGoOnWithTheSameLease()
    {
        PoolPort port = portWith(PoolSticky::UserName);
        settle(port, "a");
        PortPool::Wish wish = port.wish("a");
        PortPool::Choice choice = port.choose(wish);
        QVERIFY(!port.ends(choice, TryEnd::ConnectTimeout)); // once may be an accident
        wish.tried.append(choice.lease.id);
        choice = port.choose(wish);
        QCOMPARE(choice.lease.id, 5U);
        QVERIFY(port.ends(choice, TryEnd::ConnectTimeout)); // twice is enough
        choice = port.choose(wish);
        QCOMPARE(choice.lease.id, 4U);
        QVERIFY(choice.isRebound);
    }

    void beforeAnythingWorkedItIsFree()
    {
        for (const SessionEnd end : {SessionEnd::Rebind, SessionEnd::Fail}) {
            PoolPort port = portWith(PoolSticky::UserName);
            port.terms.sessionEnd = end;
            port.tell();
            PortPool::Wish wish = port.wish("a");
            PortPool::Choice choice = port.choose(wish);
            QCOMPARE(choice.lease.id, 5U);
            port.ends(choice, TryEnd::ConnectTimeout);
            wish.tried.append(5);
            choice = port.choose(wish); // no site has seen it yet
            QCOMPARE(choice.lease.id, 4U);
            QVERIFY(!choice.isRebound);
            const PortPool::Choice second = port.choose("a"); // while the first is under way it is not free
            QCOMPARE(second.lease.id, 4U);
            port.ends(second, TryEnd::ConnectTimeout);
            wish.tried = {4};
            QCOMPARE(port.choose(wish).lease.id, 4U);
            port.ends(choice, TryEnd::Worked);
            QCOMPARE(port.counts().rebound, 0);
        }
    }

    void whereNothingElseIsItStays()
    {
        PoolPort port = portWith(PoolSticky::UserName, 1); // one alone is never put out
        settle(port, "a");
        for (int i = 0; i < 3; ++i) {
            const PortPool::Choice choice = port.choose("a");
            QCOMPARE(choice.lease.id, 1U);
            port.ends(choice, TryEnd::CannotConnect);
        }
        port.add(2, minute);
        QCOMPARE(port.use("a"), 2U);
    }

    void whereOthersAreNoBetterItStays()
    {
        PoolPort port(PoolPolicy::RoundRobin, PoolSticky::UserName);
        port.add(1, 2 * minute);
        port.add(3, 4 * minute);
        settle(port, "a");
        port.add(2, 9 * minute);
        const auto ends = [&port](quint64 lease, TryEnd how) {
            PortPool::Choice choice = port.choose();
            while (choice.lease.id != lease) {
                port.ends(choice, TryEnd::Abandoned);
                choice = port.choose();
            }
            port.ends(choice, how);
        };
        ends(1, TryEnd::CannotConnect);
        ends(2, TryEnd::TargetFailed); // an answer between: it is not the own connection
        ends(2, TryEnd::CannotConnect);
        ends(3, TryEnd::TargetFailed);
        port.ends(port.choose("a"), TryEnd::CannotConnect);
        QCOMPARE(port.counts().out, 1); // of three; the others are to blame as well
        QCOMPARE(port.use("a"), 3U);
        QCOMPARE(port.counts().rebound, 0);
    }

    void aLeaseThatIsElsewhereNowIsOver()
    {
        PoolPort port(PoolPolicy::RoundRobin, PoolSticky::UserName);
        port.addAt(1, 5 * minute, u"350500"_s);
        PortPool::Wish wish = port.wish("a");
        wish.steering.area = "350500";
        QCOMPARE(port.use(wish), 1U);
        port.addAt(2, 4 * minute, u"350500"_s);
        port.addAt(1, 5 * minute, u"360100"_s); // as another reply of the vendor says
        QCOMPARE(port.use(wish), 2U);
        QCOMPARE(port.counts().rebound, 1);
    }

    void anOutageOfTheOwnConnectionMovesNone()
    {
        PoolPort port = portWith(PoolSticky::UserName, 10);
        settle(port, "a");
        QCOMPARE(port.use("a"), 10U);
        const auto fails = [&port](quint64 lease, TryEnd how) {
            for (int i = 0; i < 20; ++i) {
                const PortPool::Choice choice = port.choose();
                if (port.ends(choice, choice.lease.id == lease ? how : TryEnd::Abandoned) || choice.lease.id == lease)
                    return;
            }
        };
        PortPool::Choice early = port.choose();
        while (early.lease.id != 1) {
            port.ends(early, TryEnd::Abandoned);
            early = port.choose();
        }
        for (quint64 id = 1; id <= 5; ++id) {
            fails(id, TryEnd::CannotConnect);
            fails(9, TryEnd::TargetFailed);
        }
        QCOMPARE(port.counts().out, 5);
        const PortPool::Choice refused = port.choose("a"); // it is no worse than others, but no more may be out
        QCOMPARE(refused.lease.id, 10U);
        QVERIFY(port.ends(refused, TryEnd::CannotConnect));
        QCOMPARE(port.phase(10), Phase::Ready);
        for (quint64 id = 6; id <= 9; ++id)
            fails(id, TryEnd::CannotConnect);
        port.ends(early, TryEnd::CannotConnect);
        QVERIFY(port.counts().isOwnConnection); // so that was it
        port.now += 2 * second;
        fails(6, TryEnd::Worked);
        QVERIFY(!port.counts().isOwnConnection);
        QCOMPARE(port.use("a"), 10U);
        QCOMPARE(port.counts().rebound, 0);
    }

    void tenMinutesIdle()
    {
        PoolPort port = portWith(PoolSticky::UserName, 0);
        port.add(1, 500 * minute);
        const PortPool::Choice choice = port.choose("a");
        port.ends(choice, TryEnd::Worked);
        port.add(2, 600 * minute);
        port.now += 60 * minute; // it has a connection all the time
        QCOMPARE(port.counts().sessions, 1);
        QCOMPARE(port.pool.nextChangeMs(port.now), noon + 500 * minute - 20 * second + 1);
        port.isOver(choice);
        QCOMPARE(port.pool.nextChangeMs(port.now), port.now + 10 * minute);
        port.now += 10 * minute - 1;
        QCOMPARE(port.use("a"), 1U);
        port.now += 10 * minute - 1;
        QCOMPARE(port.counts().sessions, 1);
        port.now += 1;
        QCOMPARE(port.counts().sessions, 0);
        QCOMPARE(port.use("a"), 2U); // a new one
        QCOMPARE(port.counts().rebound, 0);
    }

    void theClockSetBackDoesNotProlongIt()
    {
        PoolPort port = portWith(PoolSticky::UserName, 0);
        port.add(1, 500 * minute);
        settle(port, "a");
        port.now -= 120 * minute;
        QCOMPARE(port.counts().sessions, 1);
        QCOMPARE(port.pool.nextChangeMs(port.now), port.now + 10 * minute);
        port.now += 10 * minute;
        QCOMPARE(port.counts().sessions, 0);
    }

    void tenThousandAtMost()
    {
        PoolPort port = portWith(PoolSticky::UserName, 0);
        port.add(1, 500 * minute);
        const PortPool::Choice open = port.choose("s1");
        port.ends(open, TryEnd::Worked);
        for (int i = 2; i <= 10'000; ++i) {
            port.now += 1;
            QCOMPARE(port.use("s" + QByteArray::number(i)), 1U);
        }
        QCOMPARE(port.counts().sessions, 10'000);
        port.add(2, 600 * minute);
        port.now += 1;
        QCOMPARE(port.use("s2"), 1U); // is now the youngest
        QCOMPARE(port.use("new"), 2U);
        QCOMPARE(port.counts().sessions, 10'000);
        QCOMPARE(port.use("s1"), 1U); // not idle
        QCOMPARE(port.use("s2"), 1U);
        QCOMPARE(port.use("s4"), 1U);
        QCOMPARE(port.use("s3"), 2U); // was idle for longest
    }

    void aSessionThatIsNoMoreEndsNothing()
    {
        PoolPort port = portWith(PoolSticky::UserName);
        const PortPool::Choice old = port.choose("a");
        port.ends(old, TryEnd::Worked);
        port.terms.sticky = PoolSticky::Site; // another kind: the sessions are others
        port.tell();
        QCOMPARE(port.counts().sessions, 0);
        const PortPool::Choice fresh = port.choose("a");
        QVERIFY(fresh.sessionId != old.sessionId);
        port.isOver(old);
        port.now += 20 * minute;
        QCOMPARE(port.counts().sessions, 1); // its connection is still open
    }

    void whileTheClockIsUncertainNothingMoves()
    {
        PoolPort port = portWith(PoolSticky::UserName);
        settle(port, "a");
        port.pool.setClockUncertain(true);
        port.now += 60 * minute;
        QCOMPARE(port.choose("a").why, NoLease::ClockUncertain);
        QCOMPARE(port.counts().rebound, 0);
    }
};

QTEST_APPLESS_MAIN(PoolSessionsTest)
#include "tst_pool_sessions.moc"
