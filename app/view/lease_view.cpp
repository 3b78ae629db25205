// SPDX-License-Identifier: MIT
#include "view/lease_view.h"

#include "lease/vendor_clock.h"
#include "match/due_rows.h"
#include "match/lease_filter.h"
#include "view/arrange_job.h"
#include "view/lease_cells.h"
#include "view/lease_order.h"
#include "view/new_rows.h"
#include "view/row_moves.h"
#include "view/shown_rows.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr qint64 withoutLimit = qint64(1) << 60;
/// Limits restarts, so that a table with permanent changes also gets sorted in the end.
constexpr int mostRestarts = 64;
/// Far more than a reply brings.
constexpr RowId mostNew = 10'000;
/// Above this number of changed ranges only one is reported: views just repaint the range.
constexpr size_t mostChangedRanges = 256;
/// More rows that have changed meanwhile are not put in place one by one.
constexpr size_t mostTouched = 4'096;

int alignmentOf(LeaseColumn column)
{
    const bool isNumber = LeaseCells::isTime(column) || column == LeaseColumn::Latency || isOfTraffic(column);
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

/// An invalid QVariant means no tool tip; an empty text would still count as one.
QVariant tipOf(const QString &text) { return text.isEmpty() ? QVariant() : text; }

std::span<const RowId> spanOf(const QList<RowId> &rows) { return {rows.constData(), size_t(rows.size())}; }

} // namespace

/// The displayed rows, with filter and order.
struct LeaseView::Content
{
    Content(const LeaseTable &table, Names shownNames)
        : store(table.store())
        , names(store, std::move(shownNames))
        , cells(table, names)
        , filter(store, names)
        , order(store, names)
        , due(table)
    {
    }

    const LeaseStore &store;
    LeaseNames names;
    LeaseCells cells;
    QString filterText;
    FilterVocabulary vocabulary;
    LeaseFilter filter;
    LeaseOrder order;
    ShownRows rows;
    NewRows fresh;
    bool inOrder = true;           ///< whether rows are sorted; false until the job has applied a new order
    std::optional<ArrangeJob> job; ///< computes the next rows to show
    QTimer jobTimer;
    DueRows due;                  ///< rows whose filter result will change, if the filter depends on time
    qsizetype sliceFrom = 32'768; ///< larger tables are processed in slices
    qint64 sliceUnits = 600'000;

    /// What the operator asked for.
    struct Request
    {
        QString filterText;
        std::array<bool, 4> shown{true, true, true, true};
        std::optional<LeaseColumn> column;
        Qt::SortOrder order = Qt::AscendingOrder;
    };
    Request before;             ///< what the rows shown are by
    bool canReturn = false;     ///< only requests of the operator have made the rows shown out of date
    std::vector<RowId> touched; ///< since then: added or changed
    int told = 0;               ///< of the progress

    bool isMany(qsizetype count) const { return count > sliceFrom; }
};

LeaseView::LeaseView(const LeaseTable &table, Names names, QObject *parent)
    : QAbstractTableModel(parent)
    , m_table(table)
    , m_content(std::make_unique<Content>(table, std::move(names)))
{
    connect(&table, &LeaseTable::rowsAdded, this, &LeaseView::onRowsAdded);
    connect(&table, &LeaseTable::rowsUpdated, this, &LeaseView::onRowsUpdated);
    connect(&table, &LeaseTable::rowsMarked, this, &LeaseView::onRowsMarked);
    connect(&table, &LeaseTable::rowsChecked, this, &LeaseView::onRowsChecked);
    connect(&table, &LeaseTable::rowsUsed, this, &LeaseView::onRowsUsed);
    connect(&table, &LeaseTable::rowsAboutToBeRemoved, this, &LeaseView::onRowsAboutToBeRemoved);
    connect(&table, &LeaseTable::statesChanged, this, &LeaseView::onStatesChanged);
    connect(&table, &LeaseTable::advanced, this, &LeaseView::advance);
    connect(&table.clock(), &VendorClock::skewChanged, this, &LeaseView::advance);
    m_content->jobTimer.setInterval(0);
    connect(&m_content->jobTimer, &QTimer::timeout, this, [this] { work(m_content->sliceUnits); });
    connect(&m_content->due, &DueRows::due, this, &LeaseView::advance);
    std::vector<RowId> all;
    all.reserve(size_t(table.size()));
    m_content->store.forEach([&all](RowId row) { all.push_back(row); });
    m_content->rows.reorder(std::move(all));
}

