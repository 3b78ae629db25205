// SPDX-License-Identifier: MIT
#include "rate/rate_scheduler.h"
#include "support/fake_clock.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <queue>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

const RateBucket bucketA{"hash-a", "share.proxy.qg.net/get"};

/// The vendor: counts a call at some time between its sending and its answer.
class SimulatedVendor
{
public:
    struct Habits
    {
        qint64 longestMs = 300; ///< from sending to the answer
        double arrival = -1;    ///< when it is counted in that time: 0 at once, 1 with the answer, -1 at a random time
        int stallsPercent = 0;  ///< share of the answers that take stallMs
        qint64 stallMs = 20'000;
        int failuresPercent = 0; ///< share of the calls that are never sent
        int backgroundPercent = 0;
    };

    SimulatedVendor(FakeClock &clock, RateScheduler &scheduler, int allowed, const Habits &habits)
        : m_clock(clock)
        , m_scheduler(scheduler)
        , m_allowed(allowed)
        , m_habits(habits)
    {
    }

    /// Keeps \a pressed calls waiting at any time, for \a ms.
    void run(qint64 ms, int pressed)
    {
        const qint64 end = m_clock.steadyMs() + ms;
        while (m_clock.steadyMs() < end) {
            while (m_waiting < pressed) {
                ++m_waiting;
                const CallId id = ++m_lastId;
                const Priority priority
                    = m_random.bounded(100) < m_habits.backgroundPercent ? Priority::Background : Priority::Interactive;
                m_scheduler.enqueue(
                    id, bucketA, [this] { return m_allowed; }, priority, [this, id] { onStart(id); });
            }
            m_scheduler.startDue();
            qint64 next = m_scheduler.nextDueMs();
            if (!m_answers.empty() && (next < 0 || m_answers.top().first < next))
                next = m_answers.top().first;
            if (next < 0)
                QFAIL("nothing will ever happen again");
            m_clock.advance(std::max<qint64>(0, next - m_clock.steadyMs()));
            while (!m_answers.empty() && m_answers.top().first <= m_clock.steadyMs()) {
                const CallId id = m_answers.top().second;
                m_answers.pop();
                m_scheduler.answered(id, !m_failed.remove(id));
            }
        }
        std::sort(counted.begin(), counted.end());
    }

    QList<qint64> counted; ///< instants at which calls were counted
    int mostOnTheirWay = 0;

private:
    void onStart(CallId id)
    {
        --m_waiting;
        const qint64 now = m_clock.steadyMs();
        const bool stalls = m_random.bounded(100) < m_habits.stallsPercent;
        const qint64 takes = stalls ? m_habits.stallMs : m_random.bounded(m_habits.longestMs + 1);
        if (m_random.bounded(100) < m_habits.failuresPercent)
            m_failed.insert(id);
        else
            counted.append(
                now + qint64(double(takes) * (m_habits.arrival < 0 ? m_random.generateDouble() : m_habits.arrival)));
        m_answers.emplace(now + takes, id);
        mostOnTheirWay = std::max(mostOnTheirWay, int(m_answers.size()));
    }

    using Answer = std::pair<qint64, CallId>;
    FakeClock &m_clock;
    RateScheduler &m_scheduler;
    const int m_allowed;
    const Habits m_habits;
    QRandomGenerator m_random{4711};
    std::priority_queue<Answer, std::vector<Answer>, std::greater<>> m_answers;
    QSet<CallId> m_failed;
    int m_waiting = 0;
    CallId m_lastId = 0;
};

