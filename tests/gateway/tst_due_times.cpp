// SPDX-License-Identifier: MIT
// When the one timer of the local ports' thread fires.
#include "relay/due_time.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace proxydeck;

class TestDueTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inAThousandYears()
    {
        asio::io_context io;
        FakeClock clock;
        DueTimes times(io, clock);
        DueTime due(times);
        int done = 0;
        due.set(clock.steadyMs() + 31'000'000'000'000, [&done] { ++done; });
        QCOMPARE(io.poll_one(), size_t(0)); // nobody is woken
        clock.advance(31'000'000'000'000);
        times.look();
        QCOMPARE(done, 1);
    }

    void whatIsAddedMeanwhileWaits()
    {
        asio::io_context io;
        FakeClock clock;
        DueTimes times(io, clock);
        DueTime due(times);
        int done = 0;
        std::function<void()> again;
        again = [&] {
            ++done;
            due.set(clock.steadyMs(), again);
        };
        due.set(clock.steadyMs(), again);
        times.look();
        QCOMPARE(done, 1);
        times.look();
        QCOMPARE(done, 2);
    }

    void whatIsCancelledIsNot()
    {
        asio::io_context io;
        FakeClock clock;
        DueTimes times(io, clock);
        int done = 0;
        DueTime first(times), second(times);
        first.set(clock.steadyMs(), [&] {
            ++done;
            second.cancel();
        });
        second.set(clock.steadyMs(), [&] { ++done; });
        times.look();
        QCOMPARE(done, 1);
        QVERIFY(!first.isSet() && !second.isSet());
    }
};

QTEST_GUILESS_MAIN(TestDueTimes)
#include "tst_due_times.moc"
