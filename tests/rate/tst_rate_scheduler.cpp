// SPDX-License-Identifier: MIT
#include "base/system_clock.h"
#include "rate/rate_scheduler.h"
#include "support/fake_clock.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

const RateBucket bucketA{"hash-a", "share.proxy.qg.net/get"};
const RateBucket bucketB{"hash-b", "share.proxy.qg.net/get"};

RateScheduler::Allowed upTo(int allowed)
{
    return [allowed] { return allowed; };
}

} // namespace

class TestRateScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsFromTheEventLoopOnly();
    void order();
    void bucketsAreApart();
    void cancel();
    void notSentGivesItsSlotBack();
    void anAnswerToldTwiceCountsOnce();
    void onTheirWayHoldSlots();
    void backgroundCallsLeaveRoomInAStall();
    void pausing();
    void meter();
    void anAnswerIsUnderWayToItsEnd();
    void lowerAllowance();
    void wallClockDoesNotMatter();
    void afterALongSleepAllIsFree();
    void whatWaitedGoesSoonAfterWakingUp();
    void whatWaitsUnseenWakesNobody();
    void callsFromWithinStart();
    void withTheRealClock();
};

void TestRateScheduler::startsFromTheEventLoopOnly()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    bool started = false;
    scheduler.enqueue(1, bucketA, upTo(60), Priority::Interactive, [&] { started = true; });
    QVERIFY(!started);
    QCOMPARE(scheduler.position(1), 1);
    QTRY_VERIFY(started);
    QCOMPARE(scheduler.position(1), 0);
}

void TestRateScheduler::order()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    QList<int> started;
    const auto add = [&](int id, Priority priority) {
        scheduler.enqueue(CallId(id), bucketA, upTo(1), priority, [&, id] { started << id; });
    };
    add(1, Priority::Background);
    add(2, Priority::Background);
    add(3, Priority::Interactive);
    add(4, Priority::Interactive);
    QCOMPARE(scheduler.position(3), 1);
    QCOMPARE(scheduler.position(4), 2);
    QCOMPARE(scheduler.position(1), 3);
    QCOMPARE(scheduler.position(2), 4);
    for (int i = 0; i < 4; ++i) {
        scheduler.startDue();
        QCOMPARE(started.size(), i + 1);
        scheduler.answered(CallId(started.last()));
        clock.advance(60'100);
    }
    QCOMPARE(started, (QList{3, 4, 1, 2}));
}

void TestRateScheduler::bucketsAreApart()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    int a = 0;
    int b = 0;
    for (CallId id = 1; id <= 5; ++id) {
        scheduler.enqueue(id, bucketA, upTo(1), Priority::Interactive, [&] { ++a; });
        scheduler.enqueue(100 + id, bucketB, upTo(2), Priority::Interactive, [&] { ++b; });
    }
    scheduler.startDue();
    QCOMPARE(a, 1);
    QCOMPARE(b, 2);
}

void TestRateScheduler::cancel()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    int started = 0;
    scheduler.enqueue(1, bucketA, upTo(1), Priority::Interactive, [&] { ++started; });
    scheduler.enqueue(2, bucketA, upTo(1), Priority::Interactive, [&] { ++started; });
    scheduler.startDue();
    QVERIFY(!scheduler.cancel(1)); // it was started
    QVERIFY(!scheduler.cancel(77));
    QVERIFY(scheduler.cancel(2));
    QVERIFY(!scheduler.cancel(2));
    scheduler.answered(1);
    clock.advance(100'000);
    scheduler.startDue();
    QCOMPARE(started, 1);
    QCOMPARE(scheduler.meter(bucketA, 1).waiting, 0);
}

void TestRateScheduler::notSentGivesItsSlotBack()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    QList<int> started;
    for (int id = 1; id <= 3; ++id)
        scheduler.enqueue(CallId(id), bucketA, upTo(1), Priority::Interactive, [&, id] { started << id; });
    scheduler.startDue();
    scheduler.answered(1, false);
    scheduler.startDue();
    QCOMPARE(started, (QList{1, 2}));
    scheduler.answered(2, true);
    scheduler.startDue();
    QCOMPARE(started, (QList{1, 2}));
}

void TestRateScheduler::anAnswerToldTwiceCountsOnce()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    scheduler.enqueue(1, bucketA, upTo(5), Priority::Interactive, [] {});
    scheduler.answered(1); // not started yet
    QCOMPARE(scheduler.meter(bucketA, 5).waiting, 1);
    scheduler.startDue();
    scheduler.answered(1);
    scheduler.answered(1, false); // the end of the body, after its headers
    scheduler.answered(99);
    QCOMPARE(scheduler.meter(bucketA, 5).used, 1);
}