/// The largest number of calls counted in any closed range of 60 s.
int mostInAnyMinute(const QList<qint64> &counted)
{
    int most = 0;
    qsizetype first = 0;
    for (qsizetype last = 0; last < counted.size(); ++last) {
        while (counted[last] - counted[first] > 60'000)
            ++first;
        most = std::max(most, int(last - first + 1));
    }
    return most;
}

int mostInAMinuteOfTheClock(const QList<qint64> &counted, qint64 phase)
{
    QHash<qint64, int> minutes;
    int most = 0;
    for (const qint64 at : counted)
        most = std::max(most, ++minutes[(at + phase) / 60'000]);
    return most;
}

} // namespace

/// With a vendor that counts: never a call too many in any minute, and almost none too few.
class TestRateLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverTooManyNeverIdle_data();
    void neverTooManyNeverIdle();
};

void TestRateLimits::neverTooManyNeverIdle_data()
{
    QTest::addColumn<int>("allowed");
    QTest::addColumn<qint64>("longestMs");
    QTest::addColumn<double>("arrival");
    QTest::addColumn<int>("stallsPercent");
    QTest::addColumn<int>("failuresPercent");
    QTest::addColumn<int>("backgroundPercent");
    for (const int allowed : {15, 20, 60, 110, 510, 5010}) {
        for (const double arrival : {-1.0, 0.0, 1.0}) {
            QTest::addRow("%d a minute, 300 ms, counted at %g", allowed, arrival)
                << allowed << qint64(300) << arrival << 0 << 0 << 0;
        }
        QTest::addRow("%d a minute, at once", allowed) << allowed << qint64(0) << 0.0 << 0 << 0 << 0;
        QTest::addRow("%d a minute, slow", allowed) << allowed << qint64(9'000) << -1.0 << 0 << 0 << 50;
        QTest::addRow("%d a minute, stalls", allowed) << allowed << qint64(300) << -1.0 << 10 << 0 << 50;
        QTest::addRow("%d a minute, failures", allowed) << allowed << qint64(300) << -1.0 << 0 << 30 << 0;
        QTest::addRow("%d a minute, half of them in the background", allowed)
            << allowed << qint64(300) << -1.0 << 0 << 0 << 50;
    }
}

void TestRateLimits::neverTooManyNeverIdle()
{
    QFETCH(int, allowed);
    QFETCH(qint64, longestMs);
    QFETCH(double, arrival);
    QFETCH(int, stallsPercent);
    QFETCH(int, failuresPercent);
    QFETCH(int, backgroundPercent);

    FakeClock clock;
    RateScheduler scheduler(clock);
    SimulatedVendor vendor(clock, scheduler, allowed,
                           {.longestMs = longestMs,
                            .arrival = arrival,
                            .stallsPercent = stallsPercent,
                            .failuresPercent = failuresPercent,
                            .backgroundPercent = backgroundPercent});
    const int minutes = allowed > 1'000 ? 4 : 20;
    const qint64 begin = clock.steadyMs();
    vendor.run((minutes + 1) * 60'000, 12);

    QVERIFY(vendor.counted.size() > std::min(allowed, 1'000));
    QVERIFY2(mostInAnyMinute(vendor.counted) <= allowed, qPrintable(QString::number(mostInAnyMinute(vendor.counted))));
    for (qint64 phase = 0; phase < 60'000; phase += 997)
        QVERIFY(mostInAMinuteOfTheClock(vendor.counted, phase) <= allowed);
    QVERIFY(vendor.mostOnTheirWay <= std::min(allowed, RateScheduler::mostInFlight));

    if (longestMs <= 300 && stallsPercent == 0) {
        // Without the first minute, which is a burst.
        const auto used = std::count_if(vendor.counted.begin(), vendor.counted.end(), [&](qint64 at) {
            return at >= begin + 60'000 && at < begin + (minutes + 1) * 60'000;
        });
        // Background calls leave one slot to the operator.
        const int expected = backgroundPercent > 0 ? allowed - 1 : allowed;
        QVERIFY2(double(used) >= 0.99 * expected * minutes,
                 qPrintable(u"%1 of %2"_s.arg(used).arg(expected * minutes)));
    }
}

QTEST_GUILESS_MAIN(TestRateLimits)
#include "tst_rate_limits.moc"