LeaseView::~LeaseView() = default;

void LeaseView::setFilterText(const QString &text)
{
    m_content->filterText = text;
    if (m_content->filter.setQuery(FilterQuery(text, m_content->vocabulary)))
        arrangeAsAsked();
}

QString LeaseView::filterText() const { return m_content->filterText; }

void LeaseView::setFilterVocabulary(const FilterVocabulary &vocabulary)
{
    m_content->vocabulary = vocabulary;
    if (m_content->filter.setQuery(FilterQuery(m_content->filterText, m_content->vocabulary)))
        arrange();
}

void LeaseView::setShownStates(const std::array<bool, 4> &shown)
{
    if (m_content->filter.setShown(shown))
        arrangeAsAsked();
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
    arrangeAsAsked();
}

int LeaseView::sortColumn() const { return m_content->order.column() ? int(*m_content->order.column()) : -1; }

Qt::SortOrder LeaseView::sortOrder() const { return m_content->order.order(); }

RowId LeaseView::rowId(int viewRow) const
{
    const ShownRows &rows = m_content->rows;
    return viewRow >= 0 && viewRow < rows.count() ? rows.at(rows.position(viewRow)) : LeaseStore::noRow;
}

QList<RowId> LeaseView::rowIds() const { return {m_content->rows.ids().rbegin(), m_content->rows.ids().rend()}; }

int LeaseView::viewRow(RowId row) const
{
    const quint32 position = m_content->rows.positionOf(row);
    return position == ShownRows::none ? -1 : m_content->rows.viewRow(position);
}

const NewRows &LeaseView::newRows() const { return m_content->fresh; }

void LeaseView::forgetNew()
{
    std::vector<RowId> rows;
    for (const Run &run : m_content->fresh.take()) {
        for (RowId row = run.first; row <= run.last; ++row)
            rows.push_back(row);
    }
    if (!rows.empty())
        announceChanged(m_content->rows.positionsOf(rows));
}

/// With what the signs in its cell mean.
QString LeaseView::spokenState(RowId row) const
{
    QStringList words{m_content->cells.spoken(row, LeaseColumn::State)};
    if (m_content->fresh.contains(row))
        words << newMark();
    if (m_content->store.copiedMs(row) != 0)
        words << tr("copied", "of a lease, for a screen reader");
    return words.join(tr(", ", "between words that a screen reader says"));
}

QString LeaseView::newMark() { return tr("new", "of a lease that has just come, beside its state"); }

const LeaseCells &LeaseView::cells() const { return m_content->cells; }

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

int LeaseView::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_content->rows.count(); }

int LeaseView::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(LeaseColumn::Count); }

Qt::ItemFlags LeaseView::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant LeaseView::data(const QModelIndex &index, int role) const
{
    const RowId row = rowId(index.row());
    if (!index.isValid() || !m_content->store.contains(row))
        return {};
    const auto column = LeaseColumn(index.column());
    const LeaseCells &cells = m_content->cells;
    switch (role) {
    case Qt::DisplayRole:
        return cells.text(row, column);
    case Qt::AccessibleTextRole:
        return column == LeaseColumn::State ? spokenState(row) : cells.spoken(row, column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case Qt::ToolTipRole:
        return tipOf(cells.toolTip(row, column));
    case LeaseRowIdRole:
        return uint(row);
    case LeaseStateRole:
        return int(m_content->store.state(row));
    case LeaseUnlistedRole:
        return cells.isUnlisted(row);
    case LeaseCopiedRole:
        return m_content->store.copiedMs(row) != 0;
    case LeaseNewRole:
        return m_content->fresh.contains(row);
    case LeaseCheckStateRole:
        return int(m_content->store.checkState(row));
    case LeaseVerdictRole: {
        const CheckStore &checks = m_content->store.checks();
        return checks.contains(row) ? int(checks.verdict(row)) : -1;
    }
    case LeaseLatencyRole: {
        const CheckStore &checks = m_content->store.checks();
        return checks.contains(row) ? checks.latencyMs(row) : -1;
    }
    case LeaseDeadlineRole:
        return m_content->store.deadlineMs(row);
    case LeaseRemainingRole:
        return cells.remainingMs(row);
    case LeaseScaleRole:
        return m_content->store.deadlineMs(row) == noDeadline ? -1 : cells.scaleMs();
    default:
        return {};
    }
}

QVariant LeaseView::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(LeaseColumn::Count))
        return QAbstractTableModel::headerData(section, orientation, role);
    const auto column = LeaseColumn(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    return LeaseCells::title(column);
}

