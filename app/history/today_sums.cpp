// SPDX-License-Identifier: MIT
#include "history/today_sums.h"

#include "lease/vendor_clock.h"
#include "lease/vendor_time.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr int pauseMs = 400;                ///< several calls that end together are added up once
constexpr qint64 longestWaitMs = 3'600'000; ///< the clock may be set, and the machine may sleep

} // namespace

TodaySums::TodaySums(LedgerHistory &history, const VendorClock &clock, QObject *parent)
    : QObject(parent)
    , m_history(history)
    , m_clock(clock)
    , m_dayMs(vendorDayStartMs(clock.nowMs()))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pauseMs);
    m_midnight.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TodaySums::ask);
    connect(&m_midnight, &QTimer::timeout, this, &TodaySums::advance);
    waitForMidnight();
    ask();
}

TodaySums::~TodaySums() { m_history.cancel(m_ticket); }

void TodaySums::refresh()
{
    advance();
    if (!m_soon.isActive()) // not put off again and again by calls that never stop
        m_soon.start();
}

void TodaySums::advance()
{
    const qint64 day = vendorDayStartMs(m_clock.nowMs());
    waitForMidnight();
    if (day == m_dayMs)
        return;
    m_dayMs = day;
    m_summary.reset();
    m_history.cancel(std::exchange(m_ticket, 0));
    Q_EMIT changed();
    ask();
}

void TodaySums::waitForMidnight()
{
    const qint64 now = m_clock.nowMs();
    m_midnight.start(int(std::clamp<qint64>(vendorDayStartMs(now) + msOfDay - now, 1, longestWaitMs)));
}

void TodaySums::ask()
{
    if (m_ticket != 0) {
        m_again = true;
        return;
    }
    HistoryFilter filter;
    filter.fromMs = m_dayMs;
    filter.toMs = m_dayMs + msOfDay;
    filter.nowMs = m_clock.nowMs();
    m_ticket = m_history.summary(filter, [this](const Expected<HistorySummary, HistoryFailure> &answer) {
        m_ticket = 0;
        m_summary = answer ? std::optional(*answer) : std::nullopt;
        Q_EMIT changed();
        if (std::exchange(m_again, false))
            m_soon.start();
    });
}

} // namespace proxydeck

#include "moc_today_sums.cpp"
