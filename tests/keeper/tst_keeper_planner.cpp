// SPDX-License-Identifier: MIT
// What the planner decides, at instants that are told to it.
#include "keeper/keeper_planner.h"
#include "keeper/keeper_times.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace proxydeck;
using namespace Qt::StringLiterals;
using namespace keeper_times;

namespace {

using Does = KeeperPlanner::Action;
using Kind = KeeperCallEnd::Kind;
using Phase = KeeperState::Phase;
using Standing = KeptLease::Standing;
using Stop = KeeperState::Stop;
using Wait = KeeperState::Wait;
using Why = KeeperReason::Why;

/// 12:00:10 in China, the tenth second of an hour.
constexpr qint64 noon = 1'790'049'600'000 + 10 * second;
static_assert((noon - 10 * second) % hour == 0);

KeeperRates learned()
{
    KeeperRates rates;
    rates.known = 200;
    rates.lifeP10Ms = 290 * second;
    rates.lifeMeanMs = 300 * second;
    rates.callP90Ms = 600;
    rates.checkP90Ms = 400;
    return rates; // a lead of 3 s
}

/// A planner with the leases, the budget and the window of calls that a test gives it.
struct Bench
{
    explicit Bench(int keep = 10, bool hasList = false)
    {
        terms.keep = keep;
        terms.leastLeftS = 30;
        terms.manner = KeeperManner::Thrifty;
        terms.perHour = 1'000;
        terms.perDay = 10'000;
        plan.mode = Mode::Elastic;
        plan.hasList = hasList;
        tell();
        planner.setRates(learned());
    }
    void tell()
    {
        planner.setTerms(terms);
        planner.setPlan(plan);
    }
    void add(int count, qint64 leftMs, Standing standing = Standing::Good)
    {
        for (int i = 0; i < count; ++i)
            leases.push_back({now + leftMs, standing});
    }
    KeeperPlanner::Step step()
    {
        std::erase_if(leases, [this](const KeptLease &lease) { return lease.deadlineMs <= now; });
        KeeperView view;
        view.nowMs = now;
        view.leases = leases;
        view.spent = spent;
        view.freeCalls = freeCalls;
        view.nextFreeInMs = nextFreeInMs;
        return planner.step(view);
    }
    KeeperPlanner::Step start()
    {
        planner.start(now);
        return step();
    }
    void end(const KeeperCallEnd &with) { planner.callEnded(with, now); }
    void refuse(const QString &code) { end({.kind = Kind::Refused, .code = code, .requestId = u"r1"_s}); }
    void answer(int count, Standing standing = Standing::Good, qint64 leftMs = 300 * second)
    {
        add(count, leftMs, standing);
        end({.kind = Kind::Answered, .received = count, .added = count});
    }
    /// Starts, and ends the first extraction so.
    KeeperPlanner::Step after(const QString &code)
    {
        start();
        refuse(code);
        return step();
    }
    const KeeperState &state() const { return planner.state(); }

    KeeperTerms terms;
    KeeperPlan plan;
    KeeperPlanner planner{7};
    std::vector<KeptLease> leases;
    KeeperSpent spent;
    int freeCalls = 58;
    qint64 nextFreeInMs = 0;
    qint64 now = noon;
};

bool isBetween(qint64 value, qint64 least, qint64 most) { return value >= least && value <= most; }

} // namespace

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
