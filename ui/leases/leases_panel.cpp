// SPDX-License-Identifier: MIT
#include "ui/leases/leases_panel.h"

#include "accounts/account_book.h"
#include "leases/common_values.h"
#include "leases/lease_view.h"
#include "leases/region_lock_model.h"
#include "outbox/export_job.h"
#include "ui/filter/filter_words.h"
#include "ui/leases/columns_menu.h"
#include "ui/leases/density_menu.h"
#include "ui/leases/leases_bar.h"
#include "ui/leases/leases_empty_state.h"
#include "ui/leases/region_locks_view.h"
#include "ui/outgoing/cells_menu.h"
#include "ui/outgoing/copier.h"
#include "ui/outgoing/format_drag.h"
#include "ui/outgoing/progress_line.h"
#include "ui/outgoing/row_actions.h"
#include "ui/table/cells_job.h"
#include "ui/table/lease_header.h"
#include "ui/table/lease_table_view.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

/// Values that the filter proposes for one field.
constexpr qsizetype mostValues = 200;

} // namespace

LeasesPanel::LeasesPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_actions(new RowActions(*this, parts.formats))
    , m_bar(new LeasesBar(*m_actions, [this](FilterField field) { return filterValues(field); }, this))
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new LeaseTableView(parts.view, parts.vendorClock, this))
    , m_columnsMenu(new ColumnsMenu(m_table->header(), m_columnSets))
    , m_empty(new LeasesEmptyState(this))
    , m_exportBar(new ProgressLine(ProgressLine::Task::Export, this))
    , m_copyBar(new ProgressLine(ProgressLine::Task::Copy, this))
    , m_copier(std::make_unique<Copier>(parts.leases, parts.accounts))
{
    setObjectName(u"leasesPanel"_s);
    m_table->setObjectName(u"leases"_s);
    m_table->setFrameShape(QFrame::NoFrame);

    m_cellsMenu = new CellsMenu(*m_actions->copyCell, this);
    m_cellsMenu->serve(*m_table);
    m_densityMenu = new DensityMenu(this);

    m_tabs->setObjectName(u"leaseTabs"_s);
    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->hide();

    // Over the table and not instead of it: the header stays where it is while somebody types a filter.
    auto *leasesPage = new QWidget(m_pages);
    m_pages->insertWidget(LeasesPage, leasesPage); // while it is empty: all in it would be laid out at once, and again when it is shown
    auto *leasesLayout = new QGridLayout(leasesPage);
    leasesLayout->setContentsMargins(0, 0, 0, 0);
    leasesLayout->addWidget(m_table, 0, 0);
    leasesLayout->addWidget(m_empty, 0, 0, Qt::AlignCenter);
    m_empty->raise();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_exportBar);
    layout->addWidget(m_copyBar);

    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(0);
    connect(&m_updateTimer, &QTimer::timeout, this, [this] {
        updateEmptyState();
        updateActions();
    });

    connectModels();
    connectActions();
    retranslate();
    updateCounts();
    updateEmptyState();
    updateActions();
}

LeasesPanel::~LeasesPanel() = default;

void LeasesPanel::connectModels()
{
    // Through the event loop: what changes many rows says so more than once.
    const auto updateSoon = [this] { m_updateTimer.start(); };
    followRows(m_parts.view);
    connect(&m_parts.view, &LeaseView::settled, this, updateSoon);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsInserted, this, updateSoon);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsRemoved, this, updateSoon);
    connect(&m_parts.accounts, &QAbstractItemModel::modelReset, this, updateSoon);
    connect(&m_parts.leases, &LeaseTable::countsChanged, this, &LeasesPanel::updateCounts);
    connect(&m_parts.leases, &LeaseTable::rowsRemoved, this, updateSoon);
    connect(&m_parts.regionLocks, &QAbstractItemModel::rowsInserted, this, &LeasesPanel::updateTabs);
    connect(&m_parts.regionLocks, &QAbstractItemModel::rowsRemoved, this, &LeasesPanel::updateTabs);
    connect(&m_parts.regionLocks, &QAbstractItemModel::modelReset, this, &LeasesPanel::updateTabs);
    connect(m_table, &LeaseTableView::selectionEdited, this, updateSoon);
    connect(m_table, &LeaseTableView::headerMenuRequested, m_columnsMenu, &ColumnsMenu::openFor);
}

void LeasesPanel::followRows(const QAbstractItemModel &model)
{
    const auto updateSoon = [this] { m_updateTimer.start(); };
    connect(&model, &QAbstractItemModel::rowsInserted, this, updateSoon);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, updateSoon);
    connect(&model, &QAbstractItemModel::layoutChanged, this, updateSoon);
    connect(&model, &QAbstractItemModel::modelReset, this, updateSoon);
}

