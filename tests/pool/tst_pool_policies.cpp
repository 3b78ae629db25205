// SPDX-License-Identifier: MIT
// Which of the leases that are ready each policy takes.
#include "pool_port.h"

#include <QSet>
#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;

class PoolPoliciesTest : public QObject
{
    Q_OBJECT

    static void everyPolicy()
    {
        QTest::addColumn<int>("policy");
        for (const auto &[name, policy] : std::initializer_list<std::pair<const char *, PoolPolicy>>{
                 {"random", PoolPolicy::Random},
                 {"round robin", PoolPolicy::RoundRobin},
                 {"fewest now", PoolPolicy::FewestNow},
                 {"fastest", PoolPolicy::Fastest},
                 {"most time left", PoolPolicy::MostTimeLeft},
                 {"one at a time", PoolPolicy::OneAtATime},
                 {"next after a count", PoolPolicy::NextAfterCount},
                 {"next after minutes", PoolPolicy::NextAfterMinutes}})
            QTest::newRow(name) << int(policy);
    }

private Q_SLOTS:
    void noneGivesALeaseAboutToDrain_data() { everyPolicy(); }
    void noneGivesALeaseAboutToDrain()
    {
        QFETCH(const int, policy);
        PoolPort port{PoolPolicy(policy)};
        for (quint64 id = 1; id <= 20; ++id)
            port.add(id, id == 7 ? 20 * second : 20 * second - qint64(id));
        for (const quint64 lease : port.use(50))
            QCOMPARE(lease, 7U);
        port.now += 1;
        QCOMPARE(port.choose().why, NoLease::Empty);
    }

    void noneGivesOneThatWasTried_data() { everyPolicy(); }
    void noneGivesOneThatWasTried()
    {
        QFETCH(const int, policy);
        PoolPort port{PoolPolicy(policy)};
        for (quint64 id = 1; id <= 10; ++id)
            port.addWithSpeed(id, 300 * second + qint64(id), id % 2 ? 100 : -1);
        PortPool::Wish wish = port.wish();
        QSet<quint64> given;
        for (int i = 0; i < 10; ++i) {
            const PortPool::Choice choice = port.choose(wish);
            QCOMPARE(choice.why, NoLease::None);
            given.insert(choice.lease.id);
            port.ends(choice, TryEnd::TargetFailed);
            wish.tried.append(choice.lease.id);
            wish.tried.append(choice.lease.id); // told twice, it counts once
        }
        QCOMPARE(given.size(), 10);
        QCOMPARE(port.choose(wish).why, NoLease::AllTried);
        port.remove(3);
        wish.tried.removeAll(3);
        QCOMPARE(port.choose(wish).why, NoLease::AllTried);
    }

    void aWishForMoreTimeIsMet_data() { everyPolicy(); }
    void aWishForMoreTimeIsMet()
    {
        QFETCH(const int, policy);
        PoolPort port{PoolPolicy(policy)};
        for (quint64 id = 1; id <= 40; ++id)
            port.addWithSpeed(id, (30 + qint64(id)) * second, id < 39 ? 50 : 60);
        port.addWithSpeed(41, 69 * second - 1, 60);
        PortPool::Wish wish = port.wish();
        wish.steering.lifeS = 69;
        for (int i = 0; i < 60; ++i) {
            const quint64 given = port.use(wish);
            QVERIFY2(given == 39 || given == 40, qPrintable(QString::number(given)));
            port.use();
        }
        wish.steering.lifeS = 71;
        QCOMPARE(port.choose(wish).why, NoLease::Empty);
    }

