// SPDX-License-Identifier: MIT
// What the planner makes of the end of a call: refusals, failures, unknown outcomes.
#include "planner_bench.h"

#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;
using namespace Qt::StringLiterals;
using Bench = PlannerBench;

class KeeperCallEndsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vendorCodes_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("afterLimit");
        QTest::addColumn<int>("wait"); // Wait::None: it stops
        QTest::addColumn<int>("stopValue");
        QTest::addColumn<qint64>("least"); // how long
        QTest::addColumn<qint64>("most");
        const auto row = [](const char *name, const QString &code, Mode mode, AfterLimit after, Wait wait, Stop stop,
                            qint64 least = 0, qint64 most = 0) {
            QTest::newRow(name) << code << int(mode) << int(after) << int(wait) << int(stop) << least << most;
        };
        const auto limit = u"EXTRACT_LIMIT_EXCEEDED"_s;
        constexpr auto none = AfterLimit::NotSet;
        row("window", u"REQUEST_LIMIT_EXCEEDED"_s, Mode::Elastic, none, Wait::Window, Stop::None, minute,
            minute + 2 * second);
        const qint64 toMidnight = dayEnd(noon) - noon;
        row("limit, elastic", limit, Mode::Elastic, none, Wait::Tomorrow, Stop::None, toMidnight, toMidnight + minute);
        row("limit, even", limit, Mode::Even, none, Wait::Minute, Stop::None, 50 * second, 52 * second);
        row("limit, elastic whatever was set", limit, Mode::Elastic, AfterLimit::Stop, Wait::Tomorrow, Stop::None,
            toMidnight, toMidnight + minute);
        for (const Mode mode : {Mode::Channel, Mode::Metered}) {
            const auto name = [mode](const char *what) {
                return std::string("limit, ") + (mode == Mode::Channel ? "channel" : "metered") + ", " + what;
            };
            row(name("not set").c_str(), limit, mode, none, Wait::Limit, Stop::None, 225 * second, 375 * second);
            row(name("stop").c_str(), limit, mode, AfterLimit::Stop, Wait::None, Stop::Limit);
            row(name("minute").c_str(), limit, mode, AfterLimit::NextMinute, Wait::Minute, Stop::None, 50 * second,
                52 * second);
            row(name("tomorrow").c_str(), limit, mode, AfterLimit::Tomorrow, Wait::Tomorrow, Stop::None, toMidnight,
                toMidnight + minute);
        }
        row("stock", u"NO_RESOURCE_FOUND"_s, Mode::Elastic, none, Wait::Area, Stop::None, 3'750, 6'250);
        row("failed", u"FAILED_OPERATION"_s, Mode::Elastic, none, Wait::Retry, Stop::None, 3'750, 6'250);
        row("internal", u"INTERNAL_ERROR"_s, Mode::Elastic, none, Wait::Retry, Stop::None, 3'750, 6'250);
        row("channels, none known", u"NO_AVAILABLE_CHANNEL"_s, Mode::Channel, none, Wait::Channel, Stop::None,
            45 * second, 75 * second);
        for (const char *code : {"BALANCE_INSUFFICIENT", "KEY_BLOCK", "INVALID_KEY", "UNAVAILABLE_KEY", "ACCESS_DENY",
                                 "API_AUTH_DENY", "INVALID_PARAMETER", "NEVER_SEEN_BEFORE", ""})
            row(*code ? code : "none", QString::fromLatin1(code), Mode::Elastic, none, Wait::None, Stop::Code);
    }
    void vendorCodes()
    {
        QFETCH(const QString, code);
        QFETCH(const int, mode);
        QFETCH(const int, afterLimit);
        QFETCH(const int, wait);
        QFETCH(const int, stopValue);
        QFETCH(const qint64, least);
        QFETCH(const qint64, most);
        Bench bench;
        bench.plan.mode = Mode(mode);
        bench.plan.afterLimit = AfterLimit(afterLimit);
        bench.tell();
        const KeeperPlanner::Step step = bench.after(code);
        QCOMPARE(step.action, Does::None);
        QCOMPARE(bench.state().code, code);
        QCOMPARE(bench.state().requestId, u"r1"_s);
        const Stop stop = Stop(stopValue);
        QCOMPARE(bench.state().stop, stop);
        QCOMPARE(bench.state().wait, Wait(wait));
        if (stop != Stop::None) {
            QCOMPARE(bench.state().phase, Phase::Stopped);
            QVERIFY(!bench.planner.isOn());
            bench.now += 10 * day;
            QCOMPARE(bench.step().action, Does::None); // only by hand
            QCOMPARE(bench.start().action, Does::Extract);
            return;
        }
        QCOMPARE(bench.state().phase, Phase::Waiting);
        QVERIFY2(isBetween(step.wakeMs - noon, least, most), qPrintable(QString::number(step.wakeMs - noon)));
        QCOMPARE(bench.state().untilMs, step.wakeMs);
        bench.now = step.wakeMs - 1;
        QCOMPARE(bench.step().action, Does::None);
        bench.now = step.wakeMs;
        QCOMPARE(bench.step().action, Does::Extract);
    }

    void failuresWaitLongerEachTime()
    {
        for (const auto &[kind, first, longest] :
             {std::tuple(Kind::Failed, 5 * second, 300 * second), std::tuple(Kind::NotConnected, 2 * second, minute)}) {
            Bench bench;
            bench.start();
            qint64 expected = first;
            for (int i = 0; i < 10; ++i) {
                bench.end({.kind = kind});
                const qint64 wait = bench.step().wakeMs - bench.now;
                QVERIFY2(isBetween(wait, expected * 3 / 4, expected * 5 / 4), qPrintable(QString::number(wait)));
                expected = std::min(2 * expected, longest);
                bench.now += wait;
                QCOMPARE(bench.step().action, Does::Extract);
            }
            bench.answer(10); // and the next failure is a first one
            bench.leases.clear();
            QCOMPARE(bench.step().action, Does::Extract);
            bench.end({.kind = kind});
            QVERIFY(isBetween(bench.step().wakeMs - bench.now, first * 3 / 4, first * 5 / 4));
        }
    }

    void eachRefusalForTheRateTakesACallForAnHour()
    {
        Bench bench;
        bench.after(u"REQUEST_LIMIT_EXCEEDED"_s);
        QCOMPARE(bench.planner.fewerCalls(bench.now), 1);
        bench.now += 2 * minute;
        bench.step();
        bench.refuse(u"REQUEST_LIMIT_EXCEEDED"_s);
        QCOMPARE(bench.planner.fewerCalls(bench.now), 2);
        QCOMPARE(bench.planner.fewerCalls(noon + hour + second), 1);
        QCOMPARE(bench.planner.fewerCalls(noon + hour + 3 * minute), 0);
    }

    void takenChannelsAreLookedUpAndWaitedFor()
    {
        Bench bench(10, true);
        bench.plan.mode = Mode::Channel;
        bench.plan.channels = 12;
        bench.tell();
        bench.start();
        bench.answer(0);
        QCOMPARE(bench.step().action, Does::Extract);
        bench.refuse(u"NO_AVAILABLE_CHANNEL"_s);
        KeeperPlanner::Step step = bench.step();
        QCOMPARE(step.action, Does::List);
        QCOMPARE(step.reason.why, Why::NoChannel);
        bench.add(4, 90 * second); // adopted
        bench.end({.kind = Kind::Answered, .received = 4, .added = 4});
        step = bench.step();
        QCOMPARE(step.action, Does::None);
        QCOMPARE(bench.state().wait, Wait::Channel);
        QCOMPARE(bench.state().code, u"NO_AVAILABLE_CHANNEL"_s);
        QCOMPARE(step.wakeMs, bench.now + 92 * second); // the earliest deadline and 2 s
        bench.now = step.wakeMs;
        QCOMPARE(bench.step().action, Does::Extract);
    }

    void moreThanTheChannelsIsNotAskedFor()
    {
        Bench bench(20);
        bench.plan.mode = Mode::Channel;
        bench.plan.channels = 5;
        bench.tell();
        QCOMPARE(bench.start().count, 5);
        bench.answer(5);
        const KeeperPlanner::Step step = bench.step();
        QCOMPARE(step.action, Does::None);
        QVERIFY(step.wakeMs > bench.now + minute); // and not on and on
    }

    void areasInTheOrderOfPreference()
    {
        Bench bench;
        bench.terms.areas = QStringList{u"350500"_s, u"350200"_s, u"0"_s};
        bench.tell();
        QCOMPARE(bench.start().area, u"350500"_s);
        bench.refuse(u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(bench.step().area, u"350200"_s); // at once
        bench.answer(4);
        QCOMPARE(bench.step().area, u"350200"_s); // it had some
        bench.answer(6);
        bench.now += 4 * minute;
        bench.leases.clear();
        QCOMPARE(bench.step().area, u"350200"_s);
        bench.answer(5);
        bench.now += minute;
        QCOMPARE(bench.step().area, u"350500"_s); // five minutes later the preferred one again
        bench.refuse(u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(bench.step().area, u"350200"_s);
        bench.refuse(u"NO_RESOURCE_FOUND"_s);
        QCOMPARE(bench.step().area, u"0"_s);
        bench.refuse(u"NO_RESOURCE_FOUND"_s);
        const KeeperPlanner::Step step = bench.step();
        QCOMPARE(step.action, Does::None);
        QCOMPARE(bench.state().wait, Wait::Area);
        QVERIFY(isBetween(step.wakeMs - bench.now, 3'750, 6'250));
        bench.now = step.wakeMs;
        QCOMPARE(bench.step().area, u"350500"_s);
    }

    void anUnknownOutcomeStopsUntilItIsCleared()
    {
        Bench bench;
        bench.start();
        bench.end({.kind = Kind::Unknown});
        for (int i = 0; i < 100; ++i) {
            bench.now += hour;
            const KeeperPlanner::Step step = bench.step();
            QCOMPARE(step.action, Does::None); // no list: only the operator can say it
            QCOMPARE(step.wakeMs, 0);
            QCOMPARE(bench.state().phase, Phase::Unknown);
        }
        bench.planner.cleared(bench.now);
        QCOMPARE(bench.step().action, Does::Extract);
    }

    void aListClearsAnUnknownOutcomeUp()
    {
        Bench bench(10, true);
        bench.start();
        bench.answer(0);
        QCOMPARE(bench.step().action, Does::Extract);
        bench.end({.kind = Kind::Unknown});
        int lists = 0;
        for (int i = 0; i < 2 * hour / second; ++i) { // a list that does not tell
            const KeeperPlanner::Step step = bench.step();
            QVERIFY(step.action != Does::Extract);
            QCOMPARE(bench.state().phase, Phase::Unknown);
            if (step.action == Does::List) {
                QCOMPARE(step.reason.why, Why::ClearUp);
                ++lists;
                bench.end({.kind = Kind::Answered});
            }
            bench.now += second;
        }
        QVERIFY2(isBetween(lists, 20, 40), qPrintable(QString::number(lists))); // ever more slowly
        bench.planner.cleared(bench.now);
        QCOMPARE(bench.step().action, Does::Extract);
    }

    void aPauseDoesNotForgetAnUnknownOutcome()
    {
        Bench bench;
        bench.start();
        bench.planner.pause();
        bench.end({.kind = Kind::Unknown});
        QCOMPARE(bench.state().phase, Phase::Paused);
        bench.planner.start(bench.now, true);
        QCOMPARE(bench.step().action, Does::None);
        QCOMPARE(bench.state().phase, Phase::Unknown);
    }

    void aRefusedListIsNotAskedOnAndOn_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("stops");
        QTest::addColumn<qint64>("waits");
        QTest::newRow("rate") << u"REQUEST_LIMIT_EXCEEDED"_s << false << minute;
        QTest::newRow("failed") << u"INTERNAL_ERROR"_s << false << qint64(3'750);
        QTest::newRow("key") << u"KEY_BLOCK"_s << true << qint64(0);
        QTest::newRow("unknown code") << u"NEVER_SEEN_BEFORE"_s << true << qint64(0);
    }
    void aRefusedListIsNotAskedOnAndOn()
    {
        QFETCH(const QString, code);
        QFETCH(const bool, stops);
        QFETCH(const qint64, waits);
        Bench bench(10, true);
        QCOMPARE(bench.start().action, Does::List);
        bench.refuse(code);
        const KeeperPlanner::Step step = bench.step();
        QCOMPARE(step.action, Does::None);
        QCOMPARE(bench.state().phase == Phase::Stopped, stops);
        if (stops) {
            QCOMPARE(bench.state().code, code);
            return;
        }
        QVERIFY2(step.wakeMs >= bench.now + waits, qPrintable(QString::number(step.wakeMs - bench.now)));
        bench.now = step.wakeMs;
        QCOMPARE(bench.step().action, Does::List);
    }

    void whatWasNotSentOrWasCancelled()
    {
        Bench bench;
        bench.start();
        bench.end({.kind = Kind::NotSent, .stop = Stop::RecordFails});
        QCOMPARE(bench.state().phase, Phase::Stopped);
        QCOMPARE(bench.state().stop, Stop::RecordFails);
        bench.start();
        bench.end({.kind = Kind::Cancelled});
        QCOMPARE(bench.state().phase, Phase::Paused);
        QCOMPARE(bench.step().action, Does::None);
    }

    void theSameExitsAgainAreNotBoughtAtOnce()
    {
        Bench bench;
        bench.start();
        qint64 last = 0;
        for (int i = 0; i < 4; ++i) {
            bench.end({.kind = Kind::Answered, .received = 10, .added = 0});
            const KeeperPlanner::Step step = bench.step();
            QCOMPARE(step.action, Does::None);
            QVERIFY(step.wakeMs - bench.now > last); // 5, 10, 20 s, a quarter more or less
            last = step.wakeMs - bench.now;
            bench.now = step.wakeMs;
            QCOMPARE(bench.step().action, Does::Extract);
        }
    }
};

QTEST_APPLESS_MAIN(KeeperCallEndsTest)
#include "tst_keeper_call_ends.moc"
