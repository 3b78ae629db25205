// SPDX-License-Identifier: MIT
#include "base/http_headers.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

std::optional<qint64> httpDateMs(const QByteArray &value)
{
    // The name of the day is ignored: it follows from the date.
    const QString text = QString::fromLatin1(value.trimmed());
    if (text.size() != 29 || text[3] != u',' || !text.endsWith(" GMT"_L1))
        return std::nullopt;
    const QString instant = text.sliced(5, 20);
    const QDate date = QLocale::c().toDate(instant.first(11), u"dd MMM yyyy"_s);
    const QTime time = QTime::fromString(instant.sliced(12), u"HH:mm:ss"_s);
    if (!date.isValid() || !time.isValid() || instant[11] != u' ')
        return std::nullopt;
    return QDateTime(date, time, QTimeZone::utc()).toMSecsSinceEpoch();
}

qint64 retryAfterMs(const QByteArray &value, qint64 nowMs)
{
    constexpr qint64 hour = 3'600'000;
    const QByteArray text = value.trimmed();
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return text.size() > 6 ? hour : std::min(hour, text.toLongLong() * 1'000);
    if (const auto date = httpDateMs(text))
        return std::clamp<qint64>(*date - nowMs, 0, hour);
    return -1;
}

} // namespace proxydeck