/// Call after filter or order have changed.
void LeaseView::arrange()
{
    Content &c = *m_content;
    c.due.clear();
    c.canReturn = false;
    c.told = 0;
    c.job.emplace(c.store, c.filter, c.order);
    if (c.isMany(c.store.size()))
        c.jobTimer.start();
    else
        work(withoutLimit);
}

/// The same for what the operator has asked for: it can be cancelled.
void LeaseView::arrangeAsAsked()
{
    const bool canReturn = !m_content->job || m_content->canReturn;
    arrange();
    m_content->canReturn = canReturn && m_content->job;
}

bool LeaseView::canCancelArranging() const { return m_content->job && m_content->canReturn; }

void LeaseView::cancelArranging()
{
    Content &c = *m_content;
    if (!canCancelArranging())
        return;
    c.filterText = c.before.filterText;
    c.filter.setQuery(FilterQuery(c.filterText, c.vocabulary));
    c.filter.setShown(c.before.shown);
    c.order.setColumn(c.before.column, c.before.order);
    std::vector<RowId> touched = std::exchange(c.touched, {});
    if (c.filter.dependsOnTime() || touched.size() > mostTouched) {
        c.inOrder = false;
        arrange(); // when rows will change, or where they belong, is found out as for a new request
        return;
    }
    c.jobTimer.stop();
    c.job.reset();
    c.inOrder = true; // but for what has come or changed since
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    std::erase_if(touched, [&c](RowId row) { return !c.store.contains(row); });
    updateRows(touched, true, false);
    if (!c.job)
        Q_EMIT settled();
}

