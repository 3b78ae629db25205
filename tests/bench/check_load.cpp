// SPDX-License-Identifier: MIT
#include "check_load.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

namespace proxydeck::bench {

using namespace Qt::StringLiterals;

namespace {

QJsonArray arrayOf(const QList<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

QList<double> valuesOf(const QJsonArray &array)
{
    QList<double> values;
    for (const QJsonValue &value : array)
        values.append(value.toDouble());
    return values;
}

} // namespace

double CheckFigures::perSecond(int atOnce) const
{
    QList<double> ends = endsMs;
    std::sort(ends.begin(), ends.end());
    if (ends.size() <= atOnce)
        return 0;
    const double tookMs = ends.constLast() - ends.at(atOnce - 1);
    return tookMs > 0 ? double(ends.size() - atOnce) * 1'000 / tookMs : 0;
}

QJsonObject CheckFigures::toJson() const
{
    return {{u"good"_s, good},
            {u"ends"_s, arrayOf(endsMs)},
            {u"totals"_s, arrayOf(totalsMs)},
            {u"processor"_s, processorMs},
            {u"restingBytes"_s, restingBytes},
            {u"mostBytes"_s, mostBytes},
            {u"restingThreads"_s, restingThreads},
            {u"mostThreads"_s, mostThreads},
            {u"stall"_s, longestStallMs}};
}

CheckFigures CheckFigures::fromJson(const QJsonObject &json)
{
    CheckFigures figures;
    figures.good = json.value(u"good"_s).toInt();
    figures.endsMs = valuesOf(json.value(u"ends"_s).toArray());
    figures.totalsMs = valuesOf(json.value(u"totals"_s).toArray());
    figures.processorMs = json.value(u"processor"_s).toDouble();
    figures.restingBytes = json.value(u"restingBytes"_s).toDouble();
    figures.mostBytes = json.value(u"mostBytes"_s).toDouble();
    figures.restingThreads = json.value(u"restingThreads"_s).toInt();
    figures.mostThreads = json.value(u"mostThreads"_s).toInt();
    figures.longestStallMs = json.value(u"stall"_s).toDouble();
    return figures;
}

int threadsNow() { return int(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size()); }

} // namespace proxydeck::bench
