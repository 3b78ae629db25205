// SPDX-License-Identifier: MIT
#include "check/check_pace.h"

#include <QTest>

using namespace proxydeck;

namespace {

constexpr qint64 start = 100'000;

/// Begun at `start`, with a time for each of the first 16 connections.
CheckPace pace(int most, qint32 connectMs)
{
    CheckPace made;
    made.configure(most, true);
    made.begin(start);
    for (int i = 0; i < 16; ++i)
        made.connected(connectMs);
    return made;
}

} // namespace

class TestCheckPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grows()
    {
        CheckPace it = pace(64, 40);
        QCOMPARE(it.atOnce(), 16);
        it.look(start + 500);
        QCOMPARE(it.atOnce(), 20);
        it.look(start + 1'000);
        QCOMPARE(it.atOnce(), 24);
        for (int second = 2; second <= 10; ++second)
            it.look(start + second * 1'000);
        QCOMPARE(it.atOnce(), 64);
    }

    void notBeforeSixteenAreMeasured()
    {
        CheckPace it;
        it.configure(64, true);
        it.begin(start);
        for (int i = 0; i < 15; ++i)
            it.connected(40);
        it.look(start + 1'000);
        QCOMPARE(it.atOnce(), 16);
        it.connected(40);
        it.look(start + 2'000);
        QCOMPARE(it.atOnce(), 24);
    }

    void notWhileConnectionsBecomeSlow()
    {
        CheckPace it = pace(64, 40);
        for (int i = 0; i < 30; ++i)
            it.connected(40);
        it.connected(81); // the last 32 allow one slow connection
        it.look(start + 1'000);
        QCOMPARE(it.atOnce(), 24);
        it.connected(81);
        it.look(start + 2'000);
        QCOMPARE(it.atOnce(), 24);
        for (int i = 0; i < 32; ++i)
            it.connected(80); // just twice
        it.look(start + 3'000);
        QCOMPARE(it.atOnce(), 32);
    }

    /// Twice one millisecond is nothing.
    void nearLeases()
    {
        CheckPace it = pace(64, 1);
        for (int i = 0; i < 32; ++i)
            it.connected(21);
        it.look(start + 1'000);
        QCOMPARE(it.atOnce(), 24);
        for (int i = 0; i < 32; ++i)
            it.connected(22);
        it.look(start + 2'000);
        QCOMPARE(it.atOnce(), 24);
    }

    void halves()
    {
        CheckPace it = pace(64, 40);
        it.halve(start);
        QCOMPARE(it.atOnce(), 8);
        QVERIFY(!it.mayConnect(start + 999));
        QVERIFY(it.mayConnect(start + 1'000));
        it.halve(start + 999); // many fail at one instant: that is one failure
        QCOMPARE(it.atOnce(), 8);
        it.look(start + 999);
        QCOMPARE(it.atOnce(), 8); // and a second of rest
        it.halve(start + 1'000);
        QCOMPARE(it.atOnce(), 4);
        for (int i = 2; i < 9; ++i)
            it.halve(start + i * 1'000);
        QCOMPARE(it.atOnce(), 1);
    }

    void fixed()
    {
        CheckPace it;
        it.configure(1'024, false);
        it.begin(start);
        QCOMPARE(it.atOnce(), 1'024);
        it.halve(start);
        QCOMPARE(it.atOnce(), 1'024);
    }

    void few()
    {
        CheckPace it = pace(3, 40);
        QCOMPARE(it.atOnce(), 3);
        it.look(start + 1'000);
        QCOMPARE(it.atOnce(), 3);
        it.halve(start + 1'000);
        QCOMPARE(it.atOnce(), 1);
    }

    void connectionsInATenthOfASecond()
    {
        CheckPace it;
        it.begin(start);
        for (int i = 0; i < 32; ++i) {
            QVERIFY(it.mayConnect(start + i));
            it.connecting(start + i);
        }
        QVERIFY(!it.mayConnect(start + 32));
        QVERIFY(!it.mayConnect(start + 99));
        QVERIFY(it.mayConnect(start + 100));
        it.connecting(start + 100);
        QVERIFY(!it.mayConnect(start + 100));
        QVERIFY(it.mayConnect(start + 101));
    }

    void manyTimeOut()
    {
        CheckPace it;
        it.begin(start);
        for (int i = 0; i < 15; ++i)
            it.ended(true);
        QVERIFY(!it.manyTimeOut()); // too few to tell
        it.ended(true);
        QVERIFY(it.manyTimeOut());
        for (int i = 0; i < 22; ++i)
            it.ended(false);
        QVERIFY(it.manyTimeOut()); // 10 of 32
        it.ended(false);
        QVERIFY(!it.manyTimeOut()); // 9 of 32
        it.begin(start);
        QVERIFY(!it.manyTimeOut());
    }

    void sleepTeachesNothing()
    {
        CheckPace it = pace(1'000, 40);
        it.look(start + 3'600'000);
        QCOMPARE(it.atOnce(), 24);
    }
};

QTEST_APPLESS_MAIN(TestCheckPace)
#include "tst_check_pace.moc"