void LeaseView::work(qint64 budget)
{
    Content &c = *m_content;
    if (!c.job) {
        c.jobTimer.stop();
        return;
    }
    const qint64 now = m_table.clock().nowMs();
    const bool isClockBack = now < c.filter.nowMs(); // the rows checked so far count by a time that is yet to come
    c.filter.setNow(now);
    const auto isStale = [&c] { return c.job->isStale() && c.job->restarts() < mostRestarts; };
    if (isClockBack || isStale())
        c.job->restart();
    if (!c.job->advance(budget)) {
        if (const int done = int(c.job->progress() * 1'000); done >= c.told + 5) {
            c.told = done;
            Q_EMIT arranging(done);
        }
        return;
    }
    // The rows were checked one after another. What is due since then is checked again before anything is shown: a row
    // that left and came back would lose its selection.
    c.due.assign(c.job->takeChanges());
    c.job->touch(c.due.take(now));
    if (isStale()) {
        c.due.clear();
        c.job->restart();
        return;
    }
    publish();
}

void LeaseView::publish()
{
    Content &c = *m_content;
    c.jobTimer.stop();
    ArrangeJob job = std::move(*c.job);
    c.job.reset();
    std::vector<RowId> rows = job.takeRows();
    const std::vector<RowId> touched = job.takeTouched();
    std::vector<RowId> accepted;
    std::copy_if(touched.begin(), touched.end(), std::back_inserter(accepted),
                 [&](RowId row) { return c.filter.accepts(row); });
    if (!accepted.empty())
        rows = LeaseSorter::merged(c.order, std::move(rows), LeaseSorter::sorted(c.order, std::move(accepted)));
    apply(RowMoves::between(c.rows.ids(), std::move(rows)));
    c.inOrder = true;
    c.before = {c.filterText, c.filter.shown(), c.order.column(), c.order.order()};
    c.touched.clear();
    watch(touched);
    advance();
    if (!c.job)
        Q_EMIT settled();
}

bool LeaseView::isSettled() const { return !m_content->job; }

void LeaseView::settle()
{
    while (m_content->job)
        work(withoutLimit);
}

/// Call when the time of the next filter change of \a rows may have changed.
void LeaseView::watch(std::span<const RowId> rows)
{
    if (!m_content->job && m_content->filter.dependsOnTime())
        m_content->due.watch(rows, m_content->filter);
}

void LeaseView::setVisible(bool visible)
{
    if (m_content->due.setVisible(visible))
        advance();
}

void LeaseView::advance()
{
    Content &c = *m_content;
    if (!c.filter.dependsOnTime() || c.job)
        return; // the job reads the clock itself
    const qint64 now = m_table.clock().nowMs();
    if (now < c.filter.nowMs()) {
        // The clock was wrong and has been corrected: changes already handled may be due again.
        arrange();
        return;
    }
    c.filter.setNow(now);
    const std::vector<RowId> due = c.due.take(now);
    if (c.isMany(qsizetype(due.size())))
        arrange();
    else
        updateRows(due, false, false);
}

void LeaseView::onRowsAdded(RowId first, RowId last)
{
    Content &c = *m_content;
    if (const LeaseTable::Arrivals newest = m_table.newest();
        newest.first == first && newest.end == last + 1 && last - first < mostNew)
        c.fresh.add({first, last});                                       // not from the record
    c.filter.setNow(std::max(c.filter.nowMs(), m_table.clock().nowMs())); // advance() has to see a clock set back
    std::vector<RowId> rows;
    rows.reserve(last - first + 1);
    for (RowId row = first; row <= last; ++row) {
        if (c.filter.accepts(row))
            rows.push_back(row);
    }
    if (c.job) {
        c.job->touch(first, last);
        for (RowId row = first; row <= last; ++row)
            c.touched.push_back(row);
    }
    if (c.inOrder)
        insertSorted(LeaseSorter::sorted(c.order, std::move(rows)));
    else if (!rows.empty())
        insertRun(quint32(c.rows.count()), rows); // newest on top for now; the job will sort them in
    if (!c.job && c.filter.dependsOnTime()) {
        std::vector<RowId> all;
        for (RowId row = first; row <= last; ++row)
            all.push_back(row);
        watch(all);
    }
}

void LeaseView::onRowsUpdated(const QList<RowId> &rows)
{
    updateRows(spanOf(rows), m_content->order.column().has_value(), true);
}

void LeaseView::onRowsMarked(const QList<RowId> &rows)
{
    updateRows(spanOf(rows), m_content->order.column() == LeaseColumn::Copied, true);
}

void LeaseView::onRowsChecked(const QList<RowId> &rows)
{
    const std::optional<LeaseColumn> column = m_content->order.column();
    updateRows(spanOf(rows), column && isOfCheck(*column), true);
}

void LeaseView::onRowsUsed(const QList<RowId> &rows)
{
    const std::optional<LeaseColumn> column = m_content->order.column();
    updateRows(spanOf(rows), column && isOfTraffic(*column), true);
}

void LeaseView::onStatesChanged(const QList<RowId> &rows)
{
    updateRows(spanOf(rows), !isStillInOrder(spanOf(rows)), true);
}

/// Whether \a rows, whose states have changed, may stay where they are.
bool LeaseView::isStillInOrder(std::span<const RowId> rows) const
{
    Content &c = *m_content;
    const std::optional<LeaseColumn> column = c.order.column();
    if (column != LeaseColumn::State && column != LeaseColumn::Remaining)
        return true;
    if (c.job || !c.inOrder)
        return false;
    const std::vector<RowId> &shown = c.rows.ids();
    const std::vector<quint32> positions = c.rows.positionsOf(rows);
    return std::all_of(positions.begin(), positions.end(), [&](quint32 at) {
        return (at == 0 || c.order.isBelow(shown[at - 1], shown[at]))
            && (at + 1 == shown.size() || c.order.isBelow(shown[at], shown[at + 1]));
    });
}

void LeaseView::onRowsAboutToBeRemoved(const QList<RowId> &rows)
{
    ShownRows &shown = m_content->rows;
    apply(RowMoves::removing(shown.ids(), shown.positionsOf(spanOf(rows))));
    if (m_content->job)
        m_content->job->restart(); // the job may contain rows that are about to be removed
}

/// \a rows may have to be removed, inserted, or moved if they changed in the sorted column. \a changed: their values
/// differ, so dataChanged is emitted.
void LeaseView::updateRows(std::span<const RowId> rows, bool mayMove, bool changed)
{
    Content &c = *m_content;
    LeaseFilter &filter = c.filter;
    filter.setNow(std::max(filter.nowMs(), m_table.clock().nowMs()));
    const bool mayMatter = mayMove || filter.hasWords() || filter.shown() != std::array{true, true, true, true};
    // Where so many move, all are sorted; a large table in slices.
    const bool allAreSorted = mayMove && c.isMany(c.rows.count()) && rows.size() > c.rows.ids().size() / 16;
    if (!c.job && mayMatter && (allAreSorted || c.isMany(qsizetype(rows.size())))) {
        c.inOrder = c.inOrder && !mayMove;
        arrange(); // checks all rows
    } else if (c.job) {
        c.inOrder = c.inOrder && !mayMove;
        c.job->touch(rows);
        c.touched.insert(c.touched.end(), rows.begin(), rows.end());
    }
    if (c.job || !mayMatter) {
        if (changed)
            announceChanged(c.rows.positionsOf(rows));
        return;
    }

    const std::vector<RowId> &shown = c.rows.ids();
    std::vector<RowId> accepted;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(accepted),
                 [&](RowId row) { return filter.accepts(row); });
    const std::vector<quint32> before = c.rows.positionsOf(rows);
    if (mayMove) {
        std::vector<RowId> rest;
        rest.reserve(shown.size());
        auto going = before.begin();
        for (quint32 position = 0; position < shown.size(); ++position) {
            if (going != before.end() && *going == position)
                ++going;
            else
                rest.push_back(shown[position]);
        }
        apply(RowMoves::between(shown,
                                LeaseSorter::merged(c.order, std::move(rest), LeaseSorter::sorted(c.order, accepted))));
    } else {
        std::vector<quint32> leaving;
        std::vector<RowId> entering;
        const RowSet stays(accepted);
        std::copy_if(before.begin(), before.end(), std::back_inserter(leaving),
                     [&](quint32 position) { return !stays.contains(shown[position]); });
        std::copy_if(accepted.begin(), accepted.end(), std::back_inserter(entering),
                     [&](RowId row) { return c.rows.positionOf(row) == ShownRows::none; });
        apply(RowMoves::removing(shown, leaving));
        insertSorted(LeaseSorter::sorted(c.order, std::move(entering)));
    }
    if (changed)
        announceChanged(c.rows.positionsOf(accepted));
    watch(rows);
}

