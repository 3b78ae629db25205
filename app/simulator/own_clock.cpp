// SPDX-License-Identifier: MIT
#include "simulator/own_clock.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace proxydeck::sim {

namespace {

constexpr int OffsetSeconds = 8 * 3600;

qint64 floorDivide(qint64 value, qint64 by) { return value / by - (value % by < 0 ? 1 : 0); }

} // namespace

QByteArray OwnClock::dateHeader() const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs(), QTimeZone::utc());
    return QLocale::c().toString(now, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

QByteArray OwnClock::text(qint64 utcMs)
{
    const QDateTime there = QDateTime::fromMSecsSinceEpoch(utcMs, QTimeZone(OffsetSeconds));
    return QLocale::c().toString(there, QStringLiteral("yyyy-MM-dd HH:mm:ss")).toLatin1();
}

qint64 OwnClock::day(qint64 utcMs) { return floorDivide(utcMs + OffsetSeconds * 1000LL, 86'400'000); }

qint64 OwnClock::minute(qint64 utcMs) { return floorDivide(utcMs + OffsetSeconds * 1000LL, 60'000); }

} // namespace proxydeck::sim
