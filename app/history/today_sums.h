// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"
#include "history/ledger_history.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace proxydeck {

class VendorClock;

/// What the record has of today, by the vendor's day (UTC+08:00). Added up in the history's thread: once at the start,
/// once soon after each burst of changes, and when the day changes.
class TodaySums : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TodaySums(LedgerHistory &history, const VendorClock &clock, QObject *parent = nullptr);
    ~TodaySums() override;

    /// Nothing until it is added up, or if the record cannot be read.
    const std::optional<HistorySummary> &summary() const { return m_summary; }

    /// Something was recorded, or will be in a moment.
    void refresh();
    /// Looks whether another day has begun. Called by a timer at midnight, and by whoever looks at the clock anyway.
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
