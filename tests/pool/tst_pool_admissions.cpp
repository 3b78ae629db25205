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

    static constexpr int each = 1'000; ///< admissions, before the next world
    static constexpr int usual = 40;   ///< worlds
    static constexpr int inARow = 10;

    PoolWorld::Figures m_all;
    int m_worlds = 0;

private Q_SLOTS:
    void whatMustHoldHolds_data()
    {
        QTest::addColumn<quint64>("after"); // the seeds that follow it
        QTest::addColumn<int>("worlds");
        const int asked = qEnvironmentVariableIntValue("PROXYDECK_ADMISSIONS");
        const quint64 first = qEnvironmentVariable("PROXYDECK_ADMISSIONS_SEED").toULongLong();
        const int worlds = asked > 0 ? (asked + each - 1) / each : usual;
        for (int i = 0; i < worlds; i += inARow)
            QTest::addRow("after %llu", first + quint64(i)) << first + quint64(i) << qMin(inARow, worlds - i);
        if (first == 0) {
            const quint64 random = QRandomGenerator::system()->generate();
            QTest::addRow("new after PROXYDECK_ADMISSIONS_SEED=%llu", random) << random << inARow;
        }
    }
    void whatMustHoldHolds()
    {
        QFETCH(const quint64, after);
        QFETCH(const int, worlds);
        QStringList faults;
        for (int i = 1; i <= worlds; ++i) {
            PoolWorld world(after + quint64(i));
            if (const QString fault = world.play(each); !fault.isEmpty())
                faults.append(fault);
            m_all.add(world.figures());
            ++m_worlds;
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.mid(0, 5).join(u'\n')));
    }

    void allOfItWasMet()
    {
        qInfo("%lld admitted, %lld without a lease, %lld while the clock was uncertain, %lld steps of the clock, "
              "%lld sessions stayed, %lld were rebound, %lld trials, %lld ends told, %lld looks with some out, "
              "%lld with the own connection to blame",
              m_all.admitted, m_all.none, m_all.uncertain, m_all.steps, m_all.stayed, m_all.rebound, m_all.trials,
              m_all.ends, m_all.wasOut, m_all.wasOwn);
        if (m_worlds < usual)
            QSKIP("A few worlds need not meet all of it.");
        QVERIFY(m_all.none > 0 && m_all.uncertain > 0 && m_all.steps > 0 && m_all.rebound > 0 && m_all.trials > 0);
        QVERIFY(m_all.stayed > 0 && m_all.ends > 0 && m_all.wasOut > 0 && m_all.wasOwn > 0);
    }
};

QTEST_GUILESS_MAIN(PoolAdmissionsTest)
#include "tst_pool_admissions.moc"
