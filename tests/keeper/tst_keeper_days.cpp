// SPDX-License-Identifier: MIT
// Random days of a kept key, with everything that goes wrong: what must hold on each of them.
#include "keeper/keeper_times.h"
#include "keeper_world.h"

#include <QRandomGenerator>
#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;
using namespace Qt::StringLiterals;

class KeeperDaysTest : public QObject
{
    Q_OBJECT

    static KeeperWorld::Traits traitsOf(std::mt19937_64 &random)
    {
        const auto chance = [&random] { return double(random() >> 11) / 9'007'199'254'740'992.0; };
        const auto sometimes = [&chance](double most) { return chance() < 0.5 ? 0 : most * chance(); };
        KeeperWorld::Traits traits;
        traits.lifeMs = qint64(120'000 + 780'000 * chance());
        traits.lifeSpread = 0.2 * chance();
        traits.diesEarly = sometimes(0.1);
        traits.isBad = sometimes(0.3);
        traits.callMs = qint64(100 + 900 * chance());
        traits.checkMs = qint64(100 + 900 * chance());
        traits.lost = sometimes(0.02);
        traits.failed = sometimes(0.05);
        traits.notConnected = sometimes(0.05);
        traits.fewer = sometimes(0.2);
        traits.noStock = sometimes(0.1);
        traits.sameAgain = sometimes(0.05);
        traits.otherUser = chance() < 0.3 ? 0.05 * chance() : 0;
        traits.dailyLimit = chance() < 0.2 ? 500 + int(5'000 * chance()) : 0;
        traits.sleeps = chance() < 0.2;
        traits.clockSteps = chance() < 0.3;
        traits.lifeChange = chance() < 0.3 ? 0.5 + 1.5 * chance() : 1;
        return traits;
    }
    static KeeperTerms termsOf(std::mt19937_64 &random)
    {
        const auto below = [&random](int most) { return int(random() % quint64(most)); };
        KeeperTerms terms;
        terms.keep = 1 + below(30);
        terms.leastLeftS = 10 + below(40);
        terms.manner = below(2) ? KeeperManner::Firm : KeeperManner::Thrifty;
        terms.mustBeChecked = below(5) > 0;
        terms.perHour = 50 + below(2'000);
        terms.perDay = 200 + below(20'000);
        if (below(3) == 0)
            terms.areas = QStringList{u"350500"_s, u"330700"_s, u"0"_s};
        return terms;
    }
    static KeeperPlan planOf(std::mt19937_64 &random, const KeeperTerms &terms)
    {
        const auto below = [&random](int most) { return int(random() % quint64(most)); };
        KeeperPlan plan;
        constexpr std::array modes{Mode::Channel, Mode::Elastic, Mode::Even, Mode::Metered};
        plan.mode = modes[size_t(below(4))];
        plan.mostPerCall = below(2) ? 100 : 1 + below(10);
        plan.channels = plan.mode == Mode::Channel ? terms.keep + below(20) : 0;
        plan.hasList = plan.mode == Mode::Channel;
        plan.afterLimit = below(2) ? AfterLimit::Tomorrow : AfterLimit::NotSet;
        return plan;
    }
    static QString wrong(quint64 seed)
    {
        std::mt19937_64 random(seed);
        const KeeperWorld::Traits traits = traitsOf(random);
        const KeeperTerms terms = termsOf(random);
        KeeperWorld world(traits, terms, planOf(random, terms), seed);
        world.start();
        qint64 ended = 0;
        for (int hour = 0; hour < 24; ++hour) {
            world.measure();
            world.run(keeper_times::hour);
            const KeeperWorld::Figures &figures = world.figures();
            if (figures.overBudget > 0)
                return u"%1: the budget was exceeded"_s.arg(seed);
            if (figures.whileUnknown > 0)
                return u"%1: extracted while an outcome was not known"_s.arg(seed);
            if (figures.rateRefusals > 0)
                return u"%1: %2 calls refused for their rate, without another user"_s.arg(seed).arg(
                    figures.rateRefusals);
            if (figures.hastyRefusals > 0)
                return u"%1: %2 calls refused again before the wait was over"_s.arg(seed).arg(figures.hastyRefusals);
            // A call has a wake before it, and a back-off one after it.
            if (figures.wakes > figures.ended + 3 * figures.calls + 60)
                return u"%1: %2 wakes in an hour, %3 leases ended, %4 calls"_s.arg(seed)
                    .arg(figures.wakes)
                    .arg(figures.ended)
                    .arg(figures.calls);
            ended += figures.ended;
        }
        return ended == 0 ? u"%1: nothing was ever extracted"_s.arg(seed) : QString();
    }

private Q_SLOTS:
    void whatMustHoldHolds()
    {
        constexpr int usual = 20; // days, each a second without optimization
        const int asked = qEnvironmentVariableIntValue("PROXYDECK_KEEPER_DAYS");
        quint64 first = qEnvironmentVariable("PROXYDECK_KEEPER_SEED").toULongLong();
        QList<quint64> seeds;
        for (int i = 1; i <= (asked > 0 ? asked : usual); ++i)
            seeds.append(first + quint64(i));
        if (first == 0) {
            const quint64 random = QRandomGenerator::system()->generate();
            for (int i = 1; i <= usual / 5; ++i)
                seeds.append(random + quint64(i));
            qInfo("%d new days begin after PROXYDECK_KEEPER_SEED=%llu", usual / 5, random);
        }
        QStringList faults;
        for (const quint64 seed : std::as_const(seeds)) {
            if (const QString fault = wrong(seed); !fault.isEmpty())
                faults.append(fault);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    /// From one lease to the next they live too short to be of use: it is not bought on and on.
    void livesThatBecomeTooShortStopIt()
    {
        KeeperWorld::Traits traits;
        traits.lifeChange = 0.1; // of five minutes
        KeeperTerms terms;
        terms.perHour = terms.perDay = KeeperTerms::mostBudget;
        KeeperPlan plan;
        plan.mode = Mode::Elastic;
        KeeperWorld world(traits, terms, plan, 3);
        world.start();
        world.run(12 * keeper_times::hour - keeper_times::minute);
        QVERIFY(world.planner().isOn());
        world.measure();
        world.run(keeper_times::hour);
        QCOMPARE(world.planner().state().stop, KeeperState::Stop::LeastLeft);
        // A tenth of what it learns from has to be so short; on and on it would be thousands.
        QVERIFY2(world.figures().extracted <= 100, qPrintable(QString::number(world.figures().extracted)));
    }
};

QTEST_APPLESS_MAIN(KeeperDaysTest)
#include "tst_keeper_days.moc"
