// SPDX-License-Identifier: MIT
#include "system/descriptor_limit.h"

#include <QTest>

#include <sys/resource.h>

using namespace proxydeck;

class DescriptorLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLowSoftLimitIsRaised()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        if (before.rlim_max <= 256)
            QSKIP("the system allows no more");
        rlimit low = before;
        low.rlim_cur = 256;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
        raiseDescriptorLimit();
        rlimit after{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &after), 0);
        QVERIFY(after.rlim_cur == std::min<rlim_t>(10'240, before.rlim_max));
        QVERIFY(after.rlim_max == before.rlim_max);
    }

    void aHighOneStays()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit high = before;
        high.rlim_cur = before.rlim_max;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &high), 0);
        raiseDescriptorLimit();
        rlimit after{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &after), 0);
        QVERIFY(after.rlim_cur == high.rlim_cur);
    }
};

QTEST_GUILESS_MAIN(DescriptorLimitTest)
#include "tst_descriptor_limit.moc"
