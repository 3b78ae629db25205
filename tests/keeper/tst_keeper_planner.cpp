// SPDX-License-Identifier: MIT
// What the planner decides, at instants that are told to it.
#include "planner_bench.h"

#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;
using namespace Qt::StringLiterals;
using Bench = PlannerBench;

class KeeperPlannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itDoesNothingUntilItIsStarted()
    {
        Bench bench;
        QCOMPARE(bench.step().action, Does::None);
        QCOMPARE(bench.state().phase, Phase::Off);
        QCOMPARE(bench.step().wakeMs, 0);
        bench.planner.start(bench.now);
        QCOMPARE(bench.step().action, Does::Extract);
    }

    void itAsksWhatIsInUseFirst()
    {
        Bench bench(10, true);
        KeeperPlanner::Step step = bench.start();
        QCOMPARE(step.action, Does::List);
        QCOMPARE(step.reason.why, Why::Look);
        QCOMPARE(bench.state().phase, Phase::Looking);
        QCOMPARE(bench.step().action, Does::None); // one call at a time
        bench.answer(4);
        step = bench.step();
        QCOMPARE(step.action, Does::Extract);
        QCOMPARE(step.count, 6); // what is there already costs nothing
        QCOMPARE(step.reason.why, Why::Fill);
        QCOMPARE(step.reason.good, 4);
    }

    void ordersRoundToTheNearest_data()
    {
        QTest::addColumn<double>("yield");
        QTest::addColumn<int>("good");
        QTest::addColumn<int>("unjudged");
        QTest::addColumn<int>("count");
        QTest::newRow("none there") << 1.0 << 0 << 0 << 20;
        QTest::newRow("a tenth is bad") << 0.9 << 0 << 0 << 22;                        // 22.2
        QTest::newRow("a quarter is bad") << 0.75 << 0 << 0 << 27;                     // 26.7
        QTest::newRow("those not judged count with the yield") << 0.75 << 8 << 8 << 8; // 20 - 14 = 6, ÷ 0.75
        QTest::newRow("half a lease is not ordered") << 0.95 << 11 << 9 << 0;          // 0.45 missing
        QTest::newRow("one is") << 0.95 << 19 << 0 << 1;
        QTest::newRow("enough") << 0.95 << 20 << 0 << 0;
    }
    void ordersRoundToTheNearest()
    {
        QFETCH(const double, yield);
        QFETCH(const int, good);
        QFETCH(const int, unjudged);
        QFETCH(const int, count);
        Bench bench(20);
        KeeperRates rates = learned();
        rates.yield = yield;
        bench.planner.setRates(rates);
        bench.add(good, 200 * second);
        bench.add(unjudged, 200 * second, Standing::Unjudged);
        QCOMPARE(bench.start().count, count);
    }

    void itOrdersSoThatTheyAreHereInTime()
    {
        Bench bench(10);
        bench.add(7, 200 * second);
        bench.add(2, 100 * second);
        bench.add(1, 100 * second + 800); // within one second: the same call
        KeeperPlanner::Step step = bench.start();
        QCOMPARE(step.action, Does::None);
        QCOMPARE(bench.state().phase, Phase::Holding);
        // 30 s have to be left, and the lead is 3 s.
        QCOMPARE(step.wakeMs, bench.now + 67 * second);
        QCOMPARE(bench.planner.next()->count, 3);
        QCOMPARE(bench.planner.next()->falling, 3);
        bench.now = step.wakeMs - 2;
        QCOMPARE(bench.step().action, Does::None);
        bench.now = step.wakeMs;
        step = bench.step();
        QCOMPARE(step.action, Does::Extract);
        QCOMPARE(step.count, 3);
        QCOMPARE(step.reason.why, Why::Replace);
        QCOMPARE(step.reason.falling, 3);
        QCOMPARE(step.reason.good, 10);
        QCOMPARE(step.reason.leadMs, 3 * second);
        QCOMPARE(step.reason.leastLeftMs, 30 * second);
    }

    void badOnesAndThoseThatEndSoonDoNotCount()
    {
        Bench bench(10);
        bench.add(3, 200 * second, Standing::Bad);
        bench.add(2, 32 * second); // they will not have 30 s left when new ones can be here
        bench.add(5, 200 * second);
        QCOMPARE(bench.start().count, 5);
    }

    void anOrderIsNoLargerThanAllowed_data()
    {
        QTest::addColumn<int>("mostPerCall");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("spentHour");
        QTest::addColumn<int>("spentDay");
        QTest::addColumn<int>("count");
        QTest::newRow("free") << 100 << 0 << 0 << 0 << 50;
        QTest::newRow("by the call") << 10 << 0 << 0 << 0 << 10;
        QTest::newRow("by channels, of which one is taken by a bad lease") << 100 << 30 << 0 << 0 << 29;
        QTest::newRow("by the hour") << 100 << 0 << 993 << 993 << 7;
        QTest::newRow("by the day") << 100 << 0 << 10 << 9'998 << 2;
    }
    void anOrderIsNoLargerThanAllowed()
    {
        QFETCH(const int, mostPerCall);
        QFETCH(const int, channels);
        QFETCH(const int, spentHour);
        QFETCH(const int, spentDay);
        QFETCH(const int, count);
        Bench bench(50);
        bench.plan.mostPerCall = mostPerCall;
        bench.plan.channels = channels;
        bench.tell();
        bench.spent = {spentHour, spentDay};
        bench.add(1, 200 * second, Standing::Bad);
        QCOMPARE(bench.start().count, count);
    }

    void aSpentBudgetWaitsForTheNextHourOrDay()
    {
        Bench bench;
        bench.spent = {1'000, 1'000};
        KeeperPlanner::Step step = bench.start();
        QCOMPARE(step.action, Does::None);
        QCOMPARE(bench.state().phase, Phase::BudgetSpent);
        QCOMPARE(step.wakeMs, noon - 10 * second + hour);
        bench.spent = {1'000, 10'000};
        step = bench.step();
        QCOMPARE(step.wakeMs, dayEnd(noon));
        QVERIFY((dayEnd(noon) + 8 * hour) % day == 0); // midnight in China
        bench.now = step.wakeMs;
        bench.spent = {0, 0};
        QCOMPARE(bench.step().action, Does::Extract);
    }

    void withoutABudgetNothingIsExtracted()
    {
        for (const auto &[perHour, perDay] : {std::pair(0, 100), std::pair(100, 0), std::pair(0, 0)}) {
            Bench bench;
            bench.terms.perHour = perHour;
            bench.terms.perDay = perDay;
            bench.tell();
            const KeeperPlanner::Step step = bench.start();
            QCOMPARE(step.action, Does::None);
            QCOMPARE(bench.state().phase, Phase::BudgetSpent);
            QCOMPARE(step.wakeMs, 0); // no hour brings one
        }
    }

    void theLastCallOfAWindowIsTheOperators()
    {
        for (const bool hasList : {false, true}) {
            Bench bench(10, hasList);
            bench.freeCalls = 0;
            bench.nextFreeInMs = 7 * second;
            const KeeperPlanner::Step step = bench.start();
            QCOMPARE(step.action, Does::None); // nor is what is in use asked for
            QCOMPARE(step.wakeMs, bench.now + 7 * second);
            bench.now = step.wakeMs;
            bench.freeCalls = 1;
            QCOMPARE(bench.step().action, hasList ? Does::List : Does::Extract);
        }
    }

    void fewCallsLeftBringMoreEach()
    {
        Bench easy(10);
        Bench tight(10);
        tight.freeCalls = 11; // 5 s of the window each
        for (Bench *bench : {&easy, &tight}) {
            bench->add(1, 32 * second);
            bench->add(1, 36 * second);
            bench->add(8, 200 * second);
        }
        QCOMPARE(easy.start().count, 1);
        QCOMPARE(tight.start().count, 2);
    }

    void sparesAreKeptByTheFirm()
    {
        Bench bench(20);
        KeeperRates rates = learned();
        rates.deathsPerSecond = 0.05 / 300;
        rates.detectionMs = 15 * second;
        bench.planner.setRates(rates);
        QCOMPARE(bench.planner.spare(), 0);
        bench.terms.manner = KeeperManner::Firm;
        bench.tell();
        QCOMPARE(bench.planner.spare(), 1); // 0.06 expected: more than none 5.8 %, more than one 0.17 %
        QCOMPARE(bench.start().count, 21);
    }

    void fewerThanAskedAreTakenAndTheRestOrdered()
    {
        Bench bench;
        QCOMPARE(bench.start().count, 10);
        bench.answer(4);
        QCOMPARE(bench.step().count, 6);
    }

    void leasesThatLiveTooShortStopIt()
    {
        Bench bench;
        bench.terms.leastLeftS = 286; // of 290 s, with a lead of 3 s
        bench.tell();
        QCOMPARE(bench.start().action, Does::Extract);
        bench.end({.kind = Kind::Failed});
        bench.terms.leastLeftS = 287;
        bench.tell();
        bench.now += minute;
        QCOMPARE(bench.step().action, Does::None);
        QCOMPARE(bench.state().phase, Phase::Stopped);
        QCOMPARE(bench.state().stop, Stop::LeastLeft);
    }

    void otherTermsAreFollowedAtOnce()
    {
        Bench bench;
        bench.add(10, 200 * second);
        QCOMPARE(bench.start().action, Does::None);
        bench.terms.keep = 13;
        bench.tell();
        QCOMPARE(bench.step().count, 3);
        bench.answer(3);
        bench.terms.keep = 5;
        bench.tell();
        QCOMPARE(bench.step().action, Does::None);
    }

    void afterANightItFillsOnce()
    {
        Bench bench;
        bench.add(10, 200 * second);
        bench.start();
        bench.now += 9 * hour;
        const KeeperPlanner::Step step = bench.step();
        QCOMPARE(step.count, 10);
        bench.answer(10);
        QCOMPARE(bench.step().action, Does::None);
    }

    void aClockSetBackNeitherBurstsNorWaitsForItself()
    {
        Bench bench;
        bench.after(u"REQUEST_LIMIT_EXCEEDED"_s);
        bench.now -= 3 * hour;
        qint64 wakeMs = bench.step().wakeMs;
        QVERIFY(isBetween(wakeMs - bench.now, 1, minute + 2 * second)); // not three hours
        bench.now = wakeMs;
        QCOMPARE(bench.step().action, Does::Extract);
        bench.answer(10);
        QCOMPARE(bench.step().action, Does::None);
        bench.now -= 3 * hour; // leases seem to last longer, and nothing is missing
        QCOMPARE(bench.step().action, Does::None);
    }

    void nothingWakesItWithoutAReason()
    {
        Bench bench(20);
        int ended = 0;
        int wakes = 0;
        KeeperPlanner::Step step = bench.start();
        const qint64 end = bench.now + 6 * hour;
        while (bench.now < end) {
            if (step.action == Does::Extract) {
                bench.now += 400;
                bench.answer(step.count, Standing::Good, 250 * second + bench.now % 97 * second);
                ended += step.count;
            } else {
                QVERIFY(step.wakeMs > bench.now);
                bench.now = step.wakeMs;
                ++wakes;
            }
            step = bench.step();
        }
        QVERIFY2(wakes <= ended + 6 * 60, qPrintable(u"%1 wakes, %2 leases"_s.arg(wakes).arg(ended)));
        QVERIFY(ended > 1'000);
    }

    void reasonsAreReadAsTheyWereWritten()
    {
        KeeperReason reason{Why::Replace, 20, 1, 18, 2, 0, 3'200, 30'000};
        QCOMPARE(reason.toText(), u"replace keep=20 spare=1 good=18 falling=2 coming=0 lead=3200 left=30000"_s);
        for (const Why why : {Why::Look, Why::ClearUp, Why::NoChannel, Why::Fill, Why::Replace}) {
            reason.why = why;
            QCOMPARE(KeeperReason::fromText(reason.toText()), std::optional(reason));
        }
        for (const QString &text : {u""_s, u"other keep=1"_s, u"fill keep=x"_s, u"fill keep"_s})
            QVERIFY2(!KeeperReason::fromText(text), qPrintable(text));
    }
};

QTEST_APPLESS_MAIN(KeeperPlannerTest)
#include "tst_keeper_planner.moc"
