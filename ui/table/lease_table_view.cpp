// SPDX-License-Identifier: MIT
#include "ui/table/lease_table_view.h"

#include "leases/lease_view.h"
#include "leases/vendor_clock.h"
#include "ui/look/contrast.h"
#include "ui/look/fixed_font.h"
#include "ui/table/remaining_delegate.h"
#include "ui/table/state_delegate.h"
#include "ui/widgets/table_header.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

/// Rows beyond those in sight that a column is fitted to: a million would take seconds.
constexpr int fittedRows = 200;

} // namespace

LeaseTableView::LeaseTableView(LeaseView &view, const VendorClock &clock, QWidget *parent)
    : QTableView(parent)
    , m_view(view)
    , m_clock(clock)
    , m_remaining(new RemainingDelegate(this))
    , m_countdown(*m_remaining)
{
    setHorizontalHeader(new TableHeader(this)); // before the model: it takes the model then
    // Before the model too: selections are taken out of the way before the selection model looks at them.
    connect(&view, &QAbstractItemModel::layoutAboutToBeChanged, this, &LeaseTableView::stowSelection);
    connect(&view, &QAbstractItemModel::layoutChanged, this, &LeaseTableView::unstowSelection);
    setModel(&view);
    // To paint a header Qt asks of every row whether it is selected. Here rows are, and no header has to show it.
    horizontalHeader()->setSelectionModel(new QItemSelectionModel(&view, horizontalHeader()));
    setItemDelegate(new LeaseDelegate(this));
    setItemDelegateForColumn(int(LeaseColumn::State), new StateDelegate(this));
    setItemDelegateForColumn(int(LeaseColumn::Remaining), m_remaining);

    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false); // Tab leaves the table
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    QHeaderView *header = horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(true);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint &at) {
        Q_EMIT headerMenuRequested(header->logicalIndexAt(at), header->viewport()->mapToGlobal(at));
    });
    header->setResizeContentsPrecision(fittedRows);

    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &LeaseTableView::tick);
    // Through the event loop: many changes at once are one look, and the header's layout is up to date by then.
    m_check.setSingleShot(true);
    m_check.setInterval(0);
    connect(&m_check, &QTimer::timeout, this, &LeaseTableView::checkTick);
    const auto checkSoon = [this] { m_check.start(); };
    connect(&view, &QAbstractItemModel::dataChanged, this, checkSoon);
    connect(&view, &QAbstractItemModel::rowsInserted, this, checkSoon);
    connect(&view, &QAbstractItemModel::rowsRemoved, this, checkSoon);
    connect(&view, &QAbstractItemModel::layoutChanged, this, checkSoon);
    connect(&view, &QAbstractItemModel::modelReset, this, checkSoon);
    connect(header, &QHeaderView::sectionResized, this, checkSoon);
    connect(header, &QHeaderView::sectionMoved, this, checkSoon);
    connect(&view, &LeaseView::settled, this, [this] {
        if (!std::exchange(m_topWhenSettled, false))
            return;
        if (currentIndex().isValid())
            scrollTo(currentIndex());
        else
            scrollToTop();
    });
    // Each of these can leave another row current, or none, without a word from the selection model.
    connect(&view, &QAbstractItemModel::rowsRemoved, this, &LeaseTableView::currentEdited);
    connect(&view, &QAbstractItemModel::layoutChanged, this, &LeaseTableView::currentEdited);
    connect(&view, &QAbstractItemModel::modelReset, this, &LeaseTableView::currentEdited);
    connect(&view, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepPlaceOnInsert(first, last); });

    applyPalette();
    applyFont();
    resetColumns();
    retranslate();
}

void LeaseTableView::retranslate()
{
    setAccessibleName(tr("Leases"));
    refitColumns();
}

QModelIndex LeaseTableView::moveCursor(CursorAction cursorAction, Qt::KeyboardModifiers modifiers)
{
    // Rows are what is selected here: Home and End are the first and the last of them.
    if ((cursorAction == MoveHome || cursorAction == MoveEnd) && m_view.rowCount() > 0) {
        const int column = currentIndex().isValid() ? currentIndex().column()
                                                    : horizontalHeader()->logicalIndex(0);
        return m_view.index(cursorAction == MoveHome ? 0 : m_view.rowCount() - 1, column);
    }
    return QTableView::moveCursor(cursorAction, modifiers);
}

void LeaseTableView::keyboardSearch(const QString &search)
{
    if (!m_typedAt.isValid() || m_typedAt.elapsed() > QApplication::keyboardInputInterval())
        m_typed.clear();
    m_typedAt.start();
    const bool again = m_typed.isEmpty();
    m_typed += search;
    // By address, whichever column is current: that is what operators read off elsewhere and look for here.
    const int from = std::max(0, currentIndex().row() + (again && currentIndex().isValid() ? 1 : 0));
    const int found = m_view.findServer(m_typed, from);
    if (found >= 0)
        setCurrentIndex(m_view.index(found, int(LeaseColumn::Server)));
}

void LeaseTableView::keepPlaceOnInsert(int first, int last)
{
    // Who reads further down is not moved by what arrives above; who is at the top sees it arrive.
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
    const int height = rowHeightFor(std::max(fontMetrics().height(), QFontMetrics(fixedFont(font())).height()), m_density);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setMinimumHeight(height);
    refitColumns();
}

void LeaseTableView::setDensity(RowDensity density)
{
    if (m_density == density)
        return;
    m_density = density;
    // The same row stays the first one in sight.
    const int top = verticalScrollBar()->value();
    applyFont();
    executeDelayedItemsLayout();
    updateGeometries();
    verticalScrollBar()->setValue(top);
    m_check.start();
}

std::optional<RowId> LeaseTableView::currentRowId() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(m_view.rowId(current.row())) : std::nullopt;
}

void LeaseTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentEdited();
}

void LeaseTableView::applyPalette()
{
    m_applyingPalette = true;
    applyLegibleSelection(*this);
    m_applyingPalette = false;
}

} // namespace proxydeck
