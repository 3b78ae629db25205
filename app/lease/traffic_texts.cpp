// SPDX-License-Identifier: MIT
#include "lease/traffic_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct TrafficTexts
{
    Q_DECLARE_TR_FUNCTIONS(proxydeck::TrafficTexts)
};

QString bytes(qint64 count)
{
    const QLocale locale;
    // As the larger units: the word is too long for a column.
    return count < 1'000 ? u"%1 B"_s.arg(locale.toString(count))
                         : locale.formattedDataSize(count, 1, QLocale::DataSizeSIFormat);
}

/// For plural forms.
int counted(qint64 number) { return int(std::min<qint64>(number, std::numeric_limits<int>::max())); }

} // namespace

QString tunnelsText(const LeaseTraffic &traffic)
{
    if (traffic.begun == 0)
        return {};
    const QString all = QLocale().toString(traffic.begun);
    //: %1 connections that are open, %2 connections in all
    return traffic.open > 0 ? TrafficTexts::tr("%1 / %2").arg(QLocale().toString(traffic.open), all) : all;
}

QString trafficText(const LeaseTraffic &traffic)
{
    return traffic.up + traffic.down == 0 ? QString() : bytes(traffic.up + traffic.down);
}

QString successText(const LeaseTraffic &traffic)
{
    const auto success = traffic.success();
    if (!success)
        return {};
    // Rounded down, so that 100 % means all.
    return TrafficTexts::tr("%1 %", "percent").arg(QLocale().toString(int(*success * 100)));
}

QString tunnelsDetails(const LeaseTraffic &traffic)
{
    if (traffic.begun == 0)
        return {};
    QStringList lines{TrafficTexts::tr("%n connections through local ports", nullptr, counted(traffic.begun))};
    if (traffic.open > 0)
        lines << TrafficTexts::tr("%n connections are open", nullptr, traffic.open);
    if (traffic.failed > 0)
        lines << TrafficTexts::tr("%n connections failed", nullptr, counted(traffic.failed));
    if (traffic.cut > 0)
        lines << TrafficTexts::tr("%n connections were cut by the deadline", nullptr, counted(traffic.cut));
    return lines.join(u'\n');
}

QString trafficDetails(const LeaseTraffic &traffic)
{
    if (traffic.up + traffic.down == 0)
        return {};
    //: %1 an amount of data, as in 1.2 MB
    return TrafficTexts::tr("Sent %1").arg(bytes(traffic.up))
        + u'\n'
        //: %1 an amount of data, as in 1.2 MB
        + TrafficTexts::tr("Received %1").arg(bytes(traffic.down));
}

QString successDetails(const LeaseTraffic &traffic)
{
    if (!traffic.success())
        return {};
    const qint64 ended = traffic.succeeded + traffic.failed;
    //: %1 how many of the %n connections succeeded
    return TrafficTexts::tr("%1 of %n connections succeeded", nullptr, counted(ended))
        .arg(QLocale().toString(traffic.succeeded));
}

} // namespace proxydeck
