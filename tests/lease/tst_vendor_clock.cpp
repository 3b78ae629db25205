// SPDX-License-Identifier: MIT
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;

namespace {

/// The vendor's side: its clock, and a reply that takes its time both ways.
struct Vendor
{
    FakeClock &local;
    qint64 skewMs; ///< how far the local wall clock is ahead

    qint64 nowMs() const { return local.utcMs() - skewMs; }
    void reply(VendorClock &clock, qint64 thereMs, qint64 backMs)
    {
        VendorClock::Exchange exchange = send();
        local.advance(thereMs);
        exchange.dateMs = nowMs() / 1000 * 1000;
        local.advance(backMs);
        receive(clock, exchange);
    }
    VendorClock::Exchange send() const { return {0, local.utcMs(), local.steadyMs(), 0}; }
    void receive(VendorClock &clock, VendorClock::Exchange exchange) const
    {
        exchange.receivedSteadyMs = local.steadyMs();
        clock.observe(exchange);
    }
};

/// A reply that took no time.
VendorClock::Exchange instantly(const FakeClock &local, qint64 dateMs)
{
    return {dateMs, local.utcMs(), local.steadyMs(), local.steadyMs()};
}

} // namespace

class TestVendorClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheMachinesClockAtFirst()
    {
        FakeClock local;
        const VendorClock clock(local);
        QVERIFY(!clock.isSkewKnown());
        QCOMPARE(clock.skewMs(), 0);
        QCOMPARE(clock.nowMs(), local.utcMs());
        local.advance(1234);
        QCOMPARE(clock.nowMs(), local.utcMs());
    }

    void learnsFromOneReply()
    {
        FakeClock local;
        VendorClock clock(local);
        QSignalSpy changed(&clock, &VendorClock::skewChanged);
        Vendor vendor{local, 3'400};
        vendor.reply(clock, 50, 50);
        QVERIFY(clock.isSkewKnown());
        QCOMPARE(changed.size(), 1);
        QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= 550);
    }

    void boundsHoldAndTimeNeverGoesBack_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<qint64>("skew");
        for (const qint64 skew : {0LL, 1LL, -1LL, 3'400LL, -9'500LL, 86'400'000LL, -3'600'000LL, 499LL}) {
            for (quint32 seed = 1; seed <= 5; ++seed)
                QTest::addRow("skew %lld seed %u", skew, seed) << seed << qint64(skew);
        }
    }
    void boundsHoldAndTimeNeverGoesBack()
    {
        QFETCH(quint32, seed);
        QFETCH(qint64, skew);
        QRandomGenerator random(seed);
        FakeClock local(1'677'310'000'000 + random.bounded(1000));
        VendorClock clock(local);
        Vendor vendor{local, skew};
        // A large first correction may jump; from then on time only goes on.
        vendor.reply(clock, random.bounded(2'000), random.bounded(2'000));
        qint64 last = clock.nowMs();
        for (int i = 0; i < 300; ++i) {
            local.advance(random.bounded(20'000));
            vendor.reply(clock, random.bounded(3'000), random.bounded(3'000));
            QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
            QVERIFY(clock.nowMs() >= last);
            last = clock.nowMs();
        }
        // Replies at all parts of a second leave little doubt.
        for (int i = 0; i < 200; ++i) {
            local.advance(random.bounded(5'000));
            vendor.reply(clock, 1 + random.bounded(10), 1 + random.bounded(10));
        }
        QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
        QVERIFY2(clock.skewErrorMs() < 60, qPrintable(QString::number(clock.skewErrorMs())));
    }

    void followsSlowDrift()
    {
        FakeClock local;
        VendorClock clock(local);
        Vendor vendor{local, 0};
        for (int i = 0; i < 2'000; ++i) {
            local.advance(20'000);
            vendor.skewMs += 1; // 50 ppm
            vendor.reply(clock, 30, 30);
            QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
        }
        QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= 550);
    }

    void waitsOutASmallCorrection()
    {
        FakeClock local;
        VendorClock clock(local);
        const qint64 before = clock.nowMs();
        clock.observe(instantly(local, local.utcMs() / 1000 * 1000 - 8'000));
        QVERIFY(clock.skewMs() >= 7'000);
        QCOMPARE(clock.nowMs(), before);
        local.advance(3'000);
        QCOMPARE(clock.nowMs(), before);
        local.advance(6'000);
        QVERIFY(clock.nowMs() > before);
        QCOMPARE(clock.nowMs(), local.utcMs() - clock.skewMs());
    }

    void appliesALargeCorrectionAtOnce()
    {
        FakeClock local;
        VendorClock clock(local);
        clock.nowMs();
        clock.observe(instantly(local, local.utcMs() / 1000 * 1000 - 60'000));
        QCOMPARE(clock.nowMs(), local.utcMs() - clock.skewMs());
        QVERIFY(clock.skewMs() > 59'000);
    }

    void aClockSetByHandBeginsAfresh_data()
    {
        QTest::addColumn<qint64>("by");
        for (const qint64 by :
             {3'600'000LL, -3'600'000LL, 5'000LL, -5'000LL, 700LL, -700LL, 300LL, -300LL, 100LL, -100LL})
            QTest::addRow("%lld", by) << qint64(by);
    }
    void aClockSetByHandBeginsAfresh()
    {
        QFETCH(qint64, by);
        FakeClock local;
        VendorClock clock(local);
        Vendor vendor{local, 2'000};
        for (int i = 0; i < 50; ++i) {
            local.advance(777);
            vendor.reply(clock, 5, 5);
        }
        local.advance(10'000);
        local.setUtcMs(local.utcMs() + by);
        vendor.skewMs += by;
        if (std::abs(by) > 2'000) // what is known about the vendor's clock holds, and its time runs on
            QVERIFY(std::abs(clock.nowMs() - vendor.nowMs()) <= 100);
        vendor.reply(clock, 5, 5);
        QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
        for (int i = 0; i < 50; ++i) {
            local.advance(777);
            vendor.reply(clock, 5, 5);
            QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
        }
        QVERIFY(std::abs(clock.nowMs() - vendor.nowMs()) <= 60);
    }

    void sleepKeepsTheSkew_data()
    {
        QTest::addColumn<bool>("counts");
        QTest::newRow("the steady clock goes on") << true;
        QTest::newRow("the steady clock sleeps too") << false;
    }
    void sleepKeepsTheSkew()
    {
        QFETCH(bool, counts);
        FakeClock local;
        local.setCountsSleep(counts);
        VendorClock clock(local);
        Vendor vendor{local, 120'000};
        for (int i = 0; i < 50; ++i) {
            local.advance(777);
            vendor.reply(clock, 5, 5);
        }
        local.sleep(8 * 3'600'000);
        QVERIFY(std::abs(clock.nowMs() - vendor.nowMs()) <= 60);
        vendor.reply(clock, 5, 5);
        QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
    }

    void aClockSetForwardAfterSleepIsNoticed()
    {
        FakeClock local;
        VendorClock clock(local);
        Vendor vendor{local, 120'000};
        for (int i = 0; i < 50; ++i) {
            local.advance(777);
            vendor.reply(clock, 5, 5);
        }
        local.sleep(8 * 3'600'000);
        local.setUtcMs(local.utcMs() + 3'600'000); // a wrong hour: no lease dies of it
        vendor.skewMs += 3'600'000;
        QVERIFY(std::abs(clock.nowMs() - vendor.nowMs()) <= 60);
    }

    void correctedDuringSleep()
    {
        for (int phase = 0; phase < 1'000; phase += 100) {
            FakeClock local;
            local.setCountsSleep(phase % 200 == 0);
            VendorClock clock(local);
            Vendor vendor{local, 120'000};
            for (int i = 0; i < 50; ++i) {
                local.advance(777);
                vendor.reply(clock, 5, 5);
            }
            // Slept eight hours and was put right by a little: neither the old bounds nor the whole step hold.
            local.sleep(8 * 3'600'000);
            local.setUtcMs(local.utcMs() - 200);
            vendor.skewMs -= 200;
            local.advance(phase);
            for (int i = 0; i < 50; ++i) {
                vendor.reply(clock, 5, 5);
                QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
                local.advance(777);
            }
        }
    }

    void whatSleptOnItsWayBoundsNothing_data()
    {
        QTest::addColumn<bool>("counts");
        QTest::newRow("the steady clock goes on") << true;
        QTest::newRow("the steady clock sleeps too") << false;
    }
    void whatSleptOnItsWayBoundsNothing()
    {
        QFETCH(bool, counts);
        FakeClock local;
        local.setCountsSleep(counts);
        VendorClock clock(local);
        Vendor vendor{local, 120'000};
        const auto sleepsOnItsWay = [&] {
            VendorClock::Exchange exchange = vendor.send();
            exchange.dateMs = vendor.nowMs() / 1000 * 1000;
            local.sleep(8 * 3'600'000);
            vendor.receive(clock, exchange);
        };
        sleepsOnItsWay();
        QVERIFY(!clock.isSkewKnown()); // else it would be half a night
        vendor.reply(clock, 5, 5);
        const qint64 known = clock.skewMs();
        sleepsOnItsWay();
        QCOMPARE(clock.skewMs(), known);
    }

    void theWallClockSetDuringACall_data()
    {
        QTest::addColumn<qint64>("by");
        QTest::addColumn<bool>("known");
        for (const qint64 by : {30'000LL, -30'000LL, 86'400'000LL, -3'600'000LL, 1'500LL}) {
            QTest::addRow("%lld, the first reply", by) << qint64(by) << false;
            QTest::addRow("%lld, a later one", by) << qint64(by) << true;
        }
    }
    void theWallClockSetDuringACall()
    {
        QFETCH(qint64, by);
        QFETCH(bool, known);
        FakeClock local;
        VendorClock clock(local);
        Vendor vendor{local, 0};
        if (known)
            vendor.reply(clock, 5, 5);
        VendorClock::Exchange exchange = vendor.send();
        local.advance(20);
        exchange.dateMs = vendor.nowMs() / 1000 * 1000;
        local.setUtcMs(local.utcMs() + by);
        vendor.skewMs += by;
        local.advance(20);
        vendor.receive(clock, exchange);
        QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
        QVERIFY(clock.skewErrorMs() <= 520);
        QVERIFY(std::abs(clock.nowMs() - vendor.nowMs()) <= 520);
    }

    void theSkewOfAnEarlierRunHoldsUntilANewerOne()
    {
        FakeClock local;
        VendorClock clock(local);
        QSignalSpy changed(&clock, &VendorClock::skewChanged);
        Vendor vendor{local, 300'000};
        clock.remember(299'500);
        QCOMPARE(changed.size(), 1);
        QVERIFY(clock.isSkewRemembered());
        QVERIFY(!clock.isSkewKnown());
        QCOMPARE(clock.skewErrorMs(), 0);
        QCOMPARE(clock.nowMs(), local.utcMs() - 299'500);
        // It holds also where the clock is set before the first reply.
        local.advance(1'000);
        local.setUtcMs(local.utcMs() - 290'000);
        vendor.skewMs -= 290'000;
        QVERIFY(std::abs(clock.nowMs() - vendor.nowMs()) <= 500);
        // The reply counts alone: the old skew may be of last year.
        vendor.skewMs = -7'000;
        vendor.reply(clock, 5, 5);
        QVERIFY(clock.isSkewKnown());
        QVERIFY(!clock.isSkewRemembered());
        QVERIFY(std::abs(clock.skewMs() - vendor.skewMs) <= clock.skewErrorMs());
        const qint64 known = clock.skewMs();
        clock.remember(299'500);
        QCOMPARE(clock.skewMs(), known);
    }

    void anImpossibleSkewIsNotRemembered()
    {
        FakeClock local;
        VendorClock clock(local);
        clock.remember(std::numeric_limits<qint64>::max());
        clock.remember(std::numeric_limits<qint64>::min());
        QVERIFY(!clock.isSkewRemembered());
        QCOMPARE(clock.nowMs(), local.utcMs());
    }

    void ignoresNonsense()
    {
        FakeClock local;
        VendorClock clock(local);
        QSignalSpy changed(&clock, &VendorClock::skewChanged);
        clock.observe(instantly(local, 0));
        clock.observe(instantly(local, std::numeric_limits<qint64>::max()));
        clock.observe(instantly(local, std::numeric_limits<qint64>::min()));
        clock.observe({local.utcMs(), local.utcMs(), local.steadyMs(), local.steadyMs() - 1});
        QVERIFY(!clock.isSkewKnown());
        QCOMPARE(changed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestVendorClock)
#include "tst_vendor_clock.moc"
