// SPDX-License-Identifier: MIT
#include "ui/look/fixed_font.h"
#include "ui/look/scaled_font.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/sign_label.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestFontFollower : public QObject
{
    Q_OBJECT

    /// What \a widget paints at \a ratio, as on a screen of that scale.
    static QImage painted(QWidget &widget, double ratio)
    {
        const QSize size = widget.sizeHint();
        widget.resize(size);
        QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::white);
        widget.render(&image);
        return image;
    }
    /// Whether \a large has more than the pixels of \a small, each drawn as several.
    static bool isSharper(const QImage &large, const QImage &small)
    {
        return large != small.scaled(large.size(), Qt::IgnoreAspectRatio, Qt::FastTransformation);
    }

private Q_SLOTS:
    void sizesFollowTheFont()
    {
        QWidget widget;
        QFont font = widget.font();
        font.setPointSize(10);
        widget.setFont(font);
        QLabel title(u"Title"_s, &widget);
        new FontFollower(widget, [&] {
            title.setFont(scaledFont(widget.font(), 2));
            title.setMinimumWidth(widget.fontMetrics().averageCharWidth() * 10);
        });
        QCOMPARE(title.font().pointSizeF(), 20.0);
        const int before = title.minimumWidth();
        QVERIFY(before > 0);
        font.setPointSize(20);
        widget.setFont(font);
        QCOMPARE(title.font().pointSizeF(), 40.0);
        QVERIFY(title.minimumWidth() > before * 3 / 2);
    }

    void aFontInPixelsIsScaledToo()
    {
        QFont font;
        font.setPixelSize(20);
        QCOMPARE(scaledFont(font, 1.35).pixelSize(), 27);
        QCOMPARE(fixedFont(font).pixelSize(), 19);
        font.setPointSizeF(10);
        QCOMPARE(scaledFont(font, 1.35).pointSizeF(), 13.5);
    }

    void signsAreSharpOnAnyScreen()
    {
        for (const Sign sign : {Sign::Information, Sign::Warning, Sign::Failure, Sign::Success}) {
            SignLabel label(sign);
            QVERIFY(isSharper(painted(label, 2), painted(label, 1)));
        }
    }
};

QTEST_MAIN(TestFontFollower)
#include "tst_font_follower.moc"
