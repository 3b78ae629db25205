// SPDX-License-Identifier: MIT
#include "base/nap_hold.h"

#include <QTest>

using namespace proxydeck;

class NapHoldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsUntilItIsLetGo()
    {
        NapHold hold;
        QVERIFY(!hold.isHeld());
        for (const bool held : {true, true, false, false, true}) {
            hold.set(held);
            QCOMPARE(hold.isHeld(), held);
        }
    } // lets go of what is held
};

QTEST_GUILESS_MAIN(NapHoldTest)
#include "tst_nap_hold.moc"
