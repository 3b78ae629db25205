// SPDX-License-Identifier: MIT
#include "check/worst_outcome.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Verdict = CheckVerdict;

namespace {

CheckOutcome outcome(Verdict verdict, qint32 ms = -1, const QString &exit = {})
{
    CheckOutcome made;
    made.verdict = verdict;
    made.times.connectMs = 0;
    made.times.restMs = ms;
    made.exitIp = exit;
    return made;
}

} // namespace

class TestWorstOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void median()
    {
        const auto totalOf = [](const QList<qint32> &totals) {
            QList<CheckOutcome> samples;
            for (const qint32 ms : totals)
                samples.append(outcome(Verdict::Good, ms));
            return medianOutcome(samples).times.totalMs();
        };
        QCOMPARE(totalOf({7}), 7);
        QCOMPARE(totalOf({900, 10, 30}), 30);
        QCOMPARE(totalOf({900, 10, 30, 20}), 20);
        QCOMPARE(totalOf({5, 900, 10, 30, 20}), 20);
    }

    void lostSamplesDoNotCount()
    {
        const CheckOutcome good = medianOutcome({outcome(Verdict::TimedOut), outcome(Verdict::Good, 50)});
        QCOMPARE(good.verdict, Verdict::Good);
        QCOMPARE(good.times.totalMs(), 50);
        const CheckOutcome lost = medianOutcome({outcome(Verdict::Unreachable), outcome(Verdict::TimedOut)});
        QCOMPARE(lost.verdict, Verdict::Unreachable);
    }

    void oneOtherExitIsEnough()
    {
        const CheckOutcome it
            = medianOutcome({outcome(Verdict::Good, 10, u"a"_s), outcome(Verdict::Differs, 90, u"b"_s),
                             outcome(Verdict::Good, 20, u"a"_s)});
        QCOMPARE(it.verdict, Verdict::Differs);
        QCOMPARE(it.exitIp, u"b"_s);
        QCOMPARE(it.times.totalMs(), 20);
    }

    void worst_data()
    {
        QTest::addColumn<Verdict>("a");
        QTest::addColumn<Verdict>("b");
        QTest::addColumn<Verdict>("worst");
        QTest::newRow("an address without exit") << Verdict::Good << Verdict::ExitUnknown << Verdict::Good;
        QTest::newRow("another exit") << Verdict::Good << Verdict::Differs << Verdict::Differs;
        QTest::newRow("failed") << Verdict::Differs << Verdict::NoRoute << Verdict::NoRoute;
        QTest::newRow("transparent") << Verdict::Differs << Verdict::Transparent << Verdict::Transparent;
        QTest::newRow("both failed") << Verdict::NotAllowed << Verdict::TimedOut << Verdict::TimedOut;
    }

    void worst()
    {
        QFETCH(Verdict, a);
        QFETCH(Verdict, b);
        QFETCH(Verdict, worst);
        QCOMPARE(worstOutcome({outcome(a, 10), outcome(b, 10)}).verdict, worst);
        QCOMPARE(worstOutcome({outcome(b, 10), outcome(a, 10)}).verdict, worst);
    }

    void theSlowestOfEqualOnes()
    {
        const CheckOutcome it = worstOutcome({outcome(Verdict::ExitUnknown, 90), outcome(Verdict::ExitUnknown, 10)});
        QCOMPARE(it.times.totalMs(), 90);
    }

    void theExitOfAnother()
    {
        CheckOutcome with = outcome(Verdict::ExitUnknown, 10, u"8.8.4.4"_s);
        const CheckOutcome it = worstOutcome({with, outcome(Verdict::ExitUnknown, 90)});
        QCOMPARE(it.times.totalMs(), 90);
        QCOMPARE(it.exitIp, u"8.8.4.4"_s);
    }
};

QTEST_APPLESS_MAIN(TestWorstOutcome)
#include "tst_worst_outcome.moc"
