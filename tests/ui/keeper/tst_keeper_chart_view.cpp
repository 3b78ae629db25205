// SPDX-License-Identifier: MIT
// The chart of a kept key: what is red, where the band is, and that all of it is also said in words.
#include "ui/keeper/keeper_chart_view.h"
#include "ui/look/contrast.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// As in Chinese: every text ends with a full stop as wide as an ideograph.
class WideTexts final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QString::fromUtf8(source) + u'。';
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class KeeperChartViewTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 now = 1'677'310'000'000;
    static constexpr qint64 minute = 60'000;

    static KeeperChart sample()
    {
        KeeperChart chart;
        chart.nowMs = now;
        chart.keep = 20;
        // Enough, but for ten minutes in the middle.
        for (qint64 at = now - 60 * minute; at < now; at += KeeperChart::stepMs) {
            const bool isShort = at >= now - 35 * minute && at < now - 25 * minute;
            chart.past.append({at, isShort ? 8 : 22, 24, 20});
        }
        chart.calls = {{now - 50 * minute, 20, 20}, {now - 25 * minute, 14, 14}};
        for (qint64 at = now; at <= now + 10 * minute; at += KeeperChart::stepMs)
            chart.future.append({at, 16, 21, 24});
        chart.planned = {{now + 3 * minute, 3, 0}};
        return chart;
    }

    static int pixelsOf(const QImage &image, const QColor &color, int fromX, int toX)
    {
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = std::max(0, fromX); x < std::min(toX, image.width()); ++x)
                found += int(QColor(image.pixel(x, y)) == color);
        }
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<KeeperChartView>();
        m_view->resize(700, 160);
        m_view->setChart(u"East crawl"_s, sample());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void whatFellShortIsRedThereAndNowhereElse()
    {
        const QImage image = m_view->grab().toImage();
        const int from = m_view->xOf(now - 35 * minute);
        const int to = m_view->xOf(now - 25 * minute);
        const int height = m_view->yOf(8) - m_view->yOf(20);
        const int wanted = (to - from) * height;
        const int red = pixelsOf(image, m_view->belowColor(), from, to);
        QVERIFY2(red > wanted * 8 / 10 && red <= wanted + (to - from) * 2, qPrintable(QString::number(red)));
        QCOMPARE(pixelsOf(image, m_view->belowColor(), 0, from - 2), 0);
        QCOMPARE(pixelsOf(image, m_view->belowColor(), to + 3, image.width()), 0);
    }

    void noBlankStandsBetweenChineseSentences()
    {
        WideTexts texts;
        QVERIFY(QCoreApplication::installTranslator(&texts));
        m_view->setChart(u"East crawl"_s, sample());
        QCoreApplication::removeTranslator(&texts);
        const QString said = m_view->accessibleDescription();
        QVERIFY2(said.count(u'。') == 4 && !said.contains(u"。 "_s), qPrintable(said));
    }

    void nothingIsRedWhereThereWasEnough()
    {
        KeeperChart chart = sample();
        for (KeeperChart::Sample &each : chart.past)
            each.good = 20;
        m_view->setChart(u"East crawl"_s, chart);
        const QImage image = m_view->grab().toImage();
        QCOMPARE(pixelsOf(image, m_view->belowColor(), 0, image.width()), 0);
    }

    /// Nobody wanted any while the keeper was off.
    void nothingIsRedWhileItWasOff()
    {
        KeeperChart chart = sample();
        for (KeeperChart::Sample &each : chart.past)
            each.wanted = 0;
        m_view->setChart(u"East crawl"_s, chart);
        QCOMPARE(pixelsOf(m_view->grab().toImage(), m_view->belowColor(), 0, m_view->width()), 0);
        QVERIFY(m_view->accessibleDescription().contains(u"too few for 0 s"_s));
    }

    void aGapIsLeftEmpty()
    {
        KeeperChart chart = sample();
        chart.past = {{now - 50 * minute, 22, 22, 20}, {now - 10 * minute, 22, 22, 20}};
        m_view->setChart(u"East crawl"_s, chart);
        const QImage image = m_view->grab().toImage();
        const QColor ground = m_view->palette().color(QPalette::Base);
        // Half way up, between the two: nothing is known.
        const QColor between = image.pixelColor(m_view->xOf(now - 30 * minute), m_view->yOf(5));
        QCOMPARE(between.name(), ground.name());
        QVERIFY(image.pixelColor(m_view->xOf(now - 10 * minute) + 2, m_view->yOf(5)).name() != ground.name());
    }

    void allOfItIsSaidInWords()
    {
        const QString said = m_view->accessibleDescription();
        QVERIFY(m_view->accessibleName().contains(u"East crawl"_s));
        for (const QString &part :
             {u"8 to 22 good"_s, u"20 wanted"_s, u"600 s"_s, u"2 calls"_s, u"16 to 24 good"_s, u"1 calls planned"_s})
            QVERIFY2(said.contains(part), qPrintable(part + u" / "_s + said));
        m_view->setChart(u"East crawl"_s, {});
        QCOMPARE(m_view->accessibleDescription(), u"Nothing to show"_s);
    }

    void itIsReachedByTheKeyboardAndNotRepaintedForNothing()
    {
        QVERIFY(m_view->focusPolicy() & Qt::TabFocus);
        struct Counter : QObject
        {
            int paints = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                paints += int(event->type() == QEvent::Paint);
                return false;
            }
        } counter;
        QCoreApplication::processEvents();
        m_view->installEventFilter(&counter);
        m_view->setChart(u"East crawl"_s, sample());
        QTRY_COMPARE(counter.paints, 1);
        m_view->hide();
        m_view->setChart(u"East crawl"_s, sample());
        QCoreApplication::processEvents();
        QCOMPARE(counter.paints, 1);
    }

    void marksAreSeenInLightAndDark()
    {
        for (const bool dark : {false, true}) {
            QPalette palette(dark ? QColor(40, 40, 40) : QColor(240, 240, 240));
            m_view->setPalette(palette);
            const QColor ground = m_view->palette().color(QPalette::Base);
            QVERIFY(contrastRatio(ground, m_view->palette().color(QPalette::Text)) > 3);
            const QImage image = m_view->grab().toImage();
            double best = 0; // of the line at the edge of what fell short
            for (int y = m_view->yOf(8) - 3; y <= m_view->yOf(8) + 3; ++y)
                best = std::max(best, contrastRatio(ground, image.pixelColor(m_view->xOf(now - 30 * minute), y)));
            QVERIFY2(best >= 3, qPrintable(QString::number(best)));
        }
    }

private:
    std::unique_ptr<KeeperChartView> m_view;
};

QTEST_MAIN(KeeperChartViewTest)
#include "tst_keeper_chart_view.moc"
