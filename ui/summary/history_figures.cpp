// SPDX-License-Identifier: MIT
#include "ui/summary/history_figures.h"

#include "base/visible_text.h"
#include "ui/record/history_texts.h"

#include <QLocale>
#include <QMap>
#include <QTime>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Share = HistorySummary::Share;

QString numberAndShare(qint64 part, qint64 whole, const HistorySummary::Checks &checks = {})
{
    //: %1 a number, %2 its share of all: "1,234 · 12.3 %"
    const QString text = HistoryWords::tr("%1 · %2").arg(QLocale().toString(part), shareText(part, whole));
    if (checks.checked == 0)
        return text;
    //: %1 a number and its share of all, %2 the share of good ones among those that were checked
    return HistoryWords::tr("%1 · good %2").arg(text, shareText(checks.good, checks.checked));
}

/// Merges the endpoints of one plan into one line.
QList<Share> byPlan(const QList<Share> &endpoints, const Catalogue &catalogue)
{
    QList<Share> plans;
    for (const Share &endpoint : endpoints) {
        const QString name = historyPlanText(endpoint.text, catalogue);
        const auto same
            = std::find_if(plans.begin(), plans.end(), [&](const Share &plan) { return plan.text == name; });
        if (same == plans.end()) {
            plans.append({name, endpoint.count, endpoint.checks});
        } else {
            same->count += endpoint.count;
            same->checks.add(endpoint.checks);
        }
    }
    std::stable_sort(plans.begin(), plans.end(), [](const Share &a, const Share &b) { return a.count > b.count; });
    return plans;
}

QList<Share> named(const QList<Share> &raw)
{
    QList<Share> shares = raw;
    for (Share &share : shares)
        share.text = share.text.isEmpty() ? HistoryWords::tr("Not named", "an area or ISP") : visibleText(share.text);
    return shares;
}

QList<ChartItem> chartOf(const QList<Share> &shares, qint64 whole, qsizetype most)
{
    QList<ChartItem> items;
    qint64 others = whole;
    // If only one item is left over, it is shown by name instead of a line for the others.
    const qsizetype shown = shares.size() <= most + 1 ? shares.size() : most;
    for (qsizetype i = 0; i < shown; ++i) {
        items.append({shares[i].text, shares[i].count, numberAndShare(shares[i].count, whole, shares[i].checks)});
        others -= shares[i].count;
    }
    if (shown < shares.size()) {
        // Longer than any other it would pass for the most frequent one.
        const QString label
            = others > shares[0].count ? HistoryWords::tr("%1 others, all together") : HistoryWords::tr("%1 others");
        items.append({label.arg(QLocale().toString(shares.size() - shown)), others, numberAndShare(others, whole)});
    }
    return items;
}

void addFigures(QList<HistoryFigure> &all, const QString &group, const QList<Share> &shares, qint64 whole)
{
    for (const Share &share : shares)
        all.append({group, share.text, share.count, whole > 0 ? double(share.count) / double(whole) : 0, share.checks});
}

/// No sign for calls that the operator cancelled or that have not ended.
std::optional<Sign> signOf(const HistorySummary::Calls &calls)
{
    if (calls.resolved)
        return Sign::Information;
    switch (calls.outcome) {
    case CallEntry::Outcome::Succeeded:
        return Sign::Success;
    case CallEntry::Outcome::VendorError:
    case CallEntry::Outcome::Unexpected:
        return Sign::Failure;
    case CallEntry::Outcome::Unknown:
        return Sign::Warning;
    case CallEntry::Outcome::Started:
    case CallEntry::Outcome::NotSent:
    case CallEntry::Outcome::Cancelled:
        break;
    }
    return {};
}

QList<ChartItem> columnsOf(const QMap<QDate, qint64> &counts, QDate first, QDate last, bool months)
{
    const QLocale locale;
    QList<ChartItem> items;
    for (QDate day = first; day <= last; day = months ? day.addMonths(1) : day.addDays(1)) {
        const qint64 count = counts.value(day);
        items.append({day.toString(months ? u"yyyy-MM"_s : u"MM-dd"_s), count, locale.toString(count)});
    }
    return items;
}

/// The hours of one day, by this machine's time zone. False if the range is not one day.
bool addHours(HistoryFigures &figures, const HistorySummary &summary, const HistoryDays &asked, QDate today)
{
    const QDate last = asked.last.isValid() ? asked.last : today;
    if (!asked.first.isValid() || asked.first != last)
        return false;
    QMap<qint64, qint64> hours;
    qint64 from = asked.first.startOfDay().toMSecsSinceEpoch();
    qint64 to = asked.first.endOfDay().toMSecsSinceEpoch();
    constexpr qint64 hourMs = 3'600'000;
    // The vendor's day begins and ends at other times, and its clock may be ahead.
    if (!summary.quarters.isEmpty()) {
        while (from > summary.quarters.constFirst().ms)
            from -= hourMs;
        to = std::max(to, summary.quarters.constLast().ms);
    }
    for (const HistorySummary::Quarter &quarter : summary.quarters)
        hours[(quarter.ms - from) / hourMs] += quarter.count;
    const QLocale locale;
    figures.areHours = true;
    for (qint64 hour = 0; from + hour * hourMs <= to; ++hour) {
        const qint64 count = hours.value(hour);
        figures.days.append(
            {QDateTime::fromMSecsSinceEpoch(from + hour * hourMs).toString(u"HH:mm"_s), count, locale.toString(count)});
    }
    return true;
}

