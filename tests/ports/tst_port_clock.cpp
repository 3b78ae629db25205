// SPDX-License-Identifier: MIT
// When the vendor's clock cannot be relied on, and until when.
#include "ports/port_clock.h"

#include "lease/vendor_clock.h"
#include "support/fake_clock.h"

#include <QList>
#include <QTest>

using namespace proxydeck;

class TestPortClock : public QObject
{
    Q_OBJECT

private:
    struct World
    {
        World()
            : vendor(clock)
            , ports({clock, vendor, [this](qint64 ms) { offsets.append(ms); },
                     [this](bool isUncertain) { told.append(isUncertain); }})
        {
        }
        /// As the timer does: for \a ms, every five seconds.
        void live(qint64 ms)
        {
            for (; ms > 0; ms -= 5'000) {
                clock.advance(5'000);
                ports.look();
            }
        }
        void reply(qint64 vendorAheadMs)
        {
            const qint64 sent = clock.steadyMs();
            const qint64 sentWall = clock.utcMs();
            clock.advance(100);
            vendor.observe({(clock.utcMs() + vendorAheadMs) / 1'000 * 1'000, sentWall, sent, clock.steadyMs()});
        }

        FakeClock clock;
        VendorClock vendor;
        QList<qint64> offsets;
        QList<bool> told;
        PortClock ports;
    };

private Q_SLOTS:
    void theOffsetIsToldOnceAndWhenItChanges()
    {
        World w;
        QCOMPARE(w.offsets, QList{w.vendor.nowMs() - w.clock.steadyMs()});
        w.ports.setRunning(true);
        w.live(60'000);
        QCOMPARE(w.offsets.size(), 1);
        w.reply(90'000);
        QCOMPARE(w.offsets.size(), 2);
        QCOMPARE(w.offsets.last(), w.vendor.nowMs() - w.clock.steadyMs());
        QVERIFY(w.told.isEmpty());
    }

    void afterSleepNothingIsAdmittedUntilAReply()
    {
        World w;
        w.ports.setRunning(true);
        w.reply(0);
        w.live(20'000);
        w.clock.sleep(3'600'000);
        w.ports.look();
        QCOMPARE(w.told, QList{true});
        w.live(10'000);
        QCOMPARE(w.told, QList{true});
        w.reply(0); // the skew is the same: it was read all the same
        QCOMPARE(w.told, (QList{true, false}));
    }

    void aClockThatIsSetCountsAsWell()
    {
        World w;
        w.ports.setRunning(true);
        w.reply(0);
        w.live(5'000);
        w.clock.setUtcMs(w.clock.utcMs() + 3'600'000);
        w.ports.look();
        QCOMPARE(w.told, QList{true});
        w.live(PortClock::trustMs - 5'000);
        QCOMPARE(w.told, QList{true});
        // Nobody calls: by the steady clock the estimate has gone on.
        w.live(5'000);
        QCOMPARE(w.told, (QList{true, false}));
    }

    void aTimeServicesStepIsNone()
    {
        World w;
        w.ports.setRunning(true);
        w.live(5'000);
        w.clock.setUtcMs(w.clock.utcMs() + 1'500);
        w.ports.look();
        QVERIFY(w.told.isEmpty());
    }

    void whatHappensWhileNoPortIsOnIsNotASleep()
    {
        World w;
        w.ports.setRunning(true);
        w.live(5'000);
        w.ports.setRunning(false);
        w.clock.advance(600'000);
        w.ports.setRunning(true);
        QVERIFY(w.told.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPortClock)
#include "tst_port_clock.moc"
