// SPDX-License-Identifier: MIT
// The countdown of LeaseTableView, and the events that start and stop it.
#include "ui/lease_table_view.h"

#include "leases/lease_view.h"
#include "leases/vendor_clock.h"

#include <QEvent>
#include <QHeaderView>

namespace proxydeck {

QRegion LeaseTableView::countingCells() const
{
    constexpr int column = int(LeaseColumn::Remaining);
    const QRect area = viewport()->rect();
    const QRect strip(columnViewportPosition(column), area.top(), columnWidth(column), area.height());
    if (isColumnHidden(column) || !strip.intersects(area))
        return {};
    const int first = rowAt(area.top());
    if (first < 0)
        return {};
    const int bottom = rowAt(area.bottom());
    const int last = bottom < 0 ? m_view.rowCount() - 1 : bottom;
    QRegion cells;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_view.index(row, column);
        const auto state = LeaseState(index.data(LeaseStateRole).toInt());
        if (state == LeaseState::Live || state == LeaseState::Expiring)
            cells += visualRect(index);
    }
    return cells & area;
}

void LeaseTableView::checkTick()
{
    const bool seen = isVisible() && !window()->isMinimized() && !countingCells().isEmpty();
    if (!seen)
        m_tick.stop();
    else if (!m_tick.isActive())
        // Deadlines are whole seconds by the vendor's clock: that is when texts change. A little late rather than early, for
        // an early one would paint the old text and leave it for a second.
        m_tick.start(int(1000 - m_clock.nowMs() % 1000) + 5);
}

void LeaseTableView::tick()
{
    // Not through the model: dataChanged would also wake accessibility tools, each second, for every row.
    viewport()->update(countingCells());
    checkTick();
}

void LeaseTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    m_check.start();
}

void LeaseTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_check.start();
}

void LeaseTableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    window()->installEventFilter(this); // again is no harm; only a window hears that it was minimised
    checkTick();
}

void LeaseTableView::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    m_tick.stop();
}

bool LeaseTableView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange && watched == window())
        m_check.start();
    return QTableView::eventFilter(watched, event);
}

void LeaseTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
        if (!m_applyingPalette)
            applyPalette();
        break;
    case QEvent::FontChange:
    case QEvent::StyleChange:
        applyFont();
        break;
    default:
        break;
    }
}

} // namespace proxydeck