void TestRateScheduler::onTheirWayHoldSlots()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    int started = 0;
    for (CallId id = 1; id <= 4; ++id)
        scheduler.enqueue(id, bucketA, upTo(2), Priority::Interactive, [&] { ++started; });
    scheduler.startDue();
    QCOMPARE(started, 2);
    clock.advance(3'600'000); // no answer for an hour: they may still arrive at any time
    scheduler.startDue();
    QCOMPARE(started, 2);
    scheduler.answered(1);
    clock.advance(60'099);
    scheduler.startDue();
    QCOMPARE(started, 2);
    clock.advance(1);
    scheduler.startDue();
    QCOMPARE(started, 3);
}

void TestRateScheduler::backgroundCallsLeaveRoomInAStall()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    int background = 0;
    int interactive = 0;
    for (CallId id = 1; id <= 90; ++id)
        scheduler.enqueue(id, bucketA, upTo(110), Priority::Background, [&] { ++background; });
    scheduler.startDue();
    QCOMPARE(background, 62);
    for (CallId id = 101; id <= 150; ++id)
        scheduler.enqueue(id, bucketA, upTo(110), Priority::Interactive, [&] { ++interactive; });
    scheduler.startDue();
    QCOMPARE(interactive, 2); // background calls do not block the operator's
    clock.advance(10'000);
    scheduler.startDue();
    QCOMPARE(background + interactive, 64);
    QVERIFY(scheduler.meter(bucketA, 110).nextFreeInMs > 0);
    scheduler.answered(1);
    scheduler.startDue();
    QCOMPARE(interactive, 3);
}

