// SPDX-License-Identifier: MIT
#pragma once

#include "ui/cells/countdown_painter.h"

#include <QObject>
#include <QRegion>
#include <QTimer>

#include <functional>
#include <optional>

class QPaintEvent;
class QTableView;
class QWidget;

namespace proxydeck {

class LeaseView;
class RemainingDelegate;
class VendorClock;

/// Runs the countdown in the table of leases: once a second it repaints what changed in the visible cells of the
/// remaining column, and only while such cells are visible.
class LeaseCountdown final : public QObject
{
    Q_OBJECT

public:
    /// Objects it uses; all must outlive it.
    struct Parts
    {
        QTableView &table;
        LeaseView &view;
        const VendorClock &clock;
        const RemainingDelegate &delegate;
        std::function<QStyleOptionViewItem()> option; ///< the table's option for its cells
    };
    explicit LeaseCountdown(const Parts &parts);

    bool isRunning() const { return m_tick.isActive(); }
    /// Starts or stops the timer, depending on what is visible.
    void check();
    /// The same through the event loop: many changes cause one check, and the header's layout is up to date by then.
    void checkSoon() { m_check.start(); }
    void stop() { m_tick.stop(); }
    /// Stops while \a window is minimised; only the window itself receives that event. Repeating the call is harmless.
    void watch(QWidget &window);

    /// Paints what the last tick requested, if \a event is for that region only. \return the rest that the table must
    /// paint; nullopt if the table must paint the whole event.
    std::optional<QRegion> paint(const QPaintEvent &event);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Tells which cells have only the table's background behind them.
    class PlainCells;
    /// Calls \a visit(row, cell) for each visible counting cell until it returns false.
    template<typename Visit>
    void forEachCounting(qint64 nowMs, Visit visit) const;
    void tick();
    /// Whether the bars have another scale than when this was called last.
    bool isRescaled();

    Parts m_parts;
    CountdownPainter m_painter;
    QRegion m_ticked;      ///< the region requested by the last tick, until it is painted
    qint64 m_tickedMs = 0; ///< time of the last tick
    qint64 m_scaleMs = 0;  ///< what a full bar stood for at the last check
    QTimer m_tick;
    QTimer m_check;
};

} // namespace proxydeck
