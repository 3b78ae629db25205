// SPDX-License-Identifier: MIT
#include "ui/cells/remaining_delegate.h"
#include "ui/cells/state_colors.h"
#include "ui/cells/state_icon.h"
#include "ui/look/contrast.h"
#include "ui/look/sign_icon.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>
#include <QWidget>

#include <cmath>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// WCAG 2.2, "contrast ratio" and "relative luminance", computed independently of the code under test.
double ratioByTheBook(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &c) {
        const auto part = [](int channel) {
            const double s = channel / 255.0;
            return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(c.red()) + 0.7152 * part(c.green()) + 0.0722 * part(c.blue());
    };
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QPalette palette(QRgb base, QRgb text, QRgb highlight, QRgb highlighted, QRgb inactiveHighlight)
{
    QPalette result;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        result.setColor(group, QPalette::Base, base);
        result.setColor(group, QPalette::Window, base);
        result.setColor(group, QPalette::Text, text);
        result.setColor(group, QPalette::WindowText, text);
        result.setColor(group, QPalette::Highlight, group == QPalette::Active ? highlight : inactiveHighlight);
        result.setColor(group, QPalette::HighlightedText, highlighted);
    }
    return result;
}

constexpr CheckSign allChecks[]
    = {CheckSign::Pending, CheckSign::Good, CheckSign::Differs, CheckSign::Bad, CheckSign::Void};
constexpr LeaseState allStates[] = {LeaseState::Live, LeaseState::Expiring, LeaseState::Expired, LeaseState::Undated};

} // namespace

class TestStateColors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownRatios();
    void everythingCanBeRead_data();
    void everythingCanBeRead();
    void statesDiffer_data() { everythingCanBeRead_data(); }
    void statesDiffer();
    void highContrastKeepsItsSelection();
    void aTintStaysATint();
    void viewFollowsItsWindow();
    void iconsDiffer();
    void signsDiffer();
    void checksDiffer();
    void shareOfTheBar();
};

void TestStateColors::knownRatios()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // The well-known greys just above and below 4.5:1 on white.
    QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

void TestStateColors::everythingCanBeRead_data()
{
    QTest::addColumn<QPalette>("given");
    QTest::newRow("light, green") << palette(0xffffffff, 0xff1d2127, 0xff1f6f50, 0xffffffff, 0xffa9b3ae);
    QTest::newRow("dark, green") << palette(0xff181a1d, 0xffe7e9ec, 0xff2b7d5c, 0xffffffff, 0xff3d4a45);
    QTest::newRow("Windows 10") << palette(0xffffffff, 0xff000000, 0xff0078d7, 0xffffffff, 0xfff0f0f0);
    QTest::newRow("Fusion") << palette(0xffffffff, 0xff000000, 0xff308cc6, 0xffffffff, 0xff919191);
    QTest::newRow("macOS dark") << palette(0xff1e1e1e, 0xffffffff, 0xff0058d0, 0xffffffff, 0xff464646);
    QTest::newRow("high contrast black") << palette(0xff000000, 0xffffffff, 0xff1aebff, 0xff000000, 0xff1aebff);
    QTest::newRow("high contrast white") << palette(0xffffffff, 0xff000000, 0xff37006e, 0xffffffff, 0xff37006e);
    QTest::newRow("Solarized") << palette(0xfffdf6e3, 0xff657b83, 0xff268bd2, 0xfffdf6e3, 0xff93a1a1);
    QTest::newRow("grey on grey") << palette(0xff808080, 0xff909090, 0xff707070, 0xff808080, 0xff787878);
}

void TestStateColors::everythingCanBeRead()
{
    QFETCH(QPalette, given);
    const QPalette shown = withLegibleSelection(given);
    const StateColors colors(shown);
    const std::pair<CellBackground, QColor> grounds[] = {
        {CellBackground::Plain, shown.color(QPalette::Active, QPalette::Base)},
        {CellBackground::Selected, shown.color(QPalette::Active, QPalette::Highlight)},
        {CellBackground::SelectedInactive, shown.color(QPalette::Inactive, QPalette::Highlight)},
    };
    for (const auto &[cellBackground, ground] : grounds) {
        for (const CheckSign sign : allChecks) {
            QVERIFY2(ratioByTheBook(ground, colors.check(sign, cellBackground)) >= 4.5,
                     qPrintable(u"check %1 on %2"_s.arg(int(sign)).arg(ground.name())));
        }
        for (const LeaseState state : allStates) {
            const QColor mark = colors.state(state, cellBackground);
            const QColor text = colors.text(state, cellBackground);
            const auto told = [&](const QColor &color) {
                return u"cellBackground %1 %2, state %3: %4 has %5"_s.arg(int(cellBackground))
                    .arg(ground.name())
                    .arg(int(state))
                    .arg(color.name())
                    .arg(ratioByTheBook(ground, color))
                    .toUtf8();
            };
            QVERIFY2(ratioByTheBook(ground, mark) >= 4.5, told(mark).constData());
            QVERIFY2(ratioByTheBook(ground, text) >= 4.5, told(text).constData());
            // A bar against its barBackground, WCAG 1.4.11.
            if (state != LeaseState::Expired && given.color(QPalette::Base) != QColor(0xff808080))
                QVERIFY2(ratioByTheBook(colors.barBackground(cellBackground), mark) >= 3.0, told(mark).constData());
        }
    }
}

