// SPDX-License-Identifier: MIT
#include "lease/vendor_time.h"

#include <QString>

#include <array>
#include <chrono>

namespace proxydeck {

namespace {

using namespace std::chrono;

constexpr milliseconds vendorOffset = hours(8);
constexpr int firstYear = 2000;
constexpr int lastYear = 2200;

} // namespace

std::optional<qint64> utcFromVendorTime(QStringView text)
{
    // QDateTime::fromString accepts digits of other scripts and some malformed texts; this accepts exactly one form.
    constexpr QStringView form = u"0000-00-00 00:00:00";
    if (text.size() != form.size())
        return {};
    std::array<int, 6> fields{};
    size_t field = 0;
    for (qsizetype i = 0; i < form.size(); ++i) {
        if (form[i] == u'0') {
            if (text[i] < u'0' || text[i] > u'9')
                return {};
            fields[field] = fields[field] * 10 + (text[i].unicode() - u'0');
        } else if (text[i] == form[i]) {
            ++field;
        } else {
            return {};
        }
    }
    const auto [y, m, d, hour, minute, second] = fields;
    const year_month_day date{year(y), month(unsigned(m)), day(unsigned(d))};
    if (y < firstYear || y > lastYear || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return {};
    const milliseconds inChina = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second);
    return (inChina - vendorOffset).count();
}

QString vendorTimeFromUtc(qint64 utcMs)
{
    // Large values such as noDeadline are also outside the range of chrono's days.
    constexpr qint64 limitMs = qint64(lastYear - 1970 + 2) * 366 * 86'400'000;
    if (utcMs > limitMs || utcMs < 0)
        return {};
    const auto inChina = sys_time<milliseconds>(milliseconds(utcMs) + vendorOffset);
    const auto midnight = floor<days>(inChina);
    const year_month_day date(midnight);
    if (int(date.year()) < firstYear || int(date.year()) > lastYear)
        return {};
    const hh_mm_ss time(floor<seconds>(inChina - midnight));
    const auto two = [](auto value) { return QString::number(value).rightJustified(2, u'0'); };
    return QStringLiteral("%1-%2-%3 %4:%5:%6")
        .arg(QString::number(int(date.year())), two(unsigned(date.month())), two(unsigned(date.day())),
             two(qint64(time.hours().count())), two(qint64(time.minutes().count())),
             two(qint64(time.seconds().count())));
}

} // namespace proxydeck
