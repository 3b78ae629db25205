// SPDX-License-Identifier: MIT
#include "base/app_nap_blocker.h"

#include <QTest>

using namespace proxydeck;

class AppNapBlockerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsUntilItIsLetGo()
    {
        AppNapBlocker hold;
        QVERIFY(!hold.isHeld());
        for (const bool held : {true, true, false, false, true}) {
            hold.set(held);
            QCOMPARE(hold.isHeld(), held);
        }
    } // lets go of what is held
};

QTEST_GUILESS_MAIN(AppNapBlockerTest)
#include "tst_app_nap_blocker.moc"
