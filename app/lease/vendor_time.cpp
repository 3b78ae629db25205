// SPDX-License-Identifier: MIT
#include "lease/vendor_time.h"

#include <QString>

#include <algorithm>
#include <chrono>

namespace proxydeck {

namespace {

using namespace std::chrono;

constexpr milliseconds vendorOffset = hours(8);
constexpr int firstYear = 2000;
constexpr int lastYear = 2200;

constexpr qint64 firstMs = 946'684'800'000 - vendorOffset.count(); ///< 2000-01-01 in China
constexpr qint64 endMs = 7'289'654'400'000 - vendorOffset.count(); ///< 2201-01-01 in China

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

/// Takes from the front of a text. QDateTime::fromString() accepts digits of other scripts and some malformed texts.
class TimeScanner
{
public:
    explicit TimeScanner(QStringView text)
        : m_rest(text)
    {
    }

    bool isAtEnd() const { return m_rest.isEmpty(); }
    bool startsWithDigit() const { return !m_rest.isEmpty() && isDigit(m_rest.front()); }

    /// A number of \a least to \a most digits, all that are there; -1 if there is none.
    int number(int least, int most)
    {
        int value = 0;
        qsizetype digits = 0;
        for (; digits < m_rest.size() && isDigit(m_rest[digits]); ++digits) {
            if (digits == most)
                return -1;
            value = value * 10 + (m_rest[digits].unicode() - u'0');
        }
        if (digits < least)
            return -1;
        m_rest = m_rest.sliced(digits);
        return value;
    }
    /// One of \a any; null if none is there.
    QChar take(QStringView any)
    {
        if (m_rest.isEmpty() || !any.contains(m_rest.front()))
            return {};
        const QChar taken = m_rest.front();
        m_rest = m_rest.sliced(1);
        return taken;
    }
    bool takeBlanks()
    {
        const qsizetype before = m_rest.size();
        while (!m_rest.isEmpty() && m_rest.front() == u' ')
            m_rest = m_rest.sliced(1);
        return m_rest.size() < before;
    }
    /// Digits of any number after the point, as milliseconds; -1 if there is none.
    int fraction()
    {
        int ms = 0;
        int weight = 100;
        if (!startsWithDigit())
            return -1;
        for (; startsWithDigit(); m_rest = m_rest.sliced(1)) {
            ms += weight * (m_rest.front().unicode() - u'0');
            weight /= 10;
        }
        return ms;
    }

private:
    QStringView m_rest;
};

std::optional<qint64> inUtc(int y, int m, int d, int hour, int minute, int second, milliseconds rest)
{
    if (y < firstYear || y > lastYear || m < 1 || d < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59
        || second < 0 || second > 59)
        return {};
    const year_month_day date{year(y), month(unsigned(m)), day(unsigned(d))};
    if (!date.ok())
        return {};
    const milliseconds all = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second) + rest;
    return all.count();
}

/// Minutes east of UTC, the vendor's if no zone is named; nothing if what is there is no zone.
std::optional<minutes> takeZone(TimeScanner &scanner)
{
    if (scanner.isAtEnd())
        return duration_cast<minutes>(vendorOffset);
    if (!scanner.take(u"Zz").isNull())
        return minutes(0);
    const QChar sign = scanner.take(u"+-");
    if (sign.isNull())
        return {};
    const int digits = scanner.number(2, 4);
    int hour = digits;
    int minute = 0;
    if (digits > 99) {
        hour = digits / 100;
        minute = digits % 100;
    } else if (!scanner.take(u":").isNull()) {
        minute = scanner.number(2, 2);
    }
    if (hour < 0 || hour > 14 || minute < 0 || minute > 59)
        return {};
    return minutes(sign == u'-' ? -(hour * 60 + minute) : hour * 60 + minute);
}

/// Digits only: since 1970, or fourteen for the fields of a time.
std::optional<qint64> fromDigits(QStringView text)
{
    constexpr qsizetype fields = 14;
    if (text.size() == fields) {
        const auto part = [&](qsizetype at, qsizetype size) { return text.sliced(at, size).toInt(); };
        const auto inChina = inUtc(part(0, 4), part(4, 2), part(6, 2), part(8, 2), part(10, 2), part(12, 2), {});
        return inChina ? std::optional(*inChina - vendorOffset.count()) : std::nullopt;
    }
    return text.size() > fields || text.front() == u'0' ? std::nullopt : utcFromVendorTime(text.toDouble());
}

} // namespace

std::optional<qint64> utcFromVendorTime(double sinceEpoch)
{
    // No number of seconds in these years is also one of milliseconds.
    for (const double ms : {sinceEpoch, sinceEpoch * 1'000}) {
        if (ms >= double(firstMs) && ms < double(endMs))
            return qint64(ms);
    }
    return {};
}

std::optional<qint64> utcFromVendorTime(QStringView text)
{
    text = text.trimmed();
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit))
        return fromDigits(text);

    TimeScanner scanner(text);
    const int y = scanner.number(4, 4);
    const QChar separator = scanner.take(u"-/");
    const int m = scanner.number(1, 2);
    if (separator.isNull() || scanner.take(QStringView(&separator, 1)).isNull())
        return {};
    const int d = scanner.number(1, 2);
    if (y < 0 || m < 0 || d < 0 || !(scanner.takeBlanks() || !scanner.take(u"Tt").isNull()))
        return {};
    const int hour = scanner.number(2, 2);
    if (scanner.take(u":").isNull())
        return {};
    const int minute = scanner.number(2, 2);
    int second = 0;
    int ms = 0;
    if (!scanner.take(u":").isNull()) {
        second = scanner.number(2, 2);
        if (!scanner.take(u".,").isNull())
            ms = scanner.fraction();
    }
    scanner.takeBlanks();
    const auto zone = takeZone(scanner);
    if (!zone || ms < 0 || !scanner.isAtEnd())
        return {};
    const auto there = inUtc(y, m, d, hour, minute, second, milliseconds(ms));
    if (!there)
        return {};
    const qint64 utc = *there - milliseconds(*zone).count();
    return utc >= firstMs && utc < endMs ? std::optional(utc) : std::nullopt;
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
