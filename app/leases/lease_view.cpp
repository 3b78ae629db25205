// SPDX-License-Identifier: MIT
#include "leases/lease_view.h"

#include "leases/lease_view_content.h"
#include "leases/vendor_clock.h"

#include <algorithm>

namespace proxydeck {

LeaseView::LeaseView(const LeaseTable &table, Names names, QObject *parent)
    : QAbstractTableModel(parent)
    , m_table(table)
    , m_content(std::make_unique<Content>(table.store(), std::move(names)))
{
    connect(&table, &LeaseTable::rowsAdded, this, &LeaseView::onRowsAdded);
    connect(&table, &LeaseTable::rowsUpdated, this, &LeaseView::onRowsUpdated);
    connect(&table, &LeaseTable::rowsAboutToBeRemoved, this, &LeaseView::onRowsGoing);
    connect(&table, &LeaseTable::statesChanged, this, &LeaseView::onStatesChanged);
    connect(&table, &LeaseTable::advanced, this, &LeaseView::advance);
    connect(&table.clock(), &VendorClock::skewChanged, this, &LeaseView::advance);
    m_content->jobTimer.setInterval(0);
    connect(&m_content->jobTimer, &QTimer::timeout, this, [this] { work(m_content->sliceUnits); });
    m_content->changeTimer.setSingleShot(true);
    connect(&m_content->changeTimer, &QTimer::timeout, this, &LeaseView::advance);
    m_content->rows.reserve(size_t(table.size()));
    m_content->store.forEach([this](RowId row) { m_content->rows.push_back(row); });
}

LeaseView::~LeaseView() = default;

void LeaseView::setFilterText(const QString &text)
{
    m_content->filterText = text;
    applyQuery();
}

QString LeaseView::filterText() const { return m_content->filterText; }

const FilterQuery &LeaseView::filterQuery() const { return m_content->filter.query(); }

void LeaseView::setFilterVocabulary(const FilterVocabulary &vocabulary)
{
    m_content->vocabulary = vocabulary;
    applyQuery();
}

void LeaseView::applyQuery()
{
    if (m_content->filter.setQuery(FilterQuery(m_content->filterText, m_content->vocabulary)))
        arrange();
}

void LeaseView::setShownStates(const std::array<bool, 4> &shown)
{
    if (m_content->filter.setShown(shown))
        arrange();
}

std::array<bool, 4> LeaseView::shownStates() const { return m_content->filter.shown(); }

void LeaseView::setSlices(qsizetype rows, qint64 units)
{
    m_content->sliceFrom = rows;
    m_content->sliceUnits = units;
}

void LeaseView::sort(int column, Qt::SortOrder order)
{
    std::optional<LeaseColumn> by;
    if (column >= 0 && column < int(LeaseColumn::Count))
        by = LeaseColumn(column);
    if (by == m_content->order.column() && (!by || order == m_content->order.order()))
        return;
    m_content->inOrder = false;
    m_content->order.setColumn(by, order);
    arrange();
}

int LeaseView::sortColumn() const { return m_content->order.column() ? int(*m_content->order.column()) : -1; }

Qt::SortOrder LeaseView::sortOrder() const { return m_content->order.order(); }

RowId LeaseView::rowId(int viewRow) const
{
    const auto &rows = m_content->rows;
    return viewRow >= 0 && size_t(viewRow) < rows.size() ? rows[rows.size() - 1 - size_t(viewRow)] : LeaseStore::noRow;
}

QList<RowId> LeaseView::rowIds() const { return {m_content->rows.rbegin(), m_content->rows.rend()}; }

int LeaseView::viewRow(RowId row) const
{
    const quint32 position = positionOf(row);
    return position == RowPositions::none ? -1 : m_content->viewRow(position);
}

LeaseNames &LeaseView::names() const { return m_content->names; }

int LeaseView::findServer(const QString &text, int fromRow) const
{
    const LeaseStore &store = m_content->store;
    const auto address = AddressMatcher::from(text, AddressMatcher::Place::Beginning);
    const int rows = rowCount();
    for (int step = 0; step < rows; ++step) {
        const int viewRow = int((qint64(std::max(fromRow, 0)) + step) % rows);
        const RowId row = rowId(viewRow);
        const bool found = store.serverIsNamed(row)
            ? store.texts().at(store.namedServer(store.server(row)).server).startsWith(text, Qt::CaseInsensitive)
            : address && address->matches(store.server(row), store.port(row));
        if (found)
            return viewRow;
    }
    return -1;
}

void LeaseView::touchRemaining(int firstRow, int lastRow)
{
    firstRow = std::max(firstRow, 0);
    lastRow = std::min(lastRow, rowCount() - 1);
    constexpr int column = int(LeaseColumn::Remaining);
    if (firstRow <= lastRow)
        Q_EMIT dataChanged(index(firstRow, column), index(lastRow, column),
                           {Qt::DisplayRole, Qt::AccessibleTextRole, LeaseRemainingRole});
}

void LeaseView::retranslate()
{
    m_content->names.forget();
    m_content->order.forgetNames();
    m_content->filter.forgetVerdicts();
    m_content->inOrder = m_content->inOrder && !m_content->order.column();
    arrange();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace proxydeck