void LeasesPanel::connectActions()
{
    connect(m_actions->copy, &QAction::triggered, this, &LeasesPanel::copy);
    connect(m_actions, &RowActions::formatTriggered, this, &LeasesPanel::copy);
    connect(m_actions->copyAs()->menuAction(), &QAction::triggered, m_bar, &LeasesBar::openCopyMenu);
    connect(m_actions->copyCell, &QAction::triggered, this, &LeasesPanel::copyCell);
    connect(m_actions->exportCsv, &QAction::triggered, this, &LeasesPanel::exportRows);
    connect(m_actions->focusFilter, &QAction::triggered, m_bar, &LeasesBar::focusFilter);
    connect(m_actions->forget, &QAction::triggered, this, &LeasesPanel::forget);
    connect(m_actions->selectAll, &QAction::triggered, this, [this] {
        QTableView *table = showsLocks() ? static_cast<QTableView *>(m_locks) : m_table;
        table->selectAll();
        table->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_actions->escape, &QAction::triggered, this, &LeasesPanel::escape);

    // At each key, however many leases there are: the view works on them in slices.
    connect(m_bar, &LeasesBar::filterTextChanged, this, &LeasesPanel::applyFilter);
    connect(m_bar, &LeasesBar::filterAccepted, this, [this] {
        applyFilter();
        (showsLocks() ? static_cast<QWidget *>(m_locks) : m_table)->setFocus(Qt::OtherFocusReason);
    });
    connect(m_bar, &LeasesBar::statesChanged, this, &LeasesPanel::applyStates);
    connect(m_exportBar, &ProgressLine::cancelRequested, this, [this] {
        if (m_export)
            m_export->cancel();
    });
    connect(m_copyBar, &ProgressLine::cancelRequested, m_copier.get(), &Copier::cancel);
    auto *drag = new FormatDrag(*m_table, [this] { return textToDrag(); });
    connect(drag, &FormatDrag::dropped, this, [this] { Q_EMIT message(m_dragReport); });
    connect(m_copyBar, &ProgressLine::cancelRequested, this, &LeasesPanel::cancelCells);
    connect(m_cellsMenu, &CellsMenu::columnRequested, this, [this] { copyCells(false, false); });
    connect(m_cellsMenu, &CellsMenu::rowsRequested, this, [this](bool titles) { copyCells(true, titles); });
    connect(m_densityMenu, &DensityMenu::densityChanged, this, &LeasesPanel::setDensity);
    connect(m_copier.get(), &Copier::progress, this, &LeasesPanel::onCopyProgress);
    connect(m_copier.get(), &Copier::copied, this, [this](const CopyReport &, const QString &text) { onCopied(text); });
    connect(m_copier.get(), &Copier::cancelled, this, [this] {
        m_copyBar->hide();
        Q_EMIT message(tr("Copy cancelled; the clipboard is as it was"));
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        m_bar->setForLeases(page == LeasesPage);
        updateActions();
    });
    connect(m_empty, &LeasesEmptyState::addKeyRequested, this, &LeasesPanel::addKeyRequested);
    connect(m_empty, &LeasesEmptyState::extractRequested, this, &LeasesPanel::extractRequested);
    connect(m_empty, &LeasesEmptyState::demoRequested, this, &LeasesPanel::demoRequested);
    connect(m_empty, &LeasesEmptyState::clearFilterRequested, this, [this] {
        clearFilter();
        m_table->setFocus(Qt::OtherFocusReason); // the button that had it is gone
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) { showContextMenu(m_table, at); });
}

void LeasesPanel::setDemo(bool demo)
{
    m_empty->setDemo(demo);
}

QAction *LeasesPanel::copyAction() const { return m_actions->copy; }
QMenu *LeasesPanel::copyAsMenu() const { return m_actions->copyAs(); }
QAction *LeasesPanel::copyCellAction() const { return m_actions->copyCell; }
QAction *LeasesPanel::exportAction() const { return m_actions->exportCsv; }
QAction *LeasesPanel::focusFilterAction() const { return m_actions->focusFilter; }
QAction *LeasesPanel::forgetAction() const { return m_actions->forget; }
QAction *LeasesPanel::selectAllAction() const { return m_actions->selectAll; }
QAction *LeasesPanel::escapeAction() const { return m_actions->escape; }
QAction *LeasesPanel::editFormatsAction() const { return m_actions->editFormats; }
QMenu *LeasesPanel::columnsMenu() const { return m_columnsMenu; }

void LeasesPanel::applyFilter()
{
    m_table->showTopWhenSettled();
    m_parts.view.setFilterText(m_bar->filterText());
    if (m_locks)
        m_locks->setFilterText(m_bar->filterText());
    m_updateTimer.start();
}

void LeasesPanel::applyStates()
{
    m_parts.view.setShownStates(m_bar->shownStates());
    m_updateTimer.start();
}

void LeasesPanel::clearFilter()
{
    m_bar->setFilterText({});
    m_bar->setPressedStates({});
    applyFilter();
}

void LeasesPanel::escape()
{
    if (!m_bar->filterText().isEmpty() || m_bar->pressedStates() != std::array<bool, 4>{})
        clearFilter();
    else if (m_bar->isAncestorOf(QApplication::focusWidget())) // nothing to clear: back to what was looked for
        (showsLocks() ? static_cast<QWidget *>(m_locks) : m_table)->setFocus(Qt::OtherFocusReason);
    else if (showsLocks())
        m_locks->clearSelection();
    else
        m_table->clearSelection();
}

void LeasesPanel::updateEmptyState()
{
    using Reason = LeasesEmptyState::Reason;
    if (m_parts.leases.size() > 0)
        m_empty->setReason(Reason::Filtered);
    else
        m_empty->setReason(m_parts.accounts.size() > 0 ? Reason::NoLeases : Reason::NoKeys);
    m_empty->setVisible(m_parts.view.rowCount() == 0 && m_parts.view.isSettled());
}

void LeasesPanel::updateActions()
{
    const QTableView *table = showsLocks() ? static_cast<QTableView *>(m_locks) : m_table;
    const bool any = table->model()->rowCount() > 0;
    const bool selected = table->selectionModel()->hasSelection();
    m_actions->copy->setEnabled(any);
    m_actions->copyAs()->menuAction()->setEnabled(any && !showsLocks());
    m_actions->copyCell->setEnabled(table->currentIndex().isValid());
    m_cellsMenu->setPossible(any, table->currentIndex().isValid());
    m_actions->exportCsv->setEnabled(any && !m_export);
    m_actions->forget->setEnabled(selected);
    m_actions->selectAll->setEnabled(any);
}

void LeasesPanel::updateCounts()
{
    m_bar->setCounts(m_parts.leases.counts());
}

void LeasesPanel::showContextMenu(QWidget *view, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->copy);
    if (view == m_table)
        menu->addMenu(m_actions->copyAs());
    menu->addMenu(m_cellsMenu);
    menu->addSeparator();
    menu->addAction(m_actions->exportCsv);
    menu->addSeparator();
    menu->addAction(m_actions->forget);
    if (view == m_table && m_details) {
        menu->addSeparator();
        menu->addAction(m_details);
    }
    updateActions();
    menu->popup(static_cast<QTableView *>(view)->viewport()->mapToGlobal(at));
}

