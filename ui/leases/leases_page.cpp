// SPDX-License-Identifier: MIT
#include "ui/leases/leases_page.h"

#include "accounts/account_book.h"
#include "desk/desk.h"
#include "desk/lease_marks.h"
#include "formats/copy_format.h"
#include "lease/vendor_clock.h"
#include "outbox/export_job.h"
#include "preferences/key_values.h"
#include "table/common_values.h"
#include "table/expired_rows.h"
#include "table/row_ids.h"
#include "ui/columns/columns_menu.h"
#include "ui/columns/lease_header.h"
#include "ui/desktop/clipboard.h"
#include "ui/filter/filter_words.h"
#include "ui/leases/leases_empty_state.h"
#include "ui/outgoing/copier.h"
#include "ui/outgoing/format_drag.h"
#include "ui/outgoing/proxy_credentials.h"
#include "ui/outgoing/row_actions.h"
#include "ui/table/cells_job.h"
#include "ui/table/lease_selection.h"
#include "ui/table/lease_table_view.h"
#include "ui/widgets/link_notice.h"
#include "ui/widgets/progress_item.h"
#include "view/lease_view.h"
#include "view/new_rows.h"

#include <QGridLayout>
#include <QLocale>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Maximum number of filter suggestions for one field.
constexpr qsizetype mostValues = 200;

} // namespace

LeasesPage::LeasesPage(const Parts &parts, QStackedWidget &pages)
    : TablePage(&pages)
    , m_parts(parts)
    , m_table(new LeaseTableView(parts.view, parts.vendorClock, this))
    , m_target(parts.leases, parts.view, m_table->selection())
    , m_progress(new ProgressItem(
          {[](const QString &done, const QString &total) { return tr("Copying %1 of %2").arg(done, total); },
           [] { return tr("Cancel the copy"); }},
          this))
    , m_arranging(new ProgressItem({[](const QString &done, const QString &total) {
                                        return tr("Filtering and sorting: %1 of %2").arg(done, total);
                                    },
                                    [] { return tr("Cancel filtering and sorting"); }},
                                   this))
    , m_columnsMenu(new ColumnsMenu(m_table->header(), m_columnSets))
    , m_empty(new LeasesEmptyState(this))
    , m_hidden(new LinkNotice(this))
    , m_copier(std::make_unique<Copier>(parts.leases, parts.accounts, parts.preferences))
{
    m_table->setObjectName(u"leases"_s);
    m_table->setFrameShape(QFrame::NoFrame);
    pages.addWidget(this); // before it has a layout; otherwise everything in it would be laid out now and again when it
                           // is shown
    // On top of the table, not instead of it: the header must not move while the operator types a filter.
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 0, 0);
    layout->addWidget(m_empty, 0, 0, Qt::AlignCenter);
    layout->addWidget(m_hidden, 1, 0);
    m_hidden->setObjectName(u"hiddenNotice"_s);
    m_empty->raise();
    m_progress->setObjectName(u"copyProgress"_s);
    m_arranging->setObjectName(u"arrangeProgress"_s);
    connect(&m_parts.view, &LeaseView::arranging, this, &LeasesPage::onArranging);
    connect(&m_parts.view, &LeaseView::settled, m_arranging, &ProgressItem::end);

    followRows();
    connect(m_table, &LeaseTableView::selectionEdited, this, &LeasesPage::rowsEdited);
    connect(m_table, &LeaseTableView::headerMenuRequested, m_columnsMenu, &ColumnsMenu::openFor);
    connect(&m_parts.view, &LeaseView::settled, this, &LeasesPage::rowsEdited);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsInserted, this, &LeasesPage::rowsEdited);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsRemoved, this, &LeasesPage::rowsEdited);
    connect(&m_parts.accounts, &QAbstractItemModel::modelReset, this, &LeasesPage::rowsEdited);
    connect(&m_parts.leases, &LeaseTable::rowsRemoved, this, &LeasesPage::rowsEdited);
    connect(&m_parts.leases, &LeaseTable::rowsUpdated, this, &LeasesPage::rowsEdited);
    connect(&m_parts.leases, &LeaseTable::countsChanged, this, &LeasesPage::rowsEdited);

    connect(&m_parts.leases, &LeaseTable::rowsMarked, this, &LeasesPage::rowsEdited);
    connect(&m_parts.leases, &LeaseTable::rowsChecked, this, &LeasesPage::rowsEdited);
    connect(&m_parts.leases, &LeaseTable::rowsAdded, this, &LeasesPage::onRowsAdded);
    connect(&m_table->selection(), &LeaseSelection::chosen, &m_parts.view, &LeaseView::forgetNew);
    connect(&m_table->header(), &QHeaderView::sortIndicatorChanged, &m_parts.view, &LeaseView::forgetNew);
    connect(m_hidden, &LinkNotice::clicked, this, &LeasesPage::hiddenRequested);
    connect(&m_parts.desk.marks(), &LeaseMarks::undoableChanged, this, &LeasesPage::rowsEdited);

    connect(m_copier.get(), &Copier::taken, this,
            [this](const QList<RowId> &rows) { m_parts.desk.marks().setCopied(rows); });
    connect(m_copier.get(), &Copier::progress, m_progress, &ProgressItem::setProgress);
    connect(m_copier.get(), &Copier::copied, this, [this](const CopyReport &, const QString &text) {
        m_progress->end();
        Q_EMIT message(withSource(text));
    });
    connect(m_copier.get(), &Copier::cancelled, this, [this] {
        m_progress->end();
        Q_EMIT message(tr("Copy cancelled; the clipboard was not changed"));
    });
    auto *drag = new FormatDrag(*m_table, [this] { return textToDrag(); });
    connect(drag, &FormatDrag::dropped, this, [this] {
        m_parts.desk.marks().setCopied(m_dragged);
        Q_EMIT message(m_dragReport);
    });
    connect(m_empty, &LeasesEmptyState::addKeyRequested, this, &LeasesPage::addKeyRequested);
    connect(m_empty, &LeasesEmptyState::extractRequested, this, &LeasesPage::extractRequested);
    connect(m_empty, &LeasesEmptyState::extractAndCopyRequested, this, &LeasesPage::extractAndCopyRequested);
    connect(m_empty, &LeasesEmptyState::demoRequested, this, &LeasesPage::demoRequested);
    connect(m_empty, &LeasesEmptyState::clearFilterRequested, this, [this] {
        Q_EMIT clearFilterRequested();
        m_table->setFocus(Qt::OtherFocusReason); // the focused button is hidden now
    });
}

