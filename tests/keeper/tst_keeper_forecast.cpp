// SPDX-License-Identifier: MIT
// What was foreseen of ten minutes beside what then came, in window after window of a simulated key.
#include "keeper/keeper_forecast.h"
#include "keeper/keeper_times.h"
#include "keeper_world.h"

#include <QTest>

#include <cmath>

using namespace proxydeck;
using namespace proxydeck::test;
using namespace proxydeck::keeper_times;
using namespace Qt::StringLiterals;

namespace {

/// What the forecast is told otherwise than it was learned.
struct Falsely
{
    double deaths = 1; ///< times as many
    double lead = 1;   ///< times as long
};

struct Record
{
    int windows = 0;
    int near = 0;     ///< within a percentage point
    int inBand = 0;   ///< between the 10th and the 90th percentile
    double error = 0; ///< mean, percentage points
    QString toText() const
    {
        return u"%1 windows: %2 % within a point, %3 % in the band, mean error %4 points"_s.arg(windows)
            .arg(100.0 * near / windows)
            .arg(100.0 * inBand / windows)
            .arg(error);
    }
    bool isFirmEnough() const { return near * 10 >= windows * 9; }
    bool isCalibrated() const
    {
        return inBand * 100 >= windows * 75 && inBand * 100 <= windows * 85 && std::abs(error) <= 1;
    }
};

Record play(KeeperManner manner, int windows, const Falsely &falsely = {})
{
    KeeperWorld::Traits traits;
    traits.lifeMs = 120 * second;
    traits.diesEarly = 0.05;
    traits.isBad = 0.05;
    traits.callMs = traits.checkMs = 1'200;
    KeeperTerms terms;
    terms.keep = 20;
    terms.leastLeftS = 30;
    terms.manner = manner;
    terms.perHour = terms.perDay = KeeperTerms::mostBudget;
    KeeperPlan plan;
    plan.mode = Mode::Elastic;
    KeeperWorld world(traits, terms, plan, 11);
    world.start();
    world.run(hour);
    Record record;
    double error = 0;
    for (; record.windows < windows; ++record.windows) {
        KeeperPlanner planner = world.planner();
        KeeperRates rates = world.rates();
        rates.deathsPerSecond *= falsely.deaths;
        rates.callP90Ms = qint64(double(rates.callP90Ms) * falsely.lead);
        rates.checkP90Ms = qint64(double(rates.checkP90Ms) * falsely.lead);
        planner.setRates(rates);
        const KeeperForecast forecast = KeeperForecast::of(planner, world.view(), quint32(record.windows));
        world.measure();
        world.run(KeeperForecast::horizonMs);
        const double real = world.figures().share();
        record.near += std::abs(forecast.share - real) <= 0.01 ? 1 : 0;
        record.inBand += real >= forecast.shareP10 && real <= forecast.shareP90 ? 1 : 0;
        error += forecast.share - real;
    }
    record.error = 100 * error / windows;
    return record;
}

} // namespace

class KeeperForecastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirmIsForeseenWithinAPoint()
    {
        const Record record = play(KeeperManner::Firm, 40);
        QVERIFY2(record.isFirmEnough(), qPrintable(record.toText()));
    }

    void theThriftyIsInTheBandAsOftenAsItSays()
    {
        const Record record = play(KeeperManner::Thrifty, 150);
        qInfo("%ls", qUtf16Printable(record.toText()));
        QVERIFY2(record.isCalibrated(), qPrintable(record.toText()));
    }

    /// Or the test above would hold of any forecast.
    void aWrongDeathRateOrLeadIsFound()
    {
        for (const Falsely &falsely : {Falsely{2, 1}, Falsely{1, 2}}) {
            const Record record = play(KeeperManner::Thrifty, 50, falsely);
            QVERIFY2(!record.isCalibrated(), qPrintable(record.toText()));
        }
    }

    void nothingIsForeseenOfWhatIsNotKnown()
    {
        KeeperPlanner planner(1);
        planner.start(hour);
        KeeperView view;
        view.nowMs = hour;
        const KeeperForecast forecast = KeeperForecast::of(planner, view, 1);
        QVERIFY(forecast.points.isEmpty());
        QCOMPARE(forecast.perHour, 0.0);
    }

    void whatWillBeFallsWithTheLeasesWhileNothingIsExtracted()
    {
        KeeperPlanner planner(1);
        KeeperTerms terms;
        terms.keep = 10;
        terms.leastLeftS = 30;
        terms.perHour = terms.perDay = 1'000;
        planner.setTerms(terms);
        KeeperRates rates;
        rates.known = 200;
        rates.lifeP10Ms = rates.lifeMeanMs = 300 * second;
        planner.setRates(rates);
        const std::vector<KeptLease> leases(10, KeptLease{hour + 130 * second, KeptLease::Standing::Good});
        KeeperView view;
        view.nowMs = hour;
        view.leases = leases;
        view.freeCalls = 50;
        KeeperForecast forecast = KeeperForecast::of(planner, view, 1); // it is off
        QVERIFY(forecast.calls.isEmpty());
        QCOMPARE(forecast.points.size(), KeeperForecast::horizonMs / KeeperForecast::stepMs + 1);
        QCOMPARE(forecast.points.at(9).p50, 10);
        QCOMPARE(forecast.points.at(11).p90, 0);
        QVERIFY(std::abs(forecast.share - 100.0 / 600) < 0.001);

        planner.start(hour);
        planner.step(view);
        forecast = KeeperForecast::of(planner, view, 1); // with no early ends it is certain
        QCOMPARE(forecast.share, 1.0);
        QCOMPARE(forecast.calls.first().count, 10);
        QCOMPARE(forecast.calls.first().atMs, hour + 100 * second - rates.leadMs());
        QCOMPARE(forecast.calls.size(), 2);
    }
};

QTEST_APPLESS_MAIN(KeeperForecastTest)
#include "tst_keeper_forecast.moc"
