// SPDX-License-Identifier: MIT
#include "catalogue/catalogue.h"
#include "ui/look/contrast.h"
#include "ui/look/sign_icon.h"
#include "ui/look/theme.h"
#include "ui/record/history_query.h"
#include "ui/summary/bar_chart.h"
#include "ui/summary/column_chart.h"
#include "ui/summary/history_figures.h"
#include "ui/summary/history_figures_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2023, 2, 25);

HistorySummary sample()
{
    HistorySummary summary;
    summary.leases = 200;
    summary.endpoints = {{u"short.channel.get"_s, 120}, {u"exclusive.get"_s, 50}, {u"short.channel.query"_s, 30}};
    for (int i = 0; i < 20; ++i)
        summary.areas.append({u"Area %1"_s.arg(i), 10});
    summary.isps = {{u"电信"_s, 150}, {QString(), 50}};
    summary.days = {{QDate(2023, 2, 20), 80}, {QDate(2023, 2, 23), 120}};
    summary.exits = 150;
    summary.repeatedExits = 1;
    summary.mostRepeated = {{u"36.25.1.9"_s, 51, 1'677'000'000'000, 1'677'310'000'000}};
    summary.calls = {{CallEntry::Outcome::Succeeded, {}, 30}, {CallEntry::Outcome::VendorError, u"ODD_CODE"_s, 10}};
    return summary;
}

} // namespace

class HistoryFiguresTest : public QObject
{
    Q_OBJECT

