// SPDX-License-Identifier: MIT
// What it costs to keep so many leases, and how much of the time they are kept: the planner beside what is written by
// hand for it, on the same leases. Simulated days: no figure depends on the machine.
#include "bench/report.h"
#include "keeper/keeper_sums.h"
#include "keeper/keeper_times.h"
#include "keeper_world.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <array>

using namespace proxydeck;
using namespace proxydeck::bench;
using namespace proxydeck::test;
using namespace proxydeck::keeper_times;
using namespace Qt::StringLiterals;

namespace {

enum class Way { Firm, Thrifty, PollLiving, PollWithTime, RenewAll };

struct Case
{
    int keep = 20;
    int lifeS = 120;
    double diesEarly = 0.05;
    double isBad = 0.05;
    qint64 checkIntervalMs = 10 * second; ///< how soon an early end is seen: as often as those who poll look
};

struct Outcome
{
    double below = 0; ///< percent of the time
    double cost = 0;  ///< IPs over the least that any way needs
    KeeperWorld::Figures figures;
};

constexpr int leastLeftS = 30;

Outcome play(Way way, const Case &of, qint64 lastsMs)
{
    KeeperWorld::Traits traits;
    traits.lifeMs = of.lifeS * second;
    traits.diesEarly = of.diesEarly;
    traits.isBad = of.isBad;
    traits.checkIntervalMs = of.checkIntervalMs;
    KeeperTerms terms;
    terms.keep = of.keep;
    terms.leastLeftS = leastLeftS;
    terms.manner = way == Way::Firm ? KeeperManner::Firm : KeeperManner::Thrifty;
    terms.perHour = terms.perDay = KeeperTerms::mostBudget;
    KeeperPlan plan;
    plan.mode = Mode::Elastic;
    KeeperWorld world(traits, terms, plan, 1);
    const int keep = of.keep;
    switch (way) {
    case Way::Firm:
    case Way::Thrifty:
        world.start();
        break;
    case Way::PollLiving:
        world.setByHand({10 * second, [keep](int living, int) { return std::max(0, keep - living); }});
        break;
    case Way::PollWithTime:
        world.setByHand({10 * second, [keep](int, int withTime) { return std::max(0, keep - withTime); }});
        break;
    case Way::RenewAll:
        world.setByHand({minute, [keep](int, int) { return keep; }});
        break;
    }
    world.run(std::min(hour, lastsMs)); // until it has learned, and the first leases are forgotten
    world.measure();
    world.run(lastsMs);
    Outcome outcome;
    outcome.figures = world.figures();
    outcome.below = 100 * (1 - outcome.figures.share());
    outcome.cost = double(outcome.figures.extracted) / world.leastExtractions(lastsMs);
    return outcome;
}

QString named(const char *what, const Case &of)
{
    return u"%1, %2 of %3 s"_s.arg(QLatin1StringView(what)).arg(of.keep).arg(of.lifeS);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption hours(u"hours"_s, u"Simulated for each figure."_s, u"number"_s, u"24"_s);
    const QCommandLineOption json(u"json"_s, u"Write the figures there as well."_s, u"file"_s);
    parser.addOptions({hours, json});
    parser.process(app);
    const int asked = parser.value(hours).toInt(); // 0: that it runs at all
    const qint64 lastsMs = asked > 0 ? asked * hour : 5 * minute;

    QTextStream out(stdout);
    out << "Time at or above K with 30 s left, and IPs over the least possible (5 % bad, 5 % end early, checked each "
           "10 s)\n";
    const auto cell = [](const Outcome &outcome) {
        return u"%1 % %2x"_s.arg(100 - outcome.below, 7, 'f', 2).arg(outcome.cost, 6, 'f', 3);
    };
    for (const char *title : {"K, life", "firm", "thrifty", "poll 10 s", "poll 10 s, T", "renew each min", "no ends"})
        out << QString::fromLatin1(title).leftJustified(19);
    out << '\n';

    Report report;
    const auto below = [&report](const char *what, const Case &of, const Outcome &outcome, double atMost) {
        report.add({named(what, of), u"% short"_s, outcome.below, {}, {}, {}, atMost});
    };
    const auto cost
        = [&report](const char *what, const Case &of, const Outcome &outcome, double atMost, const Outcome &peer) {
              report.add({named(what, of), u"x least"_s, outcome.cost, {}, {}, {}, atMost, peer.cost});
          };
    KeeperWorld::Figures worst;
    double wakes = 0;
    for (const int keep : {20, 100}) {
        for (const int life : {60, 120, 300, 900}) {
            const Case usual{keep, life};
            const Case easy{keep, life, 0, 0};
            const Outcome firm = play(Way::Firm, usual, lastsMs);
            const Outcome thrifty = play(Way::Thrifty, usual, lastsMs);
            const Outcome living = play(Way::PollLiving, usual, lastsMs);
            const Outcome withTime = play(Way::PollWithTime, usual, lastsMs);
            const Outcome renewed = play(Way::RenewAll, usual, lastsMs);
            const Outcome clean = play(Way::Firm, easy, lastsMs);
            out << u"%1, %2 s"_s.arg(keep).arg(life).leftJustified(19);
            for (const Outcome *outcome : {&firm, &thrifty, &living, &withTime, &renewed, &clean})
                out << cell(*outcome).leftJustified(19);
            out << '\n';
            out.flush();
            for (const Outcome *outcome : {&firm, &thrifty, &clean}) {
                worst.overBudget += outcome->figures.overBudget;
                worst.rateRefusals += outcome->figures.rateRefusals;
                worst.whileUnknown += outcome->figures.whileUnknown;
                const double hoursLong = double(lastsMs) / hour;
                wakes = std::max(wakes, (double(outcome->figures.wakes) - double(outcome->figures.ended)) / hoursLong);
            }
            if (life >= 4 * leastLeftS) {
                below("none end early", easy, clean, 0.5);
                cost("the same, IPs", easy, clean, 1.04, renewed);
                below("firm", usual, firm, 0.5);
                cost("the same, IPs", usual, firm, keep == 20 ? 1.10 : 1.07, renewed);
                below("thrifty", usual, thrifty, 5);
                cost("the same, IPs", usual, thrifty, 1.06, renewed);
            }
            // The shortest interval that the settings offer; nothing is held to it.
            Case seldom = usual;
            seldom.checkIntervalMs = 30 * second;
            for (const auto &[name, way] : {std::pair("firm", Way::Firm), std::pair("thrifty", Way::Thrifty)}) {
                const Outcome outcome = play(way, seldom, lastsMs);
                report.add(
                    {named(name, usual) + u", checked each 30 s"_s, u"% short"_s, outcome.below, {}, {}, {}, {}});
                report.add({u"the same, IPs"_s, u"x least"_s, outcome.cost, {}, {}, {}, {}});
            }
            if (life == 300) {
                report.add({named("firm, IPs beside renewing all each minute", usual),
                            u"x least"_s,
                            firm.cost,
                            renewed.cost,
                            u"renew all each minute"_s,
                            2.0,
                            {}});
            }
        }
    }
    report.add({u"budget exceeded"_s, u"times"_s, double(worst.overBudget), {}, {}, {}, 0});
    report.add({u"calls refused for their rate"_s, u""_s, double(worst.rateRefusals), {}, {}, {}, 0});
    report.add({u"extracted while an outcome was unknown"_s, u""_s, double(worst.whileUnknown), {}, {}, {}, 0});
    report.add({u"wakes beyond leases that end"_s, u"an hour"_s, std::max(0.0, wakes), {}, {}, {}, 60});
    out << '\n';
    out.flush();
    return report.finish(u"Keep filled"_s, aboutThisRun(), parser.value(json)) ? 0 : 1;
}
