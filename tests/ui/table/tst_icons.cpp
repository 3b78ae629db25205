// SPDX-License-Identifier: MIT
#include "ui/look/themed_icon.h"
#include "ui/table/state_icon.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class IconsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areCrispOnEveryScreen()
    {
        for (const QIcon &icon : {themedIcon("settings"_L1), stateIcon(LeaseState::Expiring, Qt::black)}) {
            QVERIFY(!icon.isNull());
            for (const double ratio : {1.0, 1.5, 2.0, 3.0}) {
                for (const int side : {16, 20, 24}) {
                    const QPixmap pixmap = icon.pixmap(QSize(side, side), ratio);
                    QCOMPARE(pixmap.size(), QSize(int(side * ratio), int(side * ratio)));
                    QCOMPARE(pixmap.devicePixelRatio(), ratio);
                }
            }
        }
    }
};

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