/// \a sorted are not yet shown.
void LeaseView::insertSorted(const std::vector<RowId> &sorted)
{
    const auto isBelow = [this](RowId a, RowId b) { return m_content->order.isBelow(a, b); };
    apply(RowMoves::adding(m_content->rows.ids(), sorted, isBelow));
}

void LeaseView::apply(RowMoves moves)
{
    for (RowMove &move : moves.take()) {
        switch (move.kind) {
        case RowMove::Kind::Remove:
            beginRemoveRows({}, m_content->rows.viewRow(move.run.last), m_content->rows.viewRow(move.run.first));
            m_content->rows.remove(move.run);
            endRemoveRows();
            break;
        case RowMove::Kind::Insert:
            insertRun(move.run.first, move.rows);
            break;
        case RowMove::Kind::Reorder:
            reorder(std::move(move.rows));
            break;
        }
    }
}

void LeaseView::insertRun(quint32 position, std::span<const RowId> run)
{
    const int first = m_content->rows.count() - int(position);
    beginInsertRows({}, first, first + int(run.size()) - 1);
    m_content->rows.insert(position, run);
    endInsertRows();
}

/// Same rows, new order.
void LeaseView::reorder(std::vector<RowId> rows)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<RowId> rowsOfIndexes;
    rowsOfIndexes.reserve(size_t(from.size()));
    for (const QModelIndex &index : from)
        rowsOfIndexes.push_back(rowId(index.row()));
    m_content->rows.reorder(std::move(rows));
    QModelIndexList to;
    to.reserve(from.size());
    for (qsizetype i = 0; i < from.size(); ++i)
        to.append(index(viewRow(rowsOfIndexes[size_t(i)]), from[i].column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// \a positions are ascending.
void LeaseView::announceChanged(const std::vector<quint32> &positions)
{
    const ShownRows &shown = m_content->rows;
    std::vector<Run> runs = runsOf(positions);
    if (runs.size() > mostChangedRanges)
        runs = {{runs.front().first, runs.back().last}};
    for (const Run &run : runs)
        Q_EMIT dataChanged(index(shown.viewRow(run.last), 0), index(shown.viewRow(run.first), columnCount() - 1));
}

} // namespace proxydeck

#include "moc_lease_view.cpp"