LeasesPage::~LeasesPage() = default;

QTableView &LeasesPage::view() const { return *m_table; }
QMenu *LeasesPage::columnsMenu() const { return m_columnsMenu; }
void LeasesPage::setDemo(bool demo) { m_empty->setDemo(demo); }
void LeasesPage::setShownStates(const std::array<bool, 4> &states) { m_parts.view.setShownStates(states); }
qsizetype LeasesPage::selectedRows() const { return m_table->selection().rowCount(); }
void LeasesPage::setDensity(RowDensity density) { m_table->setDensity(density); }
void LeasesPage::putOnClipboard(const QString &text) { m_parts.clipboard.put(text); }
void LeasesPage::updateStates() { m_parts.leases.updateStates(); }
QString LeasesPage::exportName() const { return u"leases"_s; }

void LeasesPage::setFilterText(const QString &text)
{
    m_table->showTopWhenSettled();
    m_parts.view.setFilterText(text);
}

void LeasesPage::refresh()
{
    using Reason = LeasesEmptyState::Reason;
    if (m_parts.leases.size() > 0)
        m_empty->setReason(Reason::Filtered);
    else
        m_empty->setReason(m_parts.accounts.size() > 0 ? Reason::NoLeases : Reason::NoKeys);
    m_empty->setVisible(m_parts.view.rowCount() == 0 && m_parts.view.isSettled());
    if (m_target.source() != CopyTarget::Source::Newest)
        m_table->selection().withdraw(); // what it stood for has gone or ended
    tellHidden();
}

void LeasesPage::tellHidden()
{
    qsizetype hidden = 0;
    for (const Run &run : m_parts.view.newRows().runs()) {
        for (RowId row = run.first; row <= run.last; ++row)
            hidden += m_parts.leases.state(row) != LeaseState::Expired && m_parts.view.viewRow(row) < 0;
    }
    if (m_parts.view.isSettled())
        m_hidden->setText(hidden == 0 ? QString() : tr("%n new leases are hidden by the filter", nullptr, int(hidden)),
                          tr("Show"));
}

