// SPDX-License-Identifier: MIT
#include "check/check_tally.h"

#include <QTest>

using namespace proxydeck;

using Pause = CheckProgress::Pause;

namespace {

constexpr qint64 start = 100'000;

CheckResult result(quint64 id, CheckVerdict verdict = CheckVerdict::Good)
{
    CheckResult made;
    made.id = id;
    made.outcome.verdict = verdict;
    return made;
}

} // namespace

class TestCheckTally : public QObject
{
    Q_OBJECT

    CheckProgress m_progress;

    bool takesProgress(CheckTally &tally, qint64 nowMs, Pause pause = Pause::None)
    {
        return tally.takeProgress(nowMs, 1, 16, pause, m_progress);
    }

private Q_SLOTS:
    void aFewTimesASecond()
    {
        CheckTally tally;
        tally.begin();
        tally.jobsAdded(4);
        QVERIFY(takesProgress(tally, start)); // a run has begun
        tally.ended(result(1));
        QCOMPARE(tally.takeResults(start).size(), 1);
        tally.ended(result(2));
        QCOMPARE(tally.takeResults(start + 249).size(), 0);
        QVERIFY(!takesProgress(tally, start + 249));
        tally.ended(result(3, CheckVerdict::Refused));
        QCOMPARE(tally.takeResults(start + 250).size(), 2);
        QVERIFY(takesProgress(tally, start + 250));
        QCOMPARE(m_progress.total, 4);
        QCOMPARE(m_progress.done, 3);
        QCOMPARE(m_progress.good, 2);
        QVERIFY(!m_progress.isIdle());
    }

    void theEndComesAfterItsResults()
    {
        CheckTally tally;
        tally.begin();
        tally.jobsAdded(1);
        QVERIFY(takesProgress(tally, start));
        tally.ended(result(1));
        QVERIFY(tally.isIdle());
        QVERIFY(!tally.isAllTold());
        QVERIFY(!takesProgress(tally, start + 1));
        QCOMPARE(tally.takeResults(start + 1).size(), 1); // at once, as nothing more will come
        QVERIFY(takesProgress(tally, start + 1));
        QVERIFY(m_progress.isIdle());
        QVERIFY(tally.isAllTold());
    }

    /// 10,000 that are cancelled at once must not stand in the window's way.
    void manyComeInParts()
    {
        CheckTally tally;
        tally.begin();
        tally.jobsAdded(10'000);
        for (quint64 id = 0; id < 10'000; ++id)
            tally.ended(result(id, CheckVerdict::Cancelled));
        quint64 next = 0;
        int parts = 0;
        for (qint64 now = start; next < 10'000; now += 50, ++parts) {
            const QList<CheckResult> part = tally.takeResults(now);
            QVERIFY(!part.isEmpty() && part.size() <= 500);
            if (next + 1'000 < 10'000)
                QVERIFY(tally.takeResults(now + 49).isEmpty());
            for (const CheckResult &one : part)
                QCOMPARE(one.id, next++);
        }
        QCOMPARE(parts, 20);
        QVERIFY(takesProgress(tally, start + 5'000));
    }

    void pauseIsToldAtOnce()
    {
        CheckTally tally;
        tally.begin();
        tally.jobsAdded(1);
        QVERIFY(takesProgress(tally, start));
        QVERIFY(takesProgress(tally, start + 1, Pause::OwnConnection));
        QCOMPARE(m_progress.pause, Pause::OwnConnection);
        QVERIFY(takesProgress(tally, start + 2));
        QCOMPARE(m_progress.pause, Pause::None);
    }

    void perSecond()
    {
        CheckTally tally;
        tally.begin();
        tally.jobsAdded(1'000);
        QVERIFY(takesProgress(tally, start));
        for (int step = 1; step <= 20; ++step) {
            for (int i = 0; i < 10; ++i)
                tally.ended(result(quint64(step * 10 + i)));
            QVERIFY(takesProgress(tally, start + step * 250));
        }
        QCOMPARE(m_progress.perSecond, 40.0);
    }

    void aNewRunCountsAnew()
    {
        CheckTally tally;
        tally.begin();
        tally.jobsAdded(1);
        tally.ended(result(1));
        tally.begin();
        tally.jobsAdded(2);
        QVERIFY(takesProgress(tally, start));
        QCOMPARE(m_progress.total, 2);
        QCOMPARE(m_progress.done, 0);
        QCOMPARE(tally.takeResults(start).size(), 1); // the run before has its results
    }
};

QTEST_APPLESS_MAIN(TestCheckTally)
#include "tst_check_tally.moc"
