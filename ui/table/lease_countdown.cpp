// SPDX-License-Identifier: MIT
#include "ui/table/lease_countdown.h"

#include "lease/vendor_clock.h"
#include "view/lease_cells.h"
#include "view/lease_view.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace proxydeck {

class LeaseCountdown::PlainCells
{
public:
    explicit PlainCells(const QTableView &table)
        : m_table(table)
        , m_current(table.currentIndex())
        , m_selected(table.selectionModel()->hasSelection())
    {
    }

    bool contains(int row) const
    {
        const QModelIndex index = m_table.model()->index(row, int(LeaseColumn::Remaining));
        return index != m_current && !index.data(LeaseNewRole).toBool()
            && !(m_selected && m_table.selectionModel()->isSelected(index));
    }

private:
    const QTableView &m_table;
    QModelIndex m_current;
    bool m_selected;
};

LeaseCountdown::LeaseCountdown(const Parts &parts)
    : QObject(&parts.table)
    , m_parts(parts)
    , m_painter(parts.delegate)
{
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &LeaseCountdown::tick);
    m_check.setSingleShot(true);
    m_check.setInterval(0);
    connect(&m_check, &QTimer::timeout, this, &LeaseCountdown::check);
    const LeaseView &view = parts.view;
    connect(&view, &QAbstractItemModel::dataChanged, this, &LeaseCountdown::checkSoon);
    connect(&view, &QAbstractItemModel::rowsInserted, this, &LeaseCountdown::checkSoon);
    connect(&view, &QAbstractItemModel::rowsRemoved, this, &LeaseCountdown::checkSoon);
    connect(&view, &QAbstractItemModel::layoutChanged, this, &LeaseCountdown::checkSoon);
    connect(&view, &QAbstractItemModel::modelReset, this, &LeaseCountdown::checkSoon);
}

template<typename Visit>
void LeaseCountdown::forEachCounting(qint64 nowMs, Visit visit) const
{
    constexpr int column = int(LeaseColumn::Remaining);
    const QTableView &table = m_parts.table;
    const QRect area = table.viewport()->rect();
    const QRect strip(table.columnViewportPosition(column), area.top(), table.columnWidth(column), area.height());
    int row = table.rowAt(area.top());
    if (table.isColumnHidden(column) || !strip.intersects(area) || row < 0)
        return;
    const LeaseTable &leases = m_parts.view.table();
    const qint64 scale = m_parts.view.cells().scaleMs();
    const int height = table.rowHeight(row); // all rows have the same height
    const int rows = m_parts.view.rowCount();
    for (int y = table.rowViewportPosition(row); y <= area.bottom() && row < rows; y += height, ++row) {
        const RowId id = m_parts.view.rowId(row);
        const LeaseState state = leases.state(id);
        if (state != LeaseState::Live && state != LeaseState::Expiring)
            continue;
        const qint64 deadline = leases.deadlineMs(id);
        if (!visit(row,
                   CountdownPainter::Cell{QRect(strip.left(), y, strip.width(), height), state,
                                          std::max<qint64>(deadline - nowMs, 0), scale}))
            return;
    }
}

void LeaseCountdown::check()
{
    bool seen = false;
    if (m_parts.table.isVisible() && !m_parts.table.window()->isMinimized()) {
        forEachCounting(0, [&seen](int, const CountdownPainter::Cell &) {
            seen = true;
            return false;
        });
    }
    if (seen && isRescaled()) {
        constexpr int column = int(LeaseColumn::Remaining);
        const QTableView &table = m_parts.table;
        table.viewport()->update(table.columnViewportPosition(column), 0, table.columnWidth(column),
                                 table.viewport()->height());
    }
    if (!seen)
        m_tick.stop();
    else if (!m_tick.isActive())
        // Deadlines are whole seconds of the vendor's clock, so texts change at these. The tick comes a few ms late,
        // not early: an early one would paint the old text and leave it for a second.
        m_tick.start(int(1000 - m_parts.clock.nowMs() % 1000) + 5);
}

bool LeaseCountdown::isRescaled()
{
    const qint64 scale = m_parts.view.cells().scaleMs();
    return std::exchange(m_scaleMs, scale) != scale;
}

void LeaseCountdown::tick()
{
    const qint64 now = m_parts.clock.nowMs();
    // Cells painted since the last tick show at most the time that remained then.
    const qint64 passed = now - std::exchange(m_tickedMs, now);
    const PlainCells plain(m_parts.table);
    const bool quick = !isRescaled() && passed >= 0 && m_painter.prepare(m_parts.option());
    QRegion region;
    forEachCounting(now, [&](int row, const CountdownPainter::Cell &cell) {
        if (quick && plain.contains(row) && m_painter.canPaint(cell))
            region += m_painter.changed(cell, cell.remainingMs + passed);
        else
            region += cell.rect;
        return true;
    });
    m_ticked = region & m_parts.table.viewport()->rect();
    // Not through the model: dataChanged would also notify accessibility tools, each second, for every row.
    m_parts.table.viewport()->update(m_ticked);
    check();
}

std::optional<QRegion> LeaseCountdown::paint(const QPaintEvent &event)
{
    const QRegion ticked = std::exchange(m_ticked, {});
    if (ticked.isEmpty() || event.region() != ticked || !m_painter.prepare(m_parts.option()))
        return {};
    const PlainCells plain(m_parts.table);
    QRegion others;
    QPainter painter(m_parts.table.viewport());
    forEachCounting(m_parts.clock.nowMs(), [&](int row, const CountdownPainter::Cell &cell) {
        if (plain.contains(row) && m_painter.canPaint(cell))
            m_painter.paint(painter, cell, ticked);
        else
            others += cell.rect;
        return true;
    });
    return others & ticked;
}

void LeaseCountdown::watch(QWidget &window) { window.installEventFilter(this); }

bool LeaseCountdown::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange && watched == m_parts.table.window())
        checkSoon();
    return QObject::eventFilter(watched, event);
}

} // namespace proxydeck

#include "moc_lease_countdown.cpp"