void LeasesPanel::saveState(QSettings &settings) const
{
    m_table->header().saveColumns(settings);
    if (m_locks)
        m_locks->saveState(settings);
    settings.setValue(u"leases/filter"_s, m_bar->filterText());
    const auto pressed = m_bar->pressedStates();
    int states = 0;
    for (size_t state = 0; state < pressed.size(); ++state)
        states |= int(pressed[state]) << state;
    settings.setValue(u"leases/states"_s, states);
    settings.setValue(u"leases/format"_s, m_actions->chosenFormat());
    settings.setValue(u"leases/exportFolder"_s, m_folder);
    settings.setValue(u"leases/density"_s, m_table->density() == RowDensity::Compact ? u"compact"_s : u"comfortable"_s);
}

void LeasesPanel::restoreState(QSettings &settings)
{
    m_columnSets.keepIn(settings);
    m_table->header().restoreColumns(settings);
    m_restoredFrom = &settings;
    if (m_locks)
        m_locks->restoreState(settings);
    m_actions->setFormat(settings.value(u"leases/format"_s).toString());
    m_folder = settings.value(u"leases/exportFolder"_s).toString();
    m_densityMenu->setDensity(settings.value(u"leases/density"_s).toString() == u"compact"_s ? RowDensity::Compact
                                                                                           : RowDensity::Comfortable);
    const int states = settings.value(u"leases/states"_s).toInt();
    std::array<bool, 4> pressed{};
    for (size_t state = 0; state < pressed.size(); ++state)
        pressed[state] = states >> state & 1;
    m_bar->setPressedStates(pressed);
    m_bar->setFilterText(settings.value(u"leases/filter"_s).toString());
    applyFilter();
}

void LeasesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_parts.view.retranslate();
        m_parts.regionLocks.retranslate();
        retranslate();
    }
}

QStringList LeasesPanel::filterValues(FilterField field) const
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

void LeasesPanel::retranslate()
{
    m_parts.view.setFilterVocabulary(filterVocabulary());
    m_actions->retranslate();
    m_cellsMenu->retranslate();
    m_densityMenu->retranslate();
    m_columnsMenu->retranslate();
    m_table->retranslate();
    if (m_locks) {
        m_locks->setFilterText(m_bar->filterText());
        m_locks->retranslate();
    }
    updateTabs();
    m_tabs->setAccessibleName(tr("Tables"));
    setAccessibleName(tr("Leases"));
}

} // namespace proxydeck
