// SPDX-License-Identifier: MIT
#include "ui/cells/state_icon.h"
#include "ui/look/contrast.h"
#include "ui/look/frame_icon.h"
#include "ui/look/outlined_style.h"
#include "ui/look/themed_icon.h"

#include <QGuiApplication>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class IconsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areCrispOnEveryScreen()
    {
        for (const QIcon &icon :
             {themedIcon("settings"_L1), stateIcon(LeaseState::Expiring, Qt::black), frameIcon(FrameSign::Float)}) {
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

    /// WCAG 2.2, 1.4.11, at the icon size of a dock's title bar.
    void whatClosesADockIsSeen()
    {
        const OutlinedStyle style;
        const QPalette before = QGuiApplication::palette();
        for (const QColor &window : {QColor(0xf5f6f8), QColor(0x202326)}) {
            QGuiApplication::setPalette(QPalette(window));
            for (const auto which : {QStyle::SP_DockWidgetCloseButton, QStyle::SP_TitleBarNormalButton}) {
                const QImage image = style.standardIcon(which).pixmap(QSize(10, 10), 1.0).toImage();
                int seen = 0;
                for (int y = 0; y < image.height(); ++y) {
                    for (int x = 0; x < image.width(); ++x) {
                        const QColor ink = image.pixelColor(x, y);
                        seen += contrastRatio(window, mixed(window, ink, ink.alphaF())) >= 3.0;
                    }
                }
                QVERIFY2(seen >= 10, qPrintable(u"%1 on %2"_s.arg(seen).arg(window.name())));
            }
        }
        QGuiApplication::setPalette(before);
    }
};

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