void TestRateScheduler::pausing()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    int started = 0;
    scheduler.pause(bucketA, 5'000);
    scheduler.enqueue(1, bucketA, upTo(60), Priority::Interactive, [&] { ++started; });
    scheduler.enqueue(2, bucketB, upTo(60), Priority::Interactive, [&] { ++started; });
    scheduler.startDue();
    QCOMPARE(started, 1); // of the other key
    QCOMPARE(scheduler.meter(bucketA, 60).nextFreeInMs, 5'000);
    QCOMPARE(scheduler.meter(bucketA, 60).waiting, 1);
    scheduler.pause(bucketA, 1'000); // a shorter pause() has no effect
    clock.advance(4'999);
    scheduler.startDue();
    QCOMPARE(started, 1);
    clock.advance(1);
    scheduler.startDue();
    QCOMPARE(started, 2);
}

void TestRateScheduler::meter()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    QSignalSpy changed(&scheduler, &RateScheduler::meterChanged);
    RateMeter meter = scheduler.meter(bucketA, 60);
    QCOMPARE(meter.used, 0);
    QCOMPARE(meter.allowed, 60);
    QCOMPARE(meter.nextFreeInMs, 0);

    for (CallId id = 1; id <= 3; ++id)
        scheduler.enqueue(id, bucketA, upTo(2), Priority::Interactive, [] {});
    QVERIFY(!changed.isEmpty());
    scheduler.startDue();
    meter = scheduler.meter(bucketA, 2);
    QCOMPARE(meter.used, 2);
    QCOMPARE(meter.waiting, 1);
    QCOMPARE(meter.nextFreeInMs, 60'100); // if they were answered now

    scheduler.answered(1);
    clock.advance(1'000);
    scheduler.answered(2);
    meter = scheduler.meter(bucketA, 2);
    QCOMPARE(meter.used, 2);
    QCOMPARE(meter.nextFreeInMs, 59'100);
    QCOMPARE(scheduler.meter(bucketA, 3).nextFreeInMs, 0);

    clock.advance(59'000); // no longer in the vendor's minute, but still in guardMs
    meter = scheduler.meter(bucketA, 2);
    QCOMPARE(meter.used, 1);
    QCOMPARE(meter.nextFreeInMs, 100);

    changed.clear();
    QVERIFY(scheduler.cancel(3));
    clock.advance(200);
    changed.clear();
    scheduler.startDue(); // a slot became free and no call waits: the meter in the window must be updated
    QVERIFY(!changed.isEmpty());
    clock.advance(60'000);
    scheduler.startDue();
    QCOMPARE(scheduler.meter(bucketA, 2).used, 0);
    QCOMPARE(scheduler.nextDueMs(), -1);
}

void TestRateScheduler::anAnswerIsUnderWayToItsEnd()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    int started = 0;
    const int most = RateScheduler::mostInFlight;
    for (CallId id = 1; id <= CallId(most) + 2; ++id)
        scheduler.enqueue(id, bucketA, upTo(1'000), Priority::Interactive, [&] { ++started; });
    scheduler.startDue();
    QCOMPARE(started, most); // also of one bucket
    scheduler.counted(1);
    clock.advance(61'000); // its slot is free, and nothing else is left to wait for
    scheduler.startDue();
    QCOMPARE(started, most);
    QVERIFY(!scheduler.cancel(1));
    QCOMPARE(scheduler.position(1), 0);
    scheduler.answered(1);
    scheduler.answered(1);
    scheduler.startDue();
    QCOMPARE(started, most + 1);
}

void TestRateScheduler::lowerAllowance()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    int started = 0;
    const auto add = [&](CallId id, int allowed) {
        scheduler.enqueue(id, bucketA, upTo(allowed), Priority::Interactive, [&] { ++started; });
    };
    for (CallId id = 1; id <= 4; ++id)
        add(id, 4);
    scheduler.startDue();
    for (CallId id = 1; id <= 4; ++id) {
        scheduler.answered(id);
        clock.advance(1'000);
    }
    add(5, 2); // the operator corrected the number of channels
    scheduler.startDue();
    QCOMPARE(started, 4);
    // Three of the four must leave the window: the third was answered at 2 s and leaves 60.1 s later.
    QCOMPARE(scheduler.meter(bucketA, 2).nextFreeInMs, 60'100 - 2'000);
    clock.advance(58'099);
    scheduler.startDue();
    QCOMPARE(started, 4);
    clock.advance(1);
    scheduler.startDue();
    QCOMPARE(started, 5);
}

void TestRateScheduler::wallClockDoesNotMatter()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    int started = 0;
    for (CallId id = 1; id <= 3; ++id)
        scheduler.enqueue(id, bucketA, upTo(1), Priority::Interactive, [&] { ++started; });
    scheduler.startDue();
    scheduler.answered(1);
    clock.setUtcMs(clock.utcMs() + 86'400'000);
    scheduler.startDue();
    QCOMPARE(started, 1);
    clock.setUtcMs(clock.utcMs() - 2 * qint64(86'400'000));
    clock.advance(60'100);
    scheduler.startDue();
    QCOMPARE(started, 2);
}

void TestRateScheduler::afterALongSleepAllIsFree()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    CallId id = 0;
    for (; id < 30;) {
        scheduler.enqueue(++id, bucketA, upTo(60), Priority::Interactive, [] {});
        scheduler.startDue();
        scheduler.answered(id);
    }
    scheduler.pause(bucketA, 60'000);
    clock.advance(8 * 3'600'000);
    QCOMPARE(scheduler.meter(bucketA, 60).used, 0);
    QCOMPARE(scheduler.meter(bucketA, 60).nextFreeInMs, 0);
    bool started = false;
    scheduler.enqueue(++id, bucketA, upTo(60), Priority::Interactive, [&] { started = true; });
    scheduler.startDue();
    QVERIFY(started);
}

void TestRateScheduler::whatWaitedGoesSoonAfterWakingUp()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    bool started = false;
    scheduler.enqueue(1, bucketA, upTo(1), Priority::Interactive, [] {});
    scheduler.startDue();
    scheduler.answered(1);
    scheduler.enqueue(2, bucketA, upTo(1), Priority::Interactive, [&] { started = true; });
    QTest::qWait(20); // its timer is running now; on most systems it stops during sleep
    QVERIFY(!started);
    clock.sleep(8 * 3'600'000);
    QTRY_VERIFY_WITH_TIMEOUT(started, 30'000); // not after a minute
}

void TestRateScheduler::whatWaitsUnseenWakesNobody()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    bool started = false;
    scheduler.setVisible(false);
    scheduler.enqueue(1, bucketA, upTo(1), Priority::Interactive, [] {});
    scheduler.startDue();
    scheduler.answered(1);
    scheduler.enqueue(2, bucketA, upTo(1), Priority::Interactive, [&] { started = true; });
    QTest::qWait(20);
    clock.sleep(8 * 3'600'000);
    QTest::qWait(1'500); // if seen, it would have checked by now
    QVERIFY(!started);
    scheduler.setVisible(true);
    QTRY_VERIFY(started);
}

void TestRateScheduler::callsFromWithinStart()
{
    FakeClock clock;
    RateScheduler scheduler(clock);
    QList<int> started;
    scheduler.enqueue(1, bucketA, upTo(60), Priority::Interactive, [&] {
        started << 1;
        QVERIFY(scheduler.cancel(2));
        scheduler.answered(1, false);
        scheduler.enqueue(3, bucketB, upTo(60), Priority::Interactive, [&] { started << 3; });
        scheduler.pause(bucketA, 1'000);
    });
    scheduler.enqueue(2, bucketA, upTo(60), Priority::Interactive, [&] { started << 2; });
    scheduler.enqueue(4, bucketA, upTo(60), Priority::Interactive, [&] { started << 4; });
    scheduler.startDue();
    QCOMPARE(started, (QList{1, 3}));
    clock.advance(1'000);
    scheduler.startDue();
    QCOMPARE(started, (QList{1, 3, 4}));
}

void TestRateScheduler::withTheRealClock()
{
    // With the scheduler's own timer, without calls of startDue().
    SystemClock clock;
    RateScheduler scheduler(clock);
    QElapsedTimer elapsed;
    elapsed.start();
    qint64 wentAt = -1;
    scheduler.pause(bucketA, 300);
    scheduler.enqueue(1, bucketA, upTo(60), Priority::Interactive, [&] { wentAt = elapsed.elapsed(); });
    QTRY_VERIFY_WITH_TIMEOUT(wentAt >= 0, 30'000);
    QVERIFY(wentAt >= 299);
}

QTEST_GUILESS_MAIN(TestRateScheduler)
#include "tst_rate_scheduler.moc"