void addDays(HistoryFigures &figures, const HistorySummary &summary, const HistoryDays &asked, QDate today)
{
    if (summary.days.isEmpty() || addHours(figures, summary, asked, today))
        return;
    QDate first = asked.first.isValid() ? asked.first : summary.days.constFirst().date;
    QDate last = asked.last.isValid() ? asked.last : std::max(today, summary.days.constLast().date);
    first = std::min(first, summary.days.constFirst().date);
    last = std::max(last, summary.days.constLast().date);
    figures.areMonths = first.daysTo(last) >= HistoryFigures::daysShown;
    QMap<QDate, qint64> counts;
    const auto slot = [&](QDate day) { return figures.areMonths ? QDate(day.year(), day.month(), 1) : day; };
    for (const HistorySummary::Day &day : summary.days)
        counts[slot(day.date)] += day.count;
    // Limited, because one entry with a wrong clock could cause thousands of months.
    constexpr int mostMonths = 120;
    first = slot(first);
    last = slot(last);
    if (figures.areMonths && first.addMonths(mostMonths) < last)
        first = last.addMonths(-mostMonths);
    figures.days = columnsOf(counts, first, last, figures.areMonths);
}

/// Results of checks, in all and by hour.
void addChecks(HistoryFigures &figures, const HistorySummary &summary)
{
    const HistorySummary::Checks &checks = summary.checks;
    if (checks.checked == 0)
        return;
    const auto add = [&](const QString &name, qint64 number, qint64 of) {
        figures.all.append({HistoryWords::tr("Checks"), name, number, of > 0 ? double(number) / double(of) : 0});
    };
    add(HistoryWords::tr("Checked"), checks.checked, summary.leases);
    add(HistoryWords::tr("Good"), checks.good, checks.checked);
    add(HistoryWords::tr("Exit IP differs"), checks.differs, checks.checked);
    for (size_t hour = 0; hour < summary.hours.size(); ++hour) {
        const HistorySummary::Checks &of = summary.hours[hour];
        if (of.checked == 0)
            continue;
        const QString name = QTime(int(hour), 0).toString(u"HH:mm"_s);
        figures.hours.append({name, of.good * 1'000 / of.checked, goodText(of)});
        figures.all.append({HistoryWords::tr("By hour of the day"), name, of.checked,
                            double(of.checked) / double(checks.checked), of});
    }
}

} // namespace

QString goodText(const HistorySummary::Checks &checks)
{
    if (checks.checked == 0)
        return {};
    //: %1 the share of good ones, %2 how many were checked
    return HistoryWords::tr("%1 of %2").arg(shareText(checks.good, checks.checked), QLocale().toString(checks.checked));
}

QString shareText(qint64 part, qint64 whole)
{
    const double share = whole > 0 ? double(part) * 100 / double(whole) : 0;
    //: a share in per cent
    return HistoryWords::tr("%1 %").arg(QLocale().toString(share, 'f', 1));
}

HistoryFigures historyFigures(const HistorySummary &summary, const HistoryDays &days, QDate today,
                              const Catalogue &catalogue)
{
    HistoryFigures figures;
    const qint64 whole = summary.leases;
    const QList<Share> products = byPlan(summary.endpoints, catalogue);
    const QList<Share> areas = named(summary.areas);
    const QList<Share> isps = named(summary.isps);
    figures.products = chartOf(products, whole, products.size());
    figures.areas = chartOf(areas, whole, HistoryFigures::areasShown);
    figures.isps = chartOf(isps, whole, HistoryFigures::ispsShown);
    addDays(figures, summary, days, today);

    QList<HistoryFigure> &all = figures.all;
    const QString totals = HistoryWords::tr("In all");
    all.append({totals, HistoryWords::tr("Leases obtained"), whole, -1, summary.checks});
    all.append({totals, HistoryWords::tr("Different exit IPs"), summary.exits, -1});
    all.append({totals, HistoryWords::tr("Exit IPs seen more than once"), summary.repeatedExits, -1});
    addFigures(all, HistoryWords::tr("By product"), products, whole);
    for (const HistorySummary::Day &day : summary.days)
        all.append({HistoryWords::tr("By day"), day.date.toString(Qt::ISODate), day.count,
                    whole > 0 ? double(day.count) / double(whole) : 0});
    addFigures(all, HistoryWords::tr("By area"), areas, whole);
    addFigures(all, HistoryWords::tr("By ISP"), isps, whole);
    addChecks(figures, summary);

    QList<Share> outcomes;
    for (const HistorySummary::Calls &calls : summary.calls) {
        // The mode of a code is not known here: if the meaning depends on the mode, only the code is shown.
        outcomes.append({calls.resolved ? historyResolvedName()
                                        : historyOutcomeText(calls.outcome, calls.vendorCode, {}, catalogue),
                         calls.count});
        figures.calls += calls.count;
    }
    figures.outcomes = chartOf(outcomes, figures.calls, outcomes.size());
    for (qsizetype i = 0; i < summary.calls.size(); ++i)
        figures.outcomes[i].sign = signOf(summary.calls[i]);
    addFigures(all, HistoryWords::tr("Calls by outcome"), outcomes, figures.calls);

    for (const HistorySummary::Exit &exit : summary.mostRepeated) {
        const QString ip = visibleText(exit.ip);
        const QString last = historyTimeText(exit.lastMs);
        all.append({HistoryWords::tr("Exit IPs seen more than once"),
                    ip,
                    exit.count,
                    -1,
                    {},
                    historyTimeText(exit.firstMs),
                    last});
        if (figures.exits.size() < HistoryFigures::exitsShown)
            //: %1 how many times an exit IP was met, %2 when last
            figures.exits.append(
                {ip, exit.count, HistoryWords::tr("%1 times, last %2").arg(QLocale().toString(exit.count), last)});
    }
    return figures;
}

} // namespace proxydeck
