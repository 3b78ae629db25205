// SPDX-License-Identifier: MIT
#pragma once

#include "ui/table/countdown_painter.h"

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

/// Counts down in the table of leases: once a second what a second changes in the visible cells of the remaining column
/// is painted, and only while somebody can see them count.
class LeaseCountdown final : public QObject
{
    Q_OBJECT

public:
    /// What it works on; all of it must outlive it.
    struct Parts
    {
        QTableView &table;
        LeaseView &view;
        const VendorClock &clock;
        const RemainingDelegate &delegate;
        std::function<QStyleOptionViewItem()> option; ///< the table's for its cells
    };
    explicit LeaseCountdown(const Parts &parts);

    bool isRunning() const { return m_tick.isActive(); }
    /// Starts or stops by what is in sight.
    void check();
    /// The same through the event loop: many changes at once are one look, and the header's layout is up to date by
    /// then.
    void checkSoon() { m_check.start(); }
    void stop() { m_tick.stop(); }
    /// Stops while \a window is minimised, of which it alone hears. Again is no harm.
    void watch(QWidget &window);

    /// Paints what the last tick asked for, where \a event is about that alone. \return what of it is left for the
    /// table to paint; nothing where the table has to paint all that the event asks for.
    std::optional<QRegion> paint(const QPaintEvent &event);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Which of these cells have nothing but the table behind them.
    class PlainCells;
    /// Calls \a visit(row, cell) for what counts in sight until it returns false.
    template<typename Visit>
    void forEachCounting(qint64 nowMs, Visit visit) const;
    void tick();

    Parts m_parts;
    CountdownPainter m_painter;
    QRegion m_ticked;      ///< what the last tick asked to paint, until it was
    qint64 m_tickedMs = 0; ///< when that was
    QTimer m_tick;
    QTimer m_check;
};

} // namespace proxydeck
