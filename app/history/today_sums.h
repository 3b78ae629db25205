// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"
#include "history/ledger_history.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace proxydeck {

class VendorClock;

/// The sums of the record for today, by the vendor's day (UTC+08:00). Computed in the history's thread: at the start,
/// shortly after changes, and when a new day begins.
class TodaySums : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TodaySums(LedgerHistory &history, const VendorClock &clock, QObject *parent = nullptr);
    ~TodaySums() override;

    /// Nothing before the first result, or if the record cannot be read.
    const std::optional<HistorySummary> &summary() const { return m_summary; }

    /// Call after something was recorded, or is about to be.
    void refresh();
    /// Checks whether a new day has begun. Called by a timer at midnight and by refresh().
    void advance();

Q_SIGNALS:
    void changed();

private:
    void ask();
    void waitForMidnight();

    LedgerHistory &m_history;
    const VendorClock &m_clock;
    qint64 m_dayMs = 0; ///< when the day began, UTC ms
    std::optional<HistorySummary> m_summary;
    LedgerHistory::Ticket m_ticket = 0;
    bool m_again = false; ///< something changed since the sums were asked for
    QTimer m_soon;
    QTimer m_midnight;
};

} // namespace proxydeck
