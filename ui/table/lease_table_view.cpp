// SPDX-License-Identifier: MIT
#include "ui/table/lease_table_view.h"

#include "ui/cells/check_delegate.h"
#include "ui/cells/remaining_delegate.h"
#include "ui/cells/state_delegate.h"
#include "ui/columns/lease_header.h"
#include "ui/look/fixed_font.h"
#include "ui/table/lease_countdown.h"
#include "ui/table/lease_selection.h"
#include "view/lease_view.h"

#include <QApplication>
#include <QHeaderView>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace proxydeck {

LeaseTableView::LeaseTableView(LeaseView &view, const VendorClock &clock, QWidget *parent)
    : RowTable(parent)
    , m_view(view)
    , m_header(new LeaseHeader(view, *this))
    , m_selection(new LeaseSelection(view, this))
    , m_remaining(new RemainingDelegate(this))
    , m_countdown(new LeaseCountdown({*this, view, clock, *m_remaining, [this] { return cellOption(); }}))
{
    setHorizontalHeader(m_header); // before the model: setModel() passes the model to it
    setModel(&view);
    const QItemSelectionModel *unused = selectionModel();
    setSelectionModel(m_selection);
    delete unused;
    // A separate selection model: to paint a header, Qt asks of every row whether it is selected. Only rows are
    // selected here, so the header need not show it.
    m_header->setSelectionModel(new QItemSelectionModel(&view, m_header));
    setItemDelegate(new LeaseDelegate(this));
    setItemDelegateForColumn(int(LeaseColumn::State), new StateDelegate(this));
    setItemDelegateForColumn(int(LeaseColumn::Check), new CheckDelegate(this));
    setItemDelegateForColumn(int(LeaseColumn::Remaining), m_remaining);

    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setSortingEnabled(true);
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, &LeaseTableView::showTopOfSorted);
    connect(m_header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &at) {
        Q_EMIT headerMenuRequested(m_header->logicalIndexAt(at), m_header->viewport()->mapToGlobal(at));
    });
    connect(m_selection, &LeaseSelection::dropped, this, &LeaseTableView::selectionEdited);
    connect(m_header, &QHeaderView::sectionResized, m_countdown, &LeaseCountdown::checkSoon);
    connect(m_header, &QHeaderView::sectionMoved, m_countdown, &LeaseCountdown::checkSoon);

    connect(&view, &LeaseView::settled, this, [this] {
        const bool filtered = std::exchange(m_topWhenSettled, false);
        if (std::exchange(m_topAfterSort, false)) {
            scrollToTop();
            return;
        }
        if (!filtered)
            return;
        if (currentIndex().isValid())
            scrollTo(currentIndex());
        else
            scrollToTop();
    });
    // These changes can make another row current, or none, without a signal of the selection model.
    connect(&view, &QAbstractItemModel::rowsRemoved, this, &LeaseTableView::currentEdited);
    connect(&view, &QAbstractItemModel::layoutChanged, this, &LeaseTableView::currentEdited);
    connect(&view, &QAbstractItemModel::modelReset, this, &LeaseTableView::currentEdited);
    connect(&view, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepPlaceOnInsert(first, last); });

    connect(this, &RowTable::fontEdited, this, &LeaseTableView::applyFont);
    applyFont();
    m_header->resetColumns();
    retranslate();
}

void LeaseTableView::retranslate()
{
    setAccessibleName(tr("Leases"));
    m_header->refitColumns();
}

void LeaseTableView::keyboardSearch(const QString &search)
{
    if (!m_typedAt.isValid() || m_typedAt.elapsed() > QApplication::keyboardInputInterval())
        m_typed.clear();
    m_typedAt.start();
    const bool again = m_typed.isEmpty();
    m_typed += search;
    // Searches by address, whichever column is current, because operators look up addresses seen elsewhere.
    const int from = std::max(0, currentIndex().row() + (again && currentIndex().isValid() ? 1 : 0));
    const int found = m_view.findServer(m_typed, from);
    if (found >= 0)
        setCurrentIndex(m_view.index(found, int(LeaseColumn::Server)));
}

/// A new order is asked for to see what comes first in it.
void LeaseTableView::showTopOfSorted()
{
    m_topAfterSort = !m_view.isSettled();
    scrollToTop();
}

void LeaseTableView::keepPlaceOnInsert(int first, int last)
{
    // When scrolled down, rows inserted above do not move the visible rows; at the top, new rows become visible.
    QScrollBar *bar = verticalScrollBar();
    const int top = bar->value();
    if (top == 0 || first > top)
        return;
    executeDelayedItemsLayout();
    updateGeometries();
    bar->setValue(top + last - first + 1);
}

void LeaseTableView::applyFont()
{
    setTextHeight(std::max(fontMetrics().height(), QFontMetrics(fixedFont(font())).height()), m_density);
    m_header->refitColumns();
}

void LeaseTableView::setDensity(RowDensity density)
{
    if (m_density == density)
        return;
    m_density = density;
    // Keeps the first visible row.
    const int top = verticalScrollBar()->value();
    applyFont();
    executeDelayedItemsLayout();
    updateGeometries();
    verticalScrollBar()->setValue(top);
    m_countdown->checkSoon();
}

std::optional<RowId> LeaseTableView::currentRowId() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(m_view.rowId(current.row())) : std::nullopt;
}

void LeaseTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    RowTable::currentChanged(current, previous);
    Q_EMIT currentEdited();
}

QStyleOptionViewItem LeaseTableView::cellOption() const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse());
    option.features.setFlag(QStyleOptionViewItem::Alternate, alternatingRowColors());
    return option;
}

void LeaseTableView::paintEvent(QPaintEvent *event)
{
    const std::optional<QRegion> left = m_countdown->paint(*event);
    if (!left) {
        RowTable::paintEvent(event);
    } else if (!left->isEmpty()) {
        QPaintEvent rest(*left);
        RowTable::paintEvent(&rest);
    }
}

void LeaseTableView::scrollContentsBy(int dx, int dy)
{
    RowTable::scrollContentsBy(dx, dy);
    m_countdown->checkSoon();
}

void LeaseTableView::resizeEvent(QResizeEvent *event)
{
    RowTable::resizeEvent(event);
    m_countdown->checkSoon();
}

void LeaseTableView::showEvent(QShowEvent *event)
{
    RowTable::showEvent(event);
    m_countdown->watch(*window());
    m_countdown->check();
}

void LeaseTableView::hideEvent(QHideEvent *event)
{
    RowTable::hideEvent(event);
    m_countdown->stop();
}

} // namespace proxydeck

#include "moc_lease_table_view.cpp"
