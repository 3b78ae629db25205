// SPDX-License-Identifier: MIT
#include "ui/look/program_icon.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace proxydeck;

class TestProgramIcon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereInEverySize()
    {
        const QIcon icon = programIcon();
        QList<int> sides;
        for (const QSize &size : icon.availableSizes()) {
            sides.append(size.width());
            const QPixmap drawn = icon.pixmap(size, 1.0);
            QCOMPARE(drawn.size(), size);
            QVERIFY(hasColour(drawn.toImage()));
        }
        QCOMPARE(sides, (QList<int>{16, 24, 32, 48, 64, 128, 256}));
    }

    void fitsWhereNoneWasDrawn_data()
    {
        QTest::addColumn<QSize>("asked");
        QTest::addColumn<QSize>("got");
        QTest::newRow("between two") << QSize(40, 40) << QSize(40, 40);
        QTest::newRow("wider than high") << QSize(100, 22) << QSize(22, 22);
        QTest::newRow("larger than any") << QSize(512, 512) << QSize(256, 256);
    }
    void fitsWhereNoneWasDrawn()
    {
        QFETCH(const QSize, asked);
        QFETCH(const QSize, got);
        const QIcon icon = programIcon();
        QCOMPARE(icon.actualSize(asked), got);
        const QPixmap drawn = icon.pixmap(asked, 1.0);
        QCOMPARE(drawn.size(), got);
        QVERIFY(hasColour(drawn.toImage()));
    }

    void isPaintedInTheMiddle()
    {
        QImage paper(60, 40, QImage::Format_ARGB32_Premultiplied);
        paper.fill(Qt::transparent);
        QPainter painter(&paper);
        programIcon().paint(&painter, QRect(0, 0, 60, 40));
        painter.end();
        QVERIFY(hasColour(paper.copy(10, 0, 40, 40)));
        QVERIFY(!hasColour(paper.copy(0, 0, 10, 40)));
        QVERIFY(!hasColour(paper.copy(50, 0, 10, 40)));
    }

private:
    static bool hasColour(const QImage &image)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) > 0)
                    return true;
            }
        }
        return false;
    }
};

QTEST_MAIN(TestProgramIcon)
#include "tst_program_icon.moc"