void TestStateColors::statesDiffer()
{
    QFETCH(QPalette, given);
    const QColor base = given.color(QPalette::Base);
    if (base == QColor(0xff808080))
        return; // on this grey, black is the only readable colour
    const StateColors colors(withLegibleSelection(given));
    QVERIFY(colors.state(LeaseState::Live) != colors.state(LeaseState::Expiring));
    QVERIFY(colors.state(LeaseState::Live).hslHue() > 90 && colors.state(LeaseState::Live).hslHue() < 180);
    QVERIFY(colors.state(LeaseState::Expiring).hslHue() > 15 && colors.state(LeaseState::Expiring).hslHue() < 60);
    QVERIFY(colors.check(CheckSign::Good) != colors.check(CheckSign::Differs));
    QVERIFY(colors.check(CheckSign::Bad) != colors.check(CheckSign::Differs));
    QVERIFY(colors.check(CheckSign::Bad).hslHue() < 15 || colors.check(CheckSign::Bad).hslHue() > 345);
    if (ratioByTheBook(base, given.color(QPalette::Text)) > 7)
        QVERIFY(ratioByTheBook(base, colors.text(LeaseState::Expired))
                < ratioByTheBook(base, colors.text(LeaseState::Live)));
}

void TestStateColors::highContrastKeepsItsSelection()
{
    const QPalette given = palette(0xff000000, 0xffffffff, 0xff1aebff, 0xff000000, 0xff1aebff);
    const QPalette shown = withLegibleSelection(given);
    QCOMPARE(shown.color(QPalette::Highlight), QColor(0xff1aebff));
    const StateColors colors(shown);
    QCOMPARE(colors.text(LeaseState::Live, CellBackground::Selected), QColor(Qt::black));
    QCOMPARE(colors.state(LeaseState::Expiring, CellBackground::Selected), QColor(Qt::black));
}

void TestStateColors::aTintStaysATint()
{
    const QPalette once = withLegibleSelection(palette(0xffffffff, 0xff1d2127, 0xff1f6f50, 0xffffffff, 0xffa9b3ae));
    const QColor tint = once.color(QPalette::Active, QPalette::Highlight);
    QVERIFY(tint != QColor(0xff1f6f50));
    QVERIFY(ratioByTheBook(tint, Qt::white) > 1.15); // still visible
    QVERIFY(ratioByTheBook(once.color(QPalette::Inactive, QPalette::Highlight), Qt::white) > 1.1);
}

void TestStateColors::viewFollowsItsWindow()
{
    QWidget window;
    QWidget view(&window);
    window.setPalette(palette(0xffffffff, 0xff1d2127, 0xff1f6f50, 0xffffffff, 0xffa9b3ae));
    applyLegibleSelection(view);
    const QColor light = view.palette().color(QPalette::Highlight);
    applyLegibleSelection(view);
    QCOMPARE(view.palette().color(QPalette::Highlight), light); // the tint is not derived from an earlier tint
    window.setPalette(palette(0xff181a1d, 0xffe7e9ec, 0xff2b7d5c, 0xffffffff, 0xff3d4a45));
    QCOMPARE(view.palette().color(QPalette::Base), QColor(0xff181a1d));
    applyLegibleSelection(view);
    QVERIFY(view.palette().color(QPalette::Highlight).lightness() < 128);
}