void LeasesPage::onRowsAdded(RowId first)
{
    if (m_parts.leases.newest().first == first) // not from the record
        proposeNewest();
}

void LeasesPage::proposeNewest()
{
    constexpr qsizetype most = 1'000; // a reply has a hundred at most
    LeaseSelection &selection = m_table->selection();
    const QList<RowId> rows = m_target.newest();
    if (selection.hasSelection() && !selection.isProposed())
        return;
    if (rows.isEmpty() || rows.size() > most) {
        selection.withdraw();
        return;
    }
    selection.propose(rows);
    const int column = std::max(0, m_table->currentIndex().column());
    const QModelIndex first = m_parts.view.index(m_parts.view.viewRow(rows.first()), column);
    selection.setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_table->scrollTo(first.siblingAtRow(m_parts.view.viewRow(rows.last())));
    m_table->scrollTo(first);
}

void LeasesPage::forgetNewest()
{
    m_target.forgetNewest();
    m_parts.view.forgetNew();
    m_table->selection().withdraw();
}

bool LeasesPage::isProposed() const { return m_table->selection().isProposed(); }

QStringList LeasesPage::filterValues(FilterField field) const
{
    if (field != FilterField::State)
        return commonValues(m_parts.leases.store(), m_parts.view.names(), field, mostValues);
    const LeaseTable::Counts counts = m_parts.leases.counts();
    QList<LeaseState> states{LeaseState::Live, LeaseState::Expiring, LeaseState::Expired, LeaseState::Undated};
    states.removeIf([&](LeaseState state) { return counts[size_t(state)] == 0; });
    std::stable_sort(states.begin(), states.end(),
                     [&](LeaseState a, LeaseState b) { return counts[size_t(a)] > counts[size_t(b)]; });
    QStringList names;
    for (const LeaseState state : std::as_const(states))
        names.append(filterStateName(state));
    return names;
}

QList<RowId> LeasesPage::rowsToTake(bool onlySelection) const
{
    m_parts.leases.updateStates(); // updates leases that expired since the last update
    if (onlySelection)
        return m_table->selection().rowIds();
    m_parts.view.settle(); // uses the final result of the filter, without rows that are still being filtered out
    return m_parts.view.rowIds();
}

void LeasesPage::copy() { copyTarget(nullptr); }

void LeasesPage::copyIn(const CopyFormat &format) { copyTarget(&format); }

CopyTarget LeasesPage::checkTarget() const
{
    CopyTarget target = m_target;
    target.setOnlyGood(false);
    return target;
}

QList<RowId> LeasesPage::checkRows()
{
    m_parts.leases.updateStates(); // updates leases that expired since the last update
    m_parts.view.settle(); // uses the final result of the filter, without rows that are still being filtered out
    return checkTarget().rows();
}

void LeasesPage::copyTarget(const CopyFormat *format)
{
    m_parts.leases.updateStates(); // updates leases that expired since the last update
    m_parts.view.settle(); // uses the final result of the filter, without rows that are still being filtered out
    const QList<RowId> rows = m_target.rows();
    if (rows.isEmpty()) {
        if (hasRows())
            Q_EMIT message(m_target.isOnlyGood() ? tr("Nothing copied: no check found any of these leases good")
                                                 : tr("Nothing copied: no live lease is shown"));
        return;
    }
    startCopy(rows, m_target.source(), format ? *format : formatFor(rows));
}

void LeasesPage::copyNewest()
{
    m_parts.leases.updateStates();
    if (const QList<RowId> rows = m_target.arrived(); !rows.isEmpty())
        startCopy(rows, CopyTarget::Source::Selection, formatFor(rows)); // they were asked for by name
    else
        Q_EMIT message(tr("Nothing copied: none of the newest leases is live"));
}

void LeasesPage::copyRows(const QList<RowId> &rows)
{
    m_parts.leases.updateStates();
    QList<RowId> there = rows; // some may have been removed by now
    there.removeIf([this](RowId row) { return !m_parts.leases.contains(row); });
    startCopy(there, CopyTarget::Source::Selection, formatFor(there)); // these rows and no others were asked for
}

