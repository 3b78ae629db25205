// SPDX-License-Identifier: MIT
#include "base/system_clock.h"

#include <QFile>
#include <QTest>

using namespace proxydeck;

class SystemClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothGoOn()
    {
        const SystemClock clock;
        const qint64 utc = clock.utcMs();
        const qint64 steady = clock.steadyMs();
        QVERIFY(utc > 1'677'310'000'000);
        QTest::qSleep(60);
        QVERIFY(clock.steadyMs() - steady >= 30);
        qint64 last = clock.steadyMs();
        for (int i = 0; i < 1'000; ++i) {
            const qint64 now = clock.steadyMs();
            QVERIFY(now >= last);
            last = now;
        }
    }

    void countsSleepWhereTheSystemCan()
    {
        const SystemClock clock;
#if defined(Q_OS_LINUX) || defined(Q_OS_DARWIN) || defined(Q_OS_WIN)
        QVERIFY(clock.steadyCountsSleep());
#endif
#ifdef Q_OS_LINUX
        // The kernel's own word for the time since its start, sleep included.
        QFile uptime(QStringLiteral("/proc/uptime"));
        if (!uptime.open(QIODevice::ReadOnly))
            QSKIP("no /proc here");
        const qint64 before = clock.steadyMs();
        const double seconds = uptime.readAll().split(' ').constFirst().toDouble();
        const qint64 after = clock.steadyMs();
        QVERIFY(seconds * 1'000 >= double(before) - 20); // it has hundredths
        QVERIFY(seconds * 1'000 <= double(after) + 20);
#endif
    }
};

QTEST_GUILESS_MAIN(SystemClockTest)
#include "tst_system_clock.moc"