    void aWishForAPlaceIsMet_data() { everyPolicy(); }
    void aWishForAPlaceIsMet()
    {
        QFETCH(const int, policy);
        PoolPort port{PoolPolicy(policy)};
        port.addAt(1, minute, u"350500"_s, u"电信"_s);
        port.addAt(2, minute, u"350500"_s, u"中国移动"_s);
        port.addAt(3, minute, u"350100"_s, u"电信"_s);
        port.addAt(4, minute, u"360100"_s, u"China Unicom"_s);
        port.addAt(5, 2 * minute, {}, {});
        const auto given = [&port](const QByteArray &area, const QByteArray &isp) {
            PortPool::Wish wish = port.wish();
            wish.steering.area = area;
            wish.steering.isp = isp;
            QSet<quint64> leases;
            for (int i = 0; i < 30; ++i) {
                const PortPool::Choice choice = port.choose(wish);
                if (choice.why == NoLease::None) {
                    leases.insert(choice.lease.id);
                    port.ends(choice, TryEnd::Abandoned);
                    wish.tried.append(choice.lease.id);
                }
            }
            return leases;
        };
        QCOMPARE(given({}, {}), (QSet<quint64>{1, 2, 3, 4, 5}));
        QCOMPARE(given("350500", {}), (QSet<quint64>{1, 2}));
        QCOMPARE(given("350000", {}), (QSet<quint64>{1, 2, 3}));
        QCOMPARE(given("350000", "telecom"), (QSet<quint64>{1, 3}));
        QCOMPARE(given({}, "mobile"), (QSet<quint64>{2}));
        QCOMPARE(given({}, "unicom"), (QSet<quint64>{4}));
        QCOMPARE(given("350501", {}), QSet<quint64>());
        QCOMPARE(given({}, "tietong"), QSet<quint64>());
        QCOMPARE(given("110000", {}), QSet<quint64>());
        // What comes, moves or leaves later is seen by the trees of a wish that was made before.
        port.addAt(6, minute, u"350502"_s, {});
        port.addAt(3, minute, u"360200"_s, u"电信"_s);
        port.addAt(7, minute, u"0350500"_s, {}); // no code of the vendor's
        port.remove(1);
        QCOMPARE(given("350000", {}), (QSet<quint64>{2, 6}));
        QCOMPARE(given("360000", {}), (QSet<quint64>{3, 4}));
    }

