// SPDX-License-Identifier: MIT
#include "keeper/keeper_learner.h"
#include "keeper/keeper_sums.h"
#include "keeper/keeper_times.h"
#include "lease/lease.h"

#include <QTest>

#include <cmath>

using namespace proxydeck;
using namespace keeper_times;

class KeeperLearnerTest : public QObject
{
    Q_OBJECT

    static KeeperLearner::Lease lease(qint64 lifeMs, bool isGood = true)
    {
        KeeperLearner::Lease lease;
        lease.obtainedMs = day;
        lease.deadlineMs = day + lifeMs;
        lease.judgedMs = day + second;
        lease.wasGood = isGood;
        return lease;
    }

private Q_SLOTS:
    void untilTwentyAreKnownItGuesses()
    {
        KeeperLearner learner;
        QCOMPARE(learner.rates().known, 0);
        QCOMPARE(learner.rates().leadMs(), 3 * second);
        for (int i = 0; i < 19; ++i)
            learner.take(i, lease((300 - i) * second, false));
        const KeeperRates rates = learner.rates();
        QVERIFY(rates.isGuess());
        QCOMPARE(rates.lifeP10Ms, 282 * second); // the shortest
        QCOMPARE(rates.yield, 1.0);
        QCOMPARE(rates.leadMs(), 3 * second);
        learner.take(19, lease(300 * second));
        QVERIFY(!learner.rates().isGuess());
    }

    void itLearnsLivesYieldAndTimes()
    {
        KeeperLearner learner;
        for (int i = 0; i < 100; ++i) {
            KeeperLearner::Lease one = lease((200 + i) * second, i % 10 != 0);
            one.judgedMs = one.obtainedMs + i * 10;
            learner.take(i, one);
            learner.take(KeeperLearner::Call{i});
        }
        KeeperRates rates = learner.rates();
        QCOMPARE(rates.known, 100);
        QCOMPARE(rates.lifeMeanMs, 249'500);
        QVERIFY(std::abs(rates.lifeP10Ms - 210 * second) <= second);
        QCOMPARE(rates.yield, 0.9);
        QVERIFY(std::abs(rates.checkP90Ms - 890) <= 10);
        QVERIFY(std::abs(rates.callP90Ms - 94) <= 1); // of the last fifty
        learner.setChecked(false);
        rates = learner.rates();
        QCOMPARE(rates.checkP90Ms, 0);
        QCOMPARE(rates.yield, 1.0);
    }

    void theYieldIsAtLeastAHalf()
    {
        KeeperLearner learner;
        for (int i = 0; i < 50; ++i)
            learner.take(i, lease(300 * second, false));
        QCOMPARE(learner.rates().yield, 0.5); // or a bad hour would order without end
    }

    void earlyEndsPerLeaseAndSecond()
    {
        KeeperLearner learner;
        for (int i = 0; i < 40; ++i) {
            KeeperLearner::Lease one = lease(300 * second);
            one.lastGoodMs = one.judgedMs + 100 * second;
            if (i < 4)
                one.diedMs = one.lastGoodMs;
            learner.take(i, one);
        }
        QCOMPARE(learner.rates().deathsPerSecond, 0.0); // no check would see them
        learner.setCheckInterval(30 * second);
        const KeeperRates rates = learner.rates();
        QCOMPARE(rates.deathsPerSecond, 4 / 4'000.0);
        QCOMPARE(rates.deaths, 4);
        QCOMPARE(rates.detectionMs, 15 * second);
    }

    void onlyTheLatestCountAndUndatedOnesDoNot()
    {
        KeeperLearner learner;
        for (int i = 0; i < 300; ++i)
            learner.take(i, lease(i < 100 ? 60 * second : 300 * second));
        QCOMPARE(learner.rates().known, KeeperRates::mostKnown);
        QCOMPARE(learner.rates().lifeMeanMs, 300 * second);
        KeeperLearner::Lease undated;
        undated.obtainedMs = day;
        undated.deadlineMs = noDeadline;
        learner.take(300, undated);
        QCOMPARE(learner.rates().known, KeeperRates::mostKnown - 1);
        QCOMPARE(learner.rates().lifeMeanMs, 300 * second);
    }

    void whatItCosts()
    {
        KeeperTerms terms;
        terms.keep = 20;
        terms.leastLeftS = 30;
        terms.manner = KeeperManner::Thrifty;
        KeeperRates rates;
        QCOMPARE(keeperExtractionsAnHour(terms, rates), 0.0); // nothing is known
        rates.known = 200;
        rates.lifeP10Ms = rates.lifeMeanMs = 60 * second;
        QCOMPARE(keeperExtractionsAnHour(terms, rates), 20 * 3'600 / 30.0);
        rates.yield = 0.8;
        QCOMPARE(keeperExtractionsAnHour(terms, rates), 20 * 3'600 / 30.0 / 0.8);
        QCOMPARE(keeperMostLeastLeftS(rates), 56); // less than 57, with a lead of 3 s
        terms.leastLeftS = 57;
        QCOMPARE(keeperExtractionsAnHour(terms, rates), 0.0);
    }
};

QTEST_APPLESS_MAIN(KeeperLearnerTest)
#include "tst_keeper_learner.moc"
