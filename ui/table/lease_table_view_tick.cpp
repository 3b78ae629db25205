// SPDX-License-Identifier: MIT
// The countdown of LeaseTableView, and the events that start and stop it.
#include "ui/table/lease_table_view.h"

#include "leases/lease_view.h"
#include "leases/vendor_clock.h"

#include <QEvent>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace proxydeck {

class LeaseTableView::PlainCells
{
public:
    explicit PlainCells(const LeaseTableView &table)
        : m_table(table)
        , m_current(table.currentIndex())
        , m_selected(table.selectionModel()->hasSelection())
    {
    }

    bool contains(int row) const
    {
        const QModelIndex index = m_table.m_view.index(row, int(LeaseColumn::Remaining));
        return index != m_current && !(m_selected && m_table.selectionModel()->isSelected(index));
    }

private:
    const LeaseTableView &m_table;
    QModelIndex m_current;
    bool m_selected;
};

template<typename Visit>
void LeaseTableView::forEachCounting(qint64 nowMs, Visit visit) const
{
    constexpr int column = int(LeaseColumn::Remaining);
    const QRect area = viewport()->rect();
    const QRect strip(columnViewportPosition(column), area.top(), columnWidth(column), area.height());
    int row = rowAt(area.top());
    if (isColumnHidden(column) || !strip.intersects(area) || row < 0)
        return;
    const LeaseTable &leases = m_view.table();
    const int height = rowHeight(row); // all are of one
    for (int y = rowViewportPosition(row); y <= area.bottom() && row < m_view.rowCount(); y += height, ++row) {
        const RowId id = m_view.rowId(row);
        const LeaseState state = leases.state(id);
        if (state != LeaseState::Live && state != LeaseState::Expiring)
            continue;
        const qint64 deadline = leases.deadlineMs(id);
        if (!visit(row, CountdownPainter::Cell{QRect(strip.left(), y, strip.width(), height), state,
                                               std::max<qint64>(deadline - nowMs, 0),
                                               std::max<qint64>(deadline - leases.obtainedMs(id), 0)}))
            return;
    }
}

QStyleOptionViewItem LeaseTableView::cellOption() const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse());
    option.features.setFlag(QStyleOptionViewItem::Alternate, alternatingRowColors());
    return option;
}

void LeaseTableView::checkTick()
{
    bool seen = false;
    if (isVisible() && !window()->isMinimized()) {
        forEachCounting(0, [&seen](int, const CountdownPainter::Cell &) {
            seen = true;
            return false;
        });
    }
    if (!seen)
        m_tick.stop();
    else if (!m_tick.isActive())
        // Deadlines are whole seconds by the vendor's clock: that is when texts change. A little late rather than early, for
        // an early one would paint the old text and leave it for a second.
        m_tick.start(int(1000 - m_clock.nowMs() % 1000) + 5);
}

void LeaseTableView::tick()
{
    const qint64 now = m_clock.nowMs();
    // What was painted since the last tick shows no more left than it had then.
    const qint64 passed = now - std::exchange(m_tickedMs, now);
    const PlainCells plain(*this);
    const bool quick = passed >= 0 && m_countdown.prepare(cellOption());
    QRegion region;
    forEachCounting(now, [&](int row, const CountdownPainter::Cell &cell) {
        if (quick && plain.contains(row) && m_countdown.canPaint(cell))
            region += m_countdown.changed(cell, cell.remainingMs + passed);
        else
            region += cell.rect;
        return true;
    });
    m_ticked = region & viewport()->rect();
    // Not through the model: dataChanged would also wake accessibility tools, each second, for every row.
    viewport()->update(m_ticked);
    checkTick();
}

void LeaseTableView::paintEvent(QPaintEvent *event)
{
    const QRegion ticked = std::exchange(m_ticked, {});
    if (ticked.isEmpty() || event->region() != ticked || !m_countdown.prepare(cellOption())) {
        QTableView::paintEvent(event);
        return;
    }
    const PlainCells plain(*this);
    QRegion others;
    QPainter painter(viewport());
    forEachCounting(m_clock.nowMs(), [&](int row, const CountdownPainter::Cell &cell) {
        if (plain.contains(row) && m_countdown.canPaint(cell))
            m_countdown.paint(painter, cell, ticked);
        else
            others += cell.rect;
        return true;
    });
    painter.end();
    if (!others.isEmpty()) {
        QPaintEvent rest(others & ticked);
        QTableView::paintEvent(&rest);
    }
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