void LeasesPage::copyLiving(const QUuid &key)
{
    m_parts.leases.updateStates();
    QList<RowId> rows;
    for (const RowId row : m_parts.leases.rows()) {
        if (m_parts.leases.store().accountOfRow(row) == key && m_parts.leases.state(row) != LeaseState::Expired)
            rows.append(row);
    }
    if (rows.isEmpty())
        Q_EMIT message(tr("Nothing copied: this key has no live lease"));
    else
        copyRows(rows);
}

QString LeasesPage::keyFormat() const { return m_parts.keyValues ? keyFormatOf(m_target.rows()) : QString(); }

QString LeasesPage::keyFormatOf(const QList<RowId> &rows) const
{
    if (!m_parts.keyValues || rows.isEmpty())
        return {};
    const LeaseStore &store = m_parts.leases.store();
    const QUuid key = store.accountOfRow(rows.first());
    const QString format = m_parts.keyValues->format(key);
    const bool ofOneKey = !format.isEmpty()
        && std::all_of(rows.begin(), rows.end(), [&](RowId row) { return store.accountOfRow(row) == key; });
    return ofOneKey ? format : QString();
}

const CopyFormat &LeasesPage::formatFor(const QList<RowId> &rows) const
{
    return m_parts.actions.formatOr(keyFormatOf(rows));
}

void LeasesPage::selectRows(const QList<RowId> &rows)
{
    m_parts.view.settle();
    int first = -1;
    for (const RowId row : rows) {
        if (const int place = m_parts.view.viewRow(row); place >= 0 && (first < 0 || place < first))
            first = place;
    }
    if (first < 0)
        return;
    const QModelIndex current = m_parts.view.index(first, std::max(0, m_table->currentIndex().column()));
    m_table->selection().setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_table->selection().choose(rows);
    m_table->scrollTo(current);
}