void TestStateColors::iconsDiffer()
{
    // The icons must differ without colour: each covers a different number of pixels.
    QList<QImage> images;
    for (const LeaseState state : allStates) {
        QImage image(32, 32, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintStateIcon(painter, QRectF(0, 0, 32, 32), state, Qt::black);
        painter.end();
        images.append(image);
    }
    const auto inked = [&](LeaseState state, int x, int y) { return qGray(images[int(state)].pixel(x, y)) < 128; };
    QVERIFY(inked(LeaseState::Live, 8, 16) && inked(LeaseState::Live, 24, 16));
    QVERIFY(inked(LeaseState::Expiring, 8, 16) && !inked(LeaseState::Expiring, 24, 16));
    QVERIFY(!inked(LeaseState::Expired, 8, 16) && !inked(LeaseState::Expired, 24, 16));
    QVERIFY(inked(LeaseState::Expired, 1, 16));
    QVERIFY(!inked(LeaseState::Undated, 1, 16));
    QVERIFY(inked(LeaseState::Undated, 16, 28)); // the dot of the question mark
    QVERIFY(!stateIcon(LeaseState::Live, Qt::black).pixmap(16, 16).isNull());
}

void TestStateColors::signsDiffer()
{
    for (const QColor &ground :
         {QColor(Qt::white), QColor(0xf5, 0xf6, 0xf8), QColor(0x20, 0x23, 0x26), QColor(0x3a, 0x1c, 0x1c)}) {
        QList<int> ink;
        for (const Sign sign : {Sign::Information, Sign::Warning, Sign::Failure, Sign::Success}) {
            QVERIFY(contrastRatio(signColor(sign, ground), ground) >= 3.0);
            QImage image(32, 32, QImage::Format_RGB32);
            image.fill(ground);
            QPainter painter(&image);
            paintSign(painter, QRectF(0, 0, 32, 32), sign, ground);
            painter.end();
            // Must differ without colour: an i has its bar below the middle, an exclamation mark above, a cross is
            // diagonal, and a tick leaves all of these free.
            const auto inked = [&](int x, int y) { return image.pixelColor(x, y) != ground; };
            ink.append(inked(16, 21) << 0 | inked(16, 14) << 1 | inked(20, 20) << 2 | inked(3, 8) << 3);
        }
        QCOMPARE(QSet<int>(ink.begin(), ink.end()).size(), 4);
    }
    const QPixmap twice = signPixmap(Sign::Warning, 16, 2.0, QPalette());
    QCOMPARE(twice.size(), QSize(32, 32));
    QCOMPARE(twice.deviceIndependentSize(), QSizeF(16, 16));
}

void TestStateColors::checksDiffer()
{
    // Without colour as well: a dash is in the middle, a tick ends at its right, one over a line has that below; a
    // cross is also at the upper left, and the dots are apart.
    QSet<int> shapes;
    for (const CheckSign sign : allChecks) {
        QImage image(32, 32, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintCheckSign(painter, QRectF(0, 0, 32, 32), sign, Qt::black);
        painter.end();
        const auto inked = [&](int x, int y) { return qGray(image.pixel(x, y)) < 128; };
        shapes.insert(inked(16, 16) << 0 | inked(11, 16) << 1 | inked(8, 8) << 2 | inked(16, 29) << 3
                      | inked(13, 25) << 4);
    }
    QCOMPARE(shapes.size(), 5);
    QCOMPARE(checkSign(CheckState::Never, CheckVerdict::Good), CheckSign::None);
    QCOMPARE(checkSign(CheckState::Running, CheckVerdict::Refused), CheckSign::Pending);
    QCOMPARE(checkSign(CheckState::Judged, CheckVerdict::Good), CheckSign::Good);
    QCOMPARE(checkSign(CheckState::Judged, CheckVerdict::Differs), CheckSign::Differs);
    QCOMPARE(checkSign(CheckState::Judged, CheckVerdict::Transparent), CheckSign::Bad);
    QCOMPARE(checkSign(CheckState::Judged, CheckVerdict::TimedOut), CheckSign::Bad);
    QCOMPARE(checkSign(CheckState::Judged, CheckVerdict::Expired), CheckSign::Void);
}

void TestStateColors::shareOfTheBar()
{
    QCOMPARE(shareOfBar(30'000, 60'000), 0.5);
    QCOMPARE(shareOfBar(0, 60'000), 0.0);
    QCOMPARE(shareOfBar(90'000, 60'000), 1.0); // after a correction of the clock
    QVERIFY(shareOfBar(-1, 60'000) < 0);
    QVERIFY(shareOfBar(30'000, -1) < 0);
    QVERIFY(shareOfBar(30'000, 0) < 0);
}

QTEST_MAIN(TestStateColors)
#include "tst_state_colors.moc"
