// SPDX-License-Identifier: MIT
// Random admissions on a clock that steps: what must hold of each.
#include "pool_world.h"

#include <QRandomGenerator>
#include <QTest>

using namespace proxydeck;
using namespace proxydeck::test;
using namespace Qt::StringLiterals;

class PoolAdmissionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMustHoldHolds()
    {
        constexpr int each = 1'000; // admissions, before the next world
        constexpr int usual = 40;   // worlds
        const qint64 asked = qEnvironmentVariableIntValue("PROXYDECK_ADMISSIONS");
        const quint64 first = qEnvironmentVariable("PROXYDECK_ADMISSIONS_SEED").toULongLong();
        QList<quint64> seeds;
        for (int i = 1; i <= (asked > 0 ? int((asked + each - 1) / each) : usual); ++i)
            seeds.append(first + quint64(i));
        if (first == 0) {
            const quint64 random = QRandomGenerator::system()->generate();
            for (int i = 1; i <= usual / 4; ++i)
                seeds.append(random + quint64(i));
            qInfo("%d new worlds begin after PROXYDECK_ADMISSIONS_SEED=%llu", usual / 4, random);
        }
        QStringList faults;
        PoolWorld::Figures all;
        for (const quint64 seed : std::as_const(seeds)) {
            PoolWorld world(seed);
            if (const QString fault = world.play(each); !fault.isEmpty())
                faults.append(fault);
            const PoolWorld::Figures &some = world.figures();
            all.admitted += some.admitted;
            all.none += some.none;
            all.steps += some.steps;
            all.rebound += some.rebound;
            all.trials += some.trials;
            all.ends += some.ends;
            all.wasOut += some.wasOut;
            all.wasOwn += some.wasOwn;
            all.stayed += some.stayed;
            all.uncertain += some.uncertain;
        }
        qInfo("%lld admitted, %lld without a lease, %lld while the clock was uncertain, %lld steps of the clock, "
              "%lld sessions stayed, %lld were rebound, %lld trials, %lld ends told, %lld looks with some out, "
              "%lld with the own connection to blame",
              all.admitted, all.none, all.uncertain, all.steps, all.stayed, all.rebound, all.trials, all.ends,
              all.wasOut, all.wasOwn);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.mid(0, 5).join(u'\n')));
        if (seeds.size() >= usual) { // all of it was met
            QVERIFY(all.none > 0 && all.uncertain > 0 && all.steps > 0 && all.rebound > 0 && all.trials > 0);
            QVERIFY(all.stayed > 0 && all.ends > 0 && all.wasOut > 0 && all.wasOwn > 0);
        }
    }
};

QTEST_GUILESS_MAIN(PoolAdmissionsTest)
#include "tst_pool_admissions.moc"