    void moreWishesThanAreRemembered()
    {
        PoolPort port(PoolPolicy::RoundRobin);
        for (quint64 id = 1; id <= 300; ++id)
            port.addAt(id, minute, QString::number(100'000 + 100 * id));
        for (int round = 0; round < 2; ++round) {
            for (quint64 id = 1; id <= 300; ++id) {
                PortPool::Wish wish = port.wish();
                wish.steering.area = QByteArray::number(100'000 + 100 * id);
                if (id % 100 != 0) // those are whole provinces
                    QCOMPARE(port.use(wish), id);
            }
        }
    }

    void randomIsWeightedByTheTimeLeft()
    {
        PoolPort port(PoolPolicy::Random);
        port.terms.leastLeftS = 3;
        port.tell();
        port.add(1, 10 * second);
        port.add(2, 100 * second);
        port.add(3, 290 * second);
        QHash<quint64, int> times;
        for (const quint64 lease : port.use(40'000))
            ++times[lease];
        // 1,000, 10,000 and 29,000 are expected; five standard deviations.
        QVERIFY2(qAbs(times[1] - 1'000) < 160, qPrintable(QString::number(times[1])));
        QVERIFY2(qAbs(times[2] - 10'000) < 435, qPrintable(QString::number(times[2])));
        // Without one that was tried the others share as before.
        times.clear();
        PortPool::Wish wish = port.wish();
        wish.tried = {2};
        for (int i = 0; i < 30'000; ++i)
            ++times[port.use(wish)];
        QCOMPARE(times.value(2), 0);
        QVERIFY2(qAbs(times[1] - 1'000) < 160, qPrintable(QString::number(times[1])));
    }

    void anotherSeedAnotherOrder()
    {
        QSet<QList<quint64>> orders;
        for (const quint64 seed : {1U, 2U, 3U}) {
            PortPool pool(seed);
            PoolPort port(PoolPolicy::Random);
            QList<PoolLease> leases;
            for (quint64 id = 1; id <= 50; ++id)
                leases.append(port.lease(id, minute));
            pool.setLeases(leases, noon);
            QList<quint64> order;
            for (int i = 0; i < 20; ++i)
                order.append(pool.choose(port.wish(), noon).lease.id);
            orders.insert(order);
        }
        QCOMPARE(orders.size(), 3);
    }

    void roundRobinGoesOnWhileLeasesComeAndGo()
    {
        PoolPort port(PoolPolicy::RoundRobin);
        for (const quint64 id : {10, 20, 30, 40})
            port.add(id, 5 * minute);
        QCOMPARE(port.use(5), (QList<quint64>{10, 20, 30, 40, 10}));
        port.remove(10); // the last one: the next is still the next
        QCOMPARE(port.use(1), (QList<quint64>{20}));
        port.add(25, minute);
        port.add(5, 9 * minute);
        QCOMPARE(port.use(5), (QList<quint64>{25, 30, 40, 5, 20}));
        port.add(25, 2 * minute); // renewed: in the same place
        QCOMPARE(port.use(2), (QList<quint64>{25, 30}));
        PortPool::Wish wish = port.wish();
        wish.tried = {40};
        QCOMPARE(port.use(wish), 5U);
        QCOMPARE(port.use(5), (QList<quint64>{20, 25, 30, 40, 5}));
    }

    void fewestNowCountsWhatIsOpen()
    {
        PoolPort port(PoolPolicy::FewestNow);
        port.add(1, 3 * minute);
        port.add(2, 4 * minute);
        port.add(3, 2 * minute);
        QList<PortPool::Choice> open;
        QList<quint64> order;
        for (int i = 0; i < 7; ++i) {
            open.append(port.choose());
            order.append(open.last().lease.id);
        }
        QCOMPARE(order, (QList<quint64>{2, 1, 3, 2, 1, 3, 2})); // ties: the most time left
        QCOMPARE(port.pool.state(2, port.now)->open, 3);
        port.ends(open.at(2), TryEnd::Worked);
        port.isOver(open.at(2));
        QCOMPARE(port.choose().lease.id, 3U);
        port.ends(open.at(0), TryEnd::TargetFailed); // a try that failed is open no more
        port.ends(open.at(3), TryEnd::Abandoned);
        QCOMPARE(port.pool.state(2, port.now)->open, 1);
        QCOMPARE(port.choose().lease.id, 2U);
    }

    void fastestToleratesAFifth()
    {
        PoolPort port(PoolPolicy::Fastest);
        port.addWithSpeed(1, minute, 100);
        port.addWithSpeed(2, minute, 120);
        port.addWithSpeed(3, minute, 121);
        port.addWithSpeed(4, 90 * minute, 500);
        QHash<quint64, int> times;
        for (const quint64 lease : port.use(1'000))
            ++times[lease];
        QCOMPARE(times.value(3) + times.value(4), 0);
        QVERIFY(times.value(1) > 400 && times.value(2) > 400);
        PortPool::Wish wish = port.wish();
        wish.tried = {1}; // the best of the others is the measure
        times.clear();
        for (int i = 0; i < 1'000; ++i)
            ++times[port.use(wish)];
        QVERIFY(times.value(2) > 400 && times.value(3) > 400);
        QCOMPARE(times.value(1) + times.value(4), 0);
    }

    void fastestFindsTheOneThatHasTheTime()
    {
        PoolPort port(PoolPolicy::Fastest);
        for (quint64 id = 1; id <= 2'000; ++id)
            port.addWithSpeed(id, 30 * second, 55);
        port.addWithSpeed(2'001, 100 * second, 51);
        PortPool::Wish wish = port.wish();
        wish.steering.lifeS = 69;
        for (int i = 0; i < 20; ++i)
            QCOMPARE(port.use(wish), 2'001U);
    }

    void fastestMeasures()
    {
        PoolPort port(PoolPolicy::Fastest);
        port.addWithSpeed(1, minute, 100);
        port.addWithSpeed(2, minute, 200);
        QCOMPARE(port.use(), 1U);
        port.pool.firstByte(1, 400); // the first measure counts in full: the check was of another target
        QCOMPARE(port.pool.state(1, port.now)->firstByteMs, 400);
        QCOMPARE(port.use(), 2U);
        port.pool.firstByte(1, 0); // later ones a quarter
        QCOMPARE(port.pool.state(1, port.now)->firstByteMs, 300);
        QCOMPARE(port.use(), 2U);
        for (int i = 0; i < 10; ++i)
            port.pool.firstByte(1, 10);
        QCOMPARE(port.use(), 1U);
    }

    void fastestFindsOutWhatIsNotKnown()
    {
        PoolPort port(PoolPolicy::Fastest);
        port.addWithSpeed(1, minute, 100);
        for (quint64 id = 2; id <= 50; ++id)
            port.add(id, minute);
        const QList<quint64> leases = port.use(4'000);
        const auto known = leases.count(1);
        QVERIFY2(known > 3'395 && known < 3'605, qPrintable(QString::number(known))); // seven of eight
        PoolPort another(PoolPolicy::Fastest);
        another.add(2, minute); // none is known
        another.add(3, minute);
        const QList<quint64> both = another.use(50);
        QVERIFY(both.contains(2) && both.contains(3));
    }

    void mostTimeLeft()
    {
        PoolPort port(PoolPolicy::MostTimeLeft);
        port.add(1, 3 * minute);
        port.add(2, 5 * minute);
        port.add(3, 4 * minute);
        QCOMPARE(port.use(), 2U);
        port.add(1, 6 * minute); // renewed
        QCOMPARE(port.use(), 1U);
        port.add(1, 2 * minute); // and shortened
        QCOMPARE(port.use(), 2U);
    }

    void oneAtATimeStaysUntilItDrains()
    {
        PoolPort port(PoolPolicy::OneAtATime);
        port.add(1, 3 * minute);
        port.add(2, 2 * minute);
        QCOMPARE(port.use(), 1U);
        port.add(3, 10 * minute); // one that has more left changes nothing
        QCOMPARE(port.use(3), (QList<quint64>{1, 1, 1}));
        PortPool::Wish wish = port.wish();
        wish.tried = {1}; // nor does one try
        QCOMPARE(port.use(wish), 3U);
        QCOMPARE(port.use(), 1U);
        port.now += 160 * second;
        QCOMPARE(port.use(), 1U);
        port.now += 1;
        QCOMPARE(port.use(), 3U);
        port.add(1, 60 * minute);
        QCOMPARE(port.use(), 3U);
    }

    void nextAfterACount()
    {
        PoolPort port(PoolPolicy::NextAfterCount);
        port.terms.everyCount = 3;
        port.tell();
        for (const quint64 id : {1, 2, 3})
            port.add(id, qint64(id) * minute);
        QCOMPARE(port.use(10), (QList<quint64>{1, 1, 1, 2, 2, 2, 3, 3, 3, 1}));
        port.remove(1); // in the middle of its count
        QCOMPARE(port.use(4), (QList<quint64>{2, 2, 2, 3}));
        port.remove(2);
        QCOMPARE(port.use(7), (QList<quint64>{3, 3, 3, 3, 3, 3, 3}));
    }

    void nextAfterMinutes()
    {
        PoolPort port(PoolPolicy::NextAfterMinutes);
        port.terms.everyMinutes = 2;
        port.tell();
        for (const quint64 id : {1, 2, 3})
            port.add(id, 100 * minute);
        QCOMPARE(port.use(2), (QList<quint64>{1, 1}));
        port.now += 2 * minute - 1;
        QCOMPARE(port.use(), 1U);
        port.now += 1;
        QCOMPARE(port.use(2), (QList<quint64>{2, 2}));
        port.now -= 60 * minute; // the clock is set back: its two minutes go on
        QCOMPARE(port.use(), 2U);
        port.now += 2 * minute - 1;
        QCOMPARE(port.use(), 2U);
        port.now += 1;
        QCOMPARE(port.use(), 3U);
    }

    void anotherPolicyAlsoForAPlace()
    {
        PoolPort port(PoolPolicy::MostTimeLeft);
        for (const quint64 id : {1, 2, 3})
            port.addAt(id, (10 - qint64(id)) * minute, u"350500"_s);
        PortPool::Wish wish = port.wish();
        wish.steering.area = "350000";
        QCOMPARE(port.use(wish), 1U);
        port.terms.policy = PoolPolicy::RoundRobin;
        port.tell();
        for (const quint64 id : {1, 2, 3, 1})
            QCOMPARE(port.use(wish), id);
    }

    void theFirstLeaseHasNumberNought_data() { everyPolicy(); }
    void theFirstLeaseHasNumberNought()
    {
        QFETCH(const int, policy);
        PoolPort port{PoolPolicy(policy)};
        port.terms.everyCount = 2;
        port.tell();
        for (const quint64 id : {0, 1, 2})
            port.addWithSpeed(id, 5 * minute - qint64(id) * second, 50 + 500 * qint32(id));
        QHash<quint64, int> times;
        QList<quint64> order;
        for (int i = 0; i < 60; ++i) {
            const PortPool::Choice choice = port.choose();
            QCOMPARE(choice.why, NoLease::None);
            port.ends(choice, TryEnd::Worked);
            port.isOver(choice);
            order.append(choice.lease.id);
            ++times[choice.lease.id];
        }
        if (PoolPolicy(policy) == PoolPolicy::Random)
            QVERIFY(times[0] > 5 && times[1] > 5 && times[2] > 5);
        else if (PoolPolicy(policy) == PoolPolicy::RoundRobin)
            QCOMPARE(order.mid(0, 6), (QList<quint64>{0, 1, 2, 0, 1, 2}));
        else if (PoolPolicy(policy) == PoolPolicy::NextAfterCount)
            QCOMPARE(order.mid(0, 8), (QList<quint64>{0, 0, 1, 1, 2, 2, 0, 0}));
        else
            QCOMPARE(times[0], 60);
    }

    void anotherPolicyFromNowOn()
    {
        PoolPort port(PoolPolicy::MostTimeLeft);
        for (const quint64 id : {1, 2, 3})
            port.addWithSpeed(id, (10 - qint64(id)) * minute, 900 - 250 * qint32(id));
        QCOMPARE(port.use(2), (QList<quint64>{1, 1}));
        const PortPool::Choice open = port.choose();
        for (const auto &[policy, lease] : std::initializer_list<std::pair<PoolPolicy, quint64>>{
                 {PoolPolicy::FewestNow, 2}, {PoolPolicy::Fastest, 3}, {PoolPolicy::OneAtATime, 1}}) {
            port.terms.policy = policy;
            port.tell();
            QCOMPARE(port.use(), lease);
        }
        port.ends(open, TryEnd::Worked);
        QCOMPARE(port.pool.state(1, port.now)->open, 1);
        port.terms.leastLeftS = 8 * 60 + 30; // more is asked for than two of them have
        port.tell();
        QCOMPARE(port.counts().draining, 2);
        QCOMPARE(port.use(), 1U);
        port.terms.leastLeftS = 1;
        port.tell();
        QCOMPARE(port.counts().ready, 3);
    }
};

QTEST_APPLESS_MAIN(PoolPoliciesTest)
#include "tst_pool_policies.moc"