void LeasesPage::onArranging(int thousandths)
{
    if (!m_parts.view.canCancelArranging())
        return;
    const qsizetype rows = m_parts.leases.size();
    if (!m_arranging->isRunning())
        m_arranging->begin(rows);
    m_arranging->setProgress(rows * thousandths / 1'000, rows);
}

void LeasesPage::startCopy(const QList<RowId> &rows, CopyTarget::Source source, const CopyFormat &format)
{
    m_source = source;
    cancelCells(); // a copy of leases is replaced without a message, see Copier::start()
    m_progress->begin(rows.size());
    m_copier->start(rows, format, m_parts.clipboard);
}

QString LeasesPage::withSource(const QString &report) const
{
    switch (m_source) {
    case CopyTarget::Source::Newest:
        return tr("%1 (nothing was selected: the newest)").arg(report);
    case CopyTarget::Source::Shown:
        return tr("%1 (nothing was selected: all live ones shown)").arg(report);
    case CopyTarget::Source::Selection:
        break;
    }
    return report;
}

void LeasesPage::takeCells(const QList<int> &columns, bool titles, const QString &column)
{
    const QList<RowId> rows = rowsToTake(isCopyOfSelection());
    m_cellsJob = std::make_unique<CellsJob>(m_parts.view.cells(), CellsJob::Cells{rows, columns, titles});
    connect(m_cellsJob.get(), &CellsJob::progress, m_progress, &ProgressItem::setProgress);
    connect(m_cellsJob.get(), &CellsJob::finished, this, [this, column](const QString &text, qsizetype written) {
        m_cellsJob.release()->deleteLater(); // it is the sender of this signal
        m_progress->end();
        putCells(text, written, column);
    });
    if (rows.size() <= CellsJob::atOnce) {
        m_cellsJob->finishNow();
        return;
    }
    m_progress->begin(rows.size());
    m_cellsJob->start();
}

void LeasesPage::cancelCopy()
{
    m_copier->cancel();
    cancelCells();
}

void LeasesPage::cancelCells()
{
    if (!m_cellsJob)
        return;
    m_cellsJob.reset();
    m_progress->end();
    Q_EMIT message(tr("Copy cancelled; the clipboard was not changed"));
}

QString LeasesPage::textToDrag()
{
    const QList<RowId> rows = m_table->selection().rowIds();
    if (rows.size() > FormatDrag::mostRows) {
        Q_EMIT message(tr("These are too many to drag (%1 at most). Copy them instead.")
                           .arg(locale().toString(FormatDrag::mostRows)));
        return {};
    }
    const CopyText dragged = m_copier->text(rows, m_parts.actions.currentFormat());
    m_dragged = dragged.rows;
    m_dragReport = m_copier->reportText(dragged.report, m_parts.actions.currentFormat());
    if (dragged.text.isEmpty())
        Q_EMIT message(m_dragReport);
    return dragged.text;
}

RowExports::Start LeasesPage::bindExport()
{
    return [this, selected = rowsToTake(true), shown = rowsToTake(false)](const QString &path,
                                                                          const ExportChoice &choice) {
        m_parts.leases.updateStates();
        QList<RowId> rows = choice.onlySelection ? selected : shown;
        rows.removeIf([this](RowId row) { return !m_parts.leases.contains(row); });
        const auto credentials = proxyCredentials(m_parts.accounts, choice.credentials);
        auto job = std::make_unique<ExportJob>();
        if (choice.format) {
            const CopyTime time{m_parts.leases.clock().nowMs(), 0};
            job->exportText(m_parts.leases, credentials, rows, path, {*choice.format, time, choice.append});
        } else {
            CsvOptions options;
            options.byteOrderMark = choice.byteOrderMark;
            options.credentials = choice.credentials;
            options.append = choice.append;
            job->exportLeases(m_parts.leases, credentials, rows, path, options);
        }
        return RowExports::Started{std::move(job), rows.size()};
    };
}

void LeasesPage::forget()
{
    m_parts.leases.updateStates();
    QList<RowId> selected = m_table->selection().rowIds();
    if (selected.isEmpty())
        return;
    // Sorted in memory order: looking up a million rows in another order takes several times as long.
    sortAscending({selected.data(), size_t(selected.size())});
    const QList<RowId> rows = selected;
    const auto forgetThem = [this, rows] {
        QList<RowId> known; // some may have been removed by now
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(known),
                     [this](RowId row) { return m_parts.leases.contains(row); });
        m_parts.desk.marks().remove(known);
        Q_EMIT message(known.size() == 1 ? tr("Removed one lease")
                                         : tr("Removed %1 leases").arg(locale().toString(known.size())));
        Q_EMIT undoOffered();
    };
    // Leases without a deadline count as not expired.
    const auto living = std::count_if(rows.begin(), rows.end(),
                                      [this](RowId row) { return m_parts.leases.state(row) != LeaseState::Expired; });
    if (living == 0 || LeaseMarks::canUndo(rows.size())) {
        forgetThem();
        return;
    }
    askToForget(tr("Remove %1 leases that are still live?").arg(locale().toString(living)),
                tr("They were paid for and can still be used. So many at once cannot be restored with Undo."),
                forgetThem);
}

void LeasesPage::showRestored(const QList<RowId> &rows)
{
    m_table->selection().choose(rows);
    Q_EMIT message(rows.size() == 1 ? tr("Restored one lease")
                                    : tr("Restored %1 leases").arg(locale().toString(rows.size())));
    Q_EMIT undoOffered(); // what was removed before it
}

void LeasesPage::clearExpired()
{
    m_parts.leases.updateStates();
    const QList<RowId> rows = ExpiredRows::of(m_parts.leases);
    if (rows.isEmpty())
        return;
    m_parts.desk.marks().clear(rows);
    Q_EMIT message(rows.size() == 1
                       ? tr("Cleared one expired lease; the history keeps it")
                       : tr("Cleared %1 expired leases; the history keeps them").arg(locale().toString(rows.size())));
    Q_EMIT undoOffered();
}

void LeasesPage::saveState(QSettings &settings) const { m_table->header().saveColumns(settings); }

void LeasesPage::restoreState(QSettings &settings)
{
    m_columnSets.keepIn(settings);
    m_table->header().restoreColumns(settings);
}

void LeasesPage::retranslate()
{
    m_columnsMenu->retranslate();
    tellHidden();
    m_table->retranslate();
}

} // namespace proxydeck

#include "moc_leases_page.cpp"