    Catalogue m_catalogue{Catalogue::vendorEndpoints()};

private Q_SLOTS:
    void tellsWhatIsWorthBuying()
    {
        HistorySummary summary = sample();
        const auto isTold = [](const HistoryFigures &figures, const QString &group) {
            return std::any_of(figures.all.begin(), figures.all.end(),
                               [&](const HistoryFigure &figure) { return figure.group == group; });
        };
        // Nothing was checked: nothing is said of it.
        QVERIFY(!isTold(historyFigures(summary, {}, today, m_catalogue), u"Checks"_s));
        QCOMPARE(historyFigures(summary, {}, today, m_catalogue).isps.at(0).valueText, u"150 · 75.0 %"_s);

        summary.checks = {100, 90, 9};
        summary.isps[0].checks = {80, 76, 4};
        summary.endpoints[0].checks = {60, 57, 0};
        summary.endpoints[2].checks = {20, 3, 0}; // of the same plan
        summary.hours[7] = {40, 30, 0};
        summary.hours[21] = {60, 60, 9};
        const HistoryFigures figures = historyFigures(summary, {}, today, m_catalogue);
        QCOMPARE(figures.isps.at(0).valueText, u"150 · 75.0 % · good 95.0 %"_s);
        QCOMPARE(figures.isps.at(1).valueText, u"50 · 25.0 %"_s);
        QCOMPARE(figures.products.at(0).valueText, u"150 · 75.0 % · good 75.0 %"_s);
        QCOMPARE(figures.hours,
                 (QList<ChartItem>{{u"07:00"_s, 750, u"75.0 % of 40"_s}, {u"21:00"_s, 1'000, u"100.0 % of 60"_s}}));
        QVERIFY(isTold(figures, u"Checks"_s));
        HistoryFiguresModel model;
        model.setFigures(figures.all);
        QStringList good;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString text = model.index(row, int(HistoryFiguresModel::Column::Good)).data().toString();
            if (!text.isEmpty())
                good << model.index(row, int(HistoryFiguresModel::Column::Name)).data().toString() + u'=' + text;
        }
        QVERIFY(good.contains(u"07:00=75.0 % of 40"_s));
        QVERIFY(good.contains(u"电信=95.0 % of 80"_s));
        QVERIFY(good.contains(u"Leases obtained=90.0 % of 100"_s));
    }

    void endpointsOfAPlanAreOne()
    {
        const HistoryFigures figures = historyFigures(sample(), {}, today, m_catalogue);
        QCOMPARE(figures.products.size(), 2);
        QCOMPARE(figures.products.at(0), (ChartItem{u"Short-lived · Channel"_s, 150, u"150 · 75.0 %"_s}));
        QCOMPARE(figures.isps.at(1).label, u"Not named"_s);
        QCOMPARE(figures.calls, 40);
        QCOMPARE(figures.outcomes.at(1), (ChartItem{u"Refused: ODD_CODE"_s, 10, u"10 · 25.0 %"_s, Sign::Failure}));
        QVERIFY(figures.exits.at(0).valueText.startsWith(u"51 times, last 2023-02-25"));
    }

    void outcomesHaveASignBesideTheirWord()
    {
        using Outcome = CallEntry::Outcome;
        HistorySummary summary = sample();
        summary.calls = {{Outcome::Succeeded, {}, 30}, {Outcome::VendorError, u"ODD_CODE"_s, 10},
                         {Outcome::Unknown, {}, 3},    {Outcome::Unknown, {}, 2, true},
                         {Outcome::Unexpected, {}, 2}, {Outcome::Cancelled, {}, 1},
                         {Outcome::NotSent, {}, 1},    {Outcome::Started, {}, 1}};
        const QList<ChartItem> items = historyFigures(summary, {}, today, m_catalogue).outcomes;
        QCOMPARE(items.size(), 8);
        const std::optional<Sign> none;
        const std::optional<Sign> signs[]{Sign::Success, Sign::Failure, Sign::Warning, Sign::Information,
                                          Sign::Failure, none,          none,          none};
        QSet<QString> words;
        for (qsizetype i = 0; i < items.size(); ++i) {
            QVERIFY2(items[i].sign == signs[i], qPrintable(items[i].label));
            words.insert(items[i].label);
        }
        QCOMPARE(words.size(), 8); // nothing is told by its sign or colour alone
        QCOMPARE(items[3].label, u"Unknown → resolved"_s);
        for (const ChartItem &item : historyFigures(summary, {}, today, m_catalogue).products)
            QVERIFY(!item.sign);
    }

    void theSignStandsBesideTheBarInItsColour()
    {
        BarChart chart;
        chart.resize(600, 100);
        chart.setItems({{u"Succeeded"_s, 10, u"10"_s, Sign::Success}, {u"Not sent"_s, 10, u"10"_s}});
        const QImage image = chart.grab().toImage();
        const auto holds = [&image](const QColor &color, int fromX, int toX, int fromY, int toY) {
            for (int y = fromY; y < toY; ++y) {
                for (int x = fromX; x < toX; ++x) {
                    if (image.pixelColor(x, y) == color)
                        return true;
                }
            }
            return false;
        };
        const QColor green = signColor(Sign::Success, chart.palette().color(QPalette::Base));
        const int row = (chart.sizeHint().height() - 6) / 2;
        const int signEnd = 3 + chart.fontMetrics().ascent();
        QVERIFY(holds(green, 0, signEnd, 3, 3 + row));
        QVERIFY(holds(green, 200, 500, 3, 3 + row));
        QVERIFY(!holds(green, 0, 600, 3 + row, 100));
    }

    void whatIsLeftIsOneLine()
    {
        HistorySummary summary = sample();
        HistoryFigures figures = historyFigures(summary, {}, today, m_catalogue);
        QCOMPARE(figures.areas.size(), 16);
        QCOMPARE(figures.areas.last(), (ChartItem{u"5 others, all together"_s, 50, u"50 · 25.0 %"_s}));
        HistorySummary uneven = summary;
        uneven.areas.first().count = 60;
        QCOMPARE(historyFigures(uneven, {}, today, m_catalogue).areas.last().label, u"5 others"_s);
        summary.areas.resize(16); // one more than shown: it gets its own name, which takes the same space
        figures = historyFigures(summary, {}, today, m_catalogue);
        QCOMPARE(figures.areas.size(), 16);
        QCOMPARE(figures.areas.last().label, u"Area 15"_s);
        // The table lists all of them.
        const HistoryFigures whole = historyFigures(sample(), {}, today, m_catalogue);
        QCOMPARE(std::count_if(whole.all.begin(), whole.all.end(),
                               [](const HistoryFigure &f) { return f.group == u"By area"; }),
                 20);
    }

    void daysHaveNoGaps()
    {
        HistoryFigures figures = historyFigures(sample(), {}, today, m_catalogue);
        QVERIFY(!figures.areMonths);
        QCOMPARE(figures.days.size(), 6); // from the first day with data until today
        QCOMPARE(figures.days.at(0), (ChartItem{u"02-20"_s, 80, u"80"_s}));
        QCOMPARE(figures.days.at(1).value, 0);
        QCOMPARE(figures.days.at(3).value, 120);
        figures = historyFigures(sample(), {QDate(2023, 2, 19), QDate(2023, 2, 23)}, today, m_catalogue);
        QCOMPARE(figures.days.size(), 5);
        QCOMPARE(figures.days.at(0).label, u"02-19"_s);

        HistorySummary longer = sample();
        longer.days.prepend({QDate(2022, 1, 31), 7});
        figures = historyFigures(longer, {}, today, m_catalogue);
        QVERIFY(figures.areMonths);
        QCOMPARE(figures.days.size(), 14);
        QCOMPARE(figures.days.at(0), (ChartItem{u"2022-01"_s, 7, u"7"_s}));
        QCOMPARE(figures.days.at(13), (ChartItem{u"2023-02"_s, 200, u"200"_s}));
        longer.days.prepend({QDate(1970, 1, 1), 1}); // an entry with a wrong clock
        QCOMPARE(historyFigures(longer, {}, today, m_catalogue).days.size(), 121);
        QVERIFY(historyFigures({}, {}, today, m_catalogue).days.isEmpty());
    }

    void oneDayIsItsHours()
    {
        HistorySummary summary = sample();
        const qint64 midnight = today.startOfDay().toMSecsSinceEpoch();
        summary.days = {{today, 9}};
        summary.quarters = {
            {midnight + 7 * 3'600'000, 4}, {midnight + 7 * 3'600'000 + 45 * 60'000, 3}, {midnight + 23 * 3'600'000, 2}};
        HistoryFigures figures = historyFigures(summary, {today, {}}, today, m_catalogue);
        QVERIFY(figures.areHours);
        QCOMPARE(figures.days.size(), 24);
        QCOMPARE(figures.days.at(7), (ChartItem{u"07:00"_s, 7, u"7"_s}));
        QCOMPARE(figures.days.at(23).value, 2);
        QCOMPARE(figures.days.at(8).value, 0);
        // The vendor's day began before this machine's.
        summary.quarters.prepend({midnight - 90 * 60'000, 1});
        figures = historyFigures(summary, {today, {}}, today, m_catalogue);
        QCOMPARE(figures.days.size(), 26);
        QCOMPARE(figures.days.first().value, 1);
        figures = historyFigures(summary, {today.addDays(-1), today}, today, m_catalogue);
        QVERIFY(!figures.areHours);
    }

    void ranges()
    {
        using Range = HistoryRange;
        QCOMPARE(historyDays(Range::Today, today), (HistoryDays{today, {}}));
        QCOMPARE(historyDays(Range::Yesterday, today), (HistoryDays{QDate(2023, 2, 24), QDate(2023, 2, 24)}));
        QCOMPARE(historyDays(Range::Week, today), (HistoryDays{QDate(2023, 2, 19), {}}));
        QCOMPARE(historyDays(Range::Month, today), (HistoryDays{QDate(2023, 1, 27), {}}));
        QCOMPARE(historyDays(Range::All, today), HistoryDays());
        const HistoryDays back{QDate(2023, 2, 3), QDate(2023, 2, 1)};
        QCOMPARE(historyDays(Range::Custom, today, back), (HistoryDays{QDate(2023, 2, 1), QDate(2023, 2, 3)}));
        HistoryFilter filter;
        setDays(filter, historyDays(Range::Yesterday, today));
        QCOMPARE(filter.fromMs, QDateTime(QDate(2023, 2, 24), QTime(0, 0)).toMSecsSinceEpoch());
        QCOMPARE(filter.toMs, QDateTime(QDate(2023, 2, 25), QTime(0, 0)).toMSecsSinceEpoch());
    }

    void scaleHoldsTheLargest()
    {
        QCOMPARE(ColumnChart::scaleEnd(0), 4);
        QCOMPARE(ColumnChart::scaleEnd(4), 4);
        QCOMPARE(ColumnChart::scaleEnd(5), 8);
        QCOMPARE(ColumnChart::scaleEnd(9), 20);
        QCOMPARE(ColumnChart::scaleEnd(301), 400);
        QCOMPARE(ColumnChart::scaleEnd(1'000'001), 2'000'000);
        for (qint64 value = 0; value < 3'000; value += 7) {
            QVERIFY(ColumnChart::scaleEnd(value) >= value);
            QCOMPARE(ColumnChart::scaleEnd(value) % 4, 0);
        }
    }

    void theTableIsAModel()
    {
        HistoryFiguresModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HistoryFigures figures = historyFigures(sample(), {}, today, m_catalogue);
        model.setFigures(figures.all);
        QCOMPARE(model.rowCount(), int(figures.all.size()));
        QCOMPARE(model.index(0, 2).data().toString(), u"200"_s);
        QCOMPARE(model.index(3, 3).data().toString(), u"75.0 %"_s);
        QCOMPARE(model.index(3, 3).data(Qt::AccessibleTextRole).toString(), u"Share: 75.0 %"_s);
        model.retranslate();
        model.setFigures({});
        QCOMPARE(model.rowCount(), 0);
    }

    void barsAreSeenOnAnyGround_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::newRow("light") << u"light"_s;
        QTest::newRow("dark") << u"dark"_s;
    }

    void barsAreSeenOnAnyGround()
    {
        QFETCH(QString, theme);
        Theme themes;
        themes.choose(theme);
        // A full bar, a half one and an empty one: checks their positions and contrast.
        BarChart chart;
        chart.setItems({{u"a"_s, 100, u"100"_s}, {u"b"_s, 50, u"50"_s}, {u"c"_s, 0, u"0"_s}});
        chart.resize(400, chart.sizeHint().height());
        const QPixmap grabbed = chart.grab();
        const QImage image = grabbed.toImage();
        const QColor ground = chart.palette().color(QPalette::Base);
        const int row = image.height() / 3;
        const auto inked = [&](int line) {
            int count = 0;
            for (int x = 40; x < image.width() - 60; ++x)
                count += contrastRatio(image.pixelColor(x, line * row + row / 2), ground) >= 2.9;
            return count;
        };
        const int full = inked(0);
        QVERIFY2(full > image.width() / 2, qPrintable(QString::number(full)));
        QVERIFY(inked(1) > full * 4 / 10 && inked(1) < full * 6 / 10);
        QCOMPARE(inked(2), 0);

        ColumnChart columns;
        columns.setItems({{u"02-20"_s, 4, u"4"_s}, {u"02-21"_s, 0, u"0"_s}, {u"02-22"_s, 2, u"2"_s}});
        columns.resize(400, columns.sizeHint().height());
        const QImage drawn = columns.grab().toImage();
        int high = 0;
        const int middle = 30 + (drawn.width() - 30) / 6;
        for (int y = 0; y < drawn.height(); ++y)
            high += contrastRatio(drawn.pixelColor(middle, y), ground) >= 2.9;
        QVERIFY2(high > drawn.height() / 2, qPrintable(QString::number(high)));
        // Without items, and in a widget of minimal size.
        columns.setItems({});
        columns.grab();
        QCOMPARE(columns.accessibleDescription(), u"Nothing to show"_s);
        columns.setItems({{u"x"_s, 1, u"1"_s}});
        columns.resize(5, 5);
        columns.grab();
        chart.resize(5, 5);
        chart.grab();
    }
};

QTEST_MAIN(HistoryFiguresTest)
#include "tst_history_figures.moc"
