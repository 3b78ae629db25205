// SPDX-License-Identifier: MIT
#include "ui/leases/leases_panel.h"

#include "accounts/account_book.h"
#include "desk/desk.h"
#include "desk/lease_marks.h"
#include "preferences/key_values.h"
#include "preferences/preferences.h"
#include "table/region_lock_model.h"
#include "ui/bar/leases_bar.h"
#include "ui/check/check_command.h"
#include "ui/columns/density_menu.h"
#include "ui/columns/lease_header.h"
#include "ui/filter/copied_word.h"
#include "ui/filter/filter_words.h"
#include "ui/leases/cell_filters.h"
#include "ui/leases/leases_page.h"
#include "ui/leases/region_locks_page.h"
#include "ui/leases/region_locks_view.h"
#include "ui/outgoing/cells_menu.h"
#include "ui/outgoing/field_copy_key.h"
#include "ui/outgoing/key_format_menu.h"
#include "ui/outgoing/row_actions.h"
#include "ui/outgoing/row_exports.h"
#include "ui/table/lease_table_view.h"
#include "ui/widgets/progress_item.h"
#include "view/lease_view.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

enum Tab { LeasesTab, LocksTab };

} // namespace

LeasesPanel::LeasesPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_actions(new RowActions(*this, parts.formats, parts.preferences))
    , m_bar(new LeasesBar(
          *m_actions, [this](FilterField field) { return m_leases->filterValues(field); }, this))
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_exports(new RowExports(*m_actions, parts.vendorClock, parts.preferences, QString(), *this))
{
    setObjectName(u"leasesPanel"_s);
    new FieldCopyKey(*this);
    m_actions->setNumbered(true);
    m_cellsMenu = new CellsMenu(*m_actions->copyCell, this);
    m_densityMenu = new DensityMenu(this);

    m_tabs->setObjectName(u"leaseTabs"_s);
    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->hide();

    m_leases = new LeasesPage({parts.leases, parts.view, parts.accounts, parts.vendorClock, parts.desk, parts.clipboard,
                               *m_actions, parts.preferences, parts.keyValues},
                              *m_pages);
    addPage(*m_leases);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);

    // Deferred through the event loop: an operation on many rows emits several change signals.
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(0);
    connect(&m_updateTimer, &QTimer::timeout, this, [this] {
        for (TablePage *page : std::as_const(m_tables))
            page->refresh();
        updateActions();
    });

    connect(&m_parts.leases, &LeaseTable::countsChanged, this, &LeasesPanel::updateCounts);
    connect(&m_parts.regionLocks, &QAbstractItemModel::rowsInserted, this, &LeasesPanel::updateTabs);
    connect(&m_parts.regionLocks, &QAbstractItemModel::rowsRemoved, this, &LeasesPanel::updateTabs);
    connect(&m_parts.regionLocks, &QAbstractItemModel::modelReset, this, &LeasesPanel::updateTabs);
    connectActions();
    if (m_parts.checks) {
        m_check = new CheckCommand(*m_parts.checks, this);
        m_actions->check->setVisible(true);
        connect(m_actions->check, &QAction::triggered, this, [this] { m_check->check(m_leases->checkRows()); });
        connect(m_check, &CheckCommand::message, this, &LeasesPanel::message);
    }
    retranslate();
    updateCounts();
    m_leases->refresh();
    updateActions();
}

LeasesPanel::~LeasesPanel() = default;

TablePage &LeasesPanel::front() const { return *m_tables.at(m_pages->currentIndex()); }

void LeasesPanel::addPage(TablePage &page)
{
    if (m_pages->indexOf(&page) < 0)
        m_pages->addWidget(&page);
    m_tables.append(&page);
    m_cellsMenu->serve(page.view());
    connect(&page, &TablePage::message, this, &LeasesPanel::message);
    connect(&page, &TablePage::undoOffered, this, [this] {
        if (m_parts.desk.marks().undoable().rows > 0)
            Q_EMIT undoOffered(m_actions->undo);
    });
    connect(&page, &TablePage::aboutToCopy, this, &LeasesPanel::cancelCopies);
    connect(&page, &TablePage::rowsEdited, this, [this] { m_updateTimer.start(); });
    connect(&page.view(), &QWidget::customContextMenuRequested, this,
            [this, page = &page](const QPoint &at) { showContextMenu(*page, at); });
}

RegionLocksPage &LeasesPanel::regionLocksPage()
{
    if (!m_locks) {
        m_locks = new RegionLocksPage(m_parts.regionLocks, m_parts.desk, m_parts.clipboard, this);
        m_locks->setDensity(m_leases->table().density());
        m_locks->setFilterText(m_bar->filterText());
        if (m_restoredFrom)
            m_locks->restoreState(*m_restoredFrom);
        addPage(*m_locks);
    }
    return *m_locks;
}

void LeasesPanel::connectActions()
{
    connect(m_actions->copy, &QAction::triggered, this, &LeasesPanel::copy);
    connect(m_actions->copyNewest, &QAction::triggered, m_leases, &LeasesPage::copyNewest);
    connect(m_actions->undo, &QAction::triggered, this, &LeasesPanel::undo);
    connect(m_actions->onlyUncopied, &QAction::triggered, this,
            [this](bool on) { m_bar->setFilterText(withOnlyUncopied(m_bar->filterText(), on)); });
    connect(&m_parts.desk.marks(), &LeaseMarks::undoableChanged, this, &LeasesPanel::updateActions);
    connect(m_actions, &RowActions::formatTriggered, this, [this] {
        // This format was asked for, whatever the format of the key.
        front().holdsProxies() ? m_leases->copyIn(m_actions->currentFormat()) : front().copy();
    });
    connect(&m_leases->view(), &QAbstractItemView::doubleClicked, this, &LeasesPanel::onDoubleClick);
    if (m_parts.keyValues)
        connect(m_parts.keyValues, &KeyValues::formatChanged, this, &LeasesPanel::updateActions);
    connect(m_actions->onlyGood, &QAction::toggled, this, [this](bool on) {
        m_leases->setOnlyGood(on);
        updateActions();
    });
    connect(m_actions->copyAs()->menuAction(), &QAction::triggered, m_bar, &LeasesBar::openCopyMenu);
    connect(m_actions->copyCell, &QAction::triggered, this, [this] { front().copyCell(); });
    connect(m_actions->exportRows, &QAction::triggered, this, &LeasesPanel::exportRows);
    connect(m_actions->exportAgain, &QAction::triggered, this, [this] { m_exports->again(front().exportedRows()); });
    connect(m_actions, &RowActions::exportAsTriggered, this,
            [this](const QString &format) { m_exports->ask(front().exportedRows(), format); });
    connect(m_exports, &RowExports::message, this, &LeasesPanel::message);
    connect(m_exports, &RowExports::changed, this, &LeasesPanel::updateActions);
    connect(m_actions->focusFilter, &QAction::triggered, m_bar, &LeasesBar::focusFilter);
    connect(m_actions->forget, &QAction::triggered, this, &LeasesPanel::forget);
    connect(m_actions->clearExpired, &QAction::triggered, m_leases, &LeasesPage::clearExpired);
    connect(m_actions->selectAll, &QAction::triggered, this, [this] { front().selectAll(); });
    connect(m_actions->escape, &QAction::triggered, this, &LeasesPanel::escape);

    // On every key press, for any number of leases: the view filters in slices.
    connect(m_bar, &LeasesBar::filterTextChanged, this, &LeasesPanel::applyFilter);
    connect(m_bar, &LeasesBar::filterAccepted, this, [this] {
        applyFilter();
        front().view().setFocus(Qt::OtherFocusReason);
    });
    connect(m_bar, &LeasesBar::statesChanged, this, &LeasesPanel::applyStates);
    connect(&m_leases->copyProgress(), &ProgressItem::cancelRequested, this, &LeasesPanel::cancelCopies);
    connect(&m_leases->arrangeProgress(), &ProgressItem::cancelRequested, this, &LeasesPanel::cancelArranging);
    connect(m_cellsMenu, &CellsMenu::columnRequested, this, [this] { front().copyCells(false, false); });
    connect(m_cellsMenu, &CellsMenu::rowsRequested, this, [this](bool titles) { front().copyCells(true, titles); });
    connect(m_densityMenu, &DensityMenu::densityChanged, this, &LeasesPanel::setDensity);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_bar->setForLeases(front().holdsProxies());
        updateActions();
    });
    connect(m_leases, &LeasesPage::hiddenRequested, this, &LeasesPanel::showHidden);
    connect(m_leases, &LeasesPage::addKeyRequested, this, &LeasesPanel::addKeyRequested);
    connect(m_leases, &LeasesPage::extractRequested, this, &LeasesPanel::extractRequested);
    connect(m_leases, &LeasesPage::extractAndCopyRequested, this, &LeasesPanel::extractAndCopyRequested);
    connect(m_leases, &LeasesPage::demoRequested, this, &LeasesPanel::demoRequested);
    connect(m_leases, &LeasesPage::clearFilterRequested, this, &LeasesPanel::clearFilter);
}

QList<ProgressItem *> LeasesPanel::progressItems() const
{
    QList<ProgressItem *> items{&m_leases->arrangeProgress(), &m_leases->copyProgress(), &m_exports->progress()};
    if (m_check)
        items.append(&m_check->progress());
    return items;
}

void LeasesPanel::setDemo(bool demo) { m_leases->setDemo(demo); }
LeaseTableView &LeasesPanel::table() const { return m_leases->table(); }
ColumnSets &LeasesPanel::columnSets() const { return m_leases->columnSets(); }
RegionLocksView &LeasesPanel::regionLocksTable() { return regionLocksPage().locks(); }
qsizetype LeasesPanel::regionLocksRowCount() const { return m_locks ? m_locks->shownRows() : 0; }

QAction *LeasesPanel::copyAction() const { return m_actions->copy; }
QMenu *LeasesPanel::copyAsMenu() const { return m_actions->copyAs(); }
QMenu *LeasesPanel::formatMenu() const { return m_actions->formatMenu(); }
QAction *LeasesPanel::copyNewestAction() const { return m_actions->copyNewest; }
QAction *LeasesPanel::undoAction() const { return m_actions->undo; }
QAction *LeasesPanel::onlyUncopiedAction() const { return m_actions->onlyUncopied; }
QAction *LeasesPanel::exportAction() const { return m_actions->exportRows; }
QAction *LeasesPanel::exportAgainAction() const { return m_actions->exportAgain; }
QAction *LeasesPanel::focusFilterAction() const { return m_actions->focusFilter; }
QAction *LeasesPanel::forgetAction() const { return m_actions->forget; }
QAction *LeasesPanel::clearExpiredAction() const { return m_actions->clearExpired; }
QAction *LeasesPanel::checkAction() const { return m_actions->check; }
QAction *LeasesPanel::selectAllAction() const { return m_actions->selectAll; }
QAction *LeasesPanel::escapeAction() const { return m_actions->escape; }
QAction *LeasesPanel::editFormatsAction() const { return m_actions->editFormats; }
QMenu *LeasesPanel::columnsMenu() const { return m_leases->columnsMenu(); }
QMenu *LeasesPanel::copyCellsMenu() const { return m_cellsMenu; }
QMenu *LeasesPanel::densityMenu() const { return m_densityMenu; }

void LeasesPanel::setDetailsAction(QAction *action)
{
    m_details = action;
    addAction(action);
}

QMenu *LeasesPanel::makeKeyFormatMenu(std::function<QList<QUuid>()> keys)
{
    if (!m_parts.keyValues || !m_parts.formats)
        return nullptr;
    auto *menu = new KeyFormatMenu(*m_parts.keyValues, *m_parts.formats, std::move(keys), this);
    menu->setTitle(tr("Copy f&ormat"));
    m_keyFormats = menu;
    return menu;
}

void LeasesPanel::filterBy(const QString &text)
{
    m_bar->setPressedStates({});
    m_bar->setFilterText(text);
    applyFilter();
}

void LeasesPanel::showOnlyKey(const QUuid &key)
{
    showLeases();
    const Account *account = m_parts.accounts.find(key);
    const QString filter = account ? cellFilter(LeaseColumn::Account, account->name) : QString();
    if (filter.isEmpty())
        Q_EMIT message(tr("The name of this key cannot be written in a filter."));
    else
        filterBy(filter);
}

void LeasesPanel::showOnlyKeyOf(const QUuid &key, const QString &nameThen)
{
    const Account *account = m_parts.accounts.find(key);
    showOnly(FilterField::Account, account ? account->name : nameThen);
}

void LeasesPanel::copyLiving(const QUuid &key)
{
    showLeases();
    m_leases->copyLiving(key);
}

void LeasesPanel::onDoubleClick(const QModelIndex &index)
{
    const QString wanted = m_parts.preferences ? m_parts.preferences->text(Preference::DoubleClick) : u"copy"_s;
    if (wanted == "copy"_L1)
        m_leases->copyRows({m_parts.view.rowId(index.row())});
    else if (wanted == "details"_L1 && m_details && !m_details->isChecked())
        m_details->trigger();
}

void LeasesPanel::addRowAction(QAction *action, std::function<bool()> isPossible)
{
    m_rowActions.append({action, std::move(isPossible)});
}

void LeasesPanel::setDensity(RowDensity density)
{
    for (TablePage *page : std::as_const(m_tables))
        page->setDensity(density);
}

void LeasesPanel::applyFilter()
{
    if (!m_isShowingHidden)
        m_leases->forgetNewest();
    m_actions->onlyUncopied->setChecked(isOnlyUncopied(m_bar->filterText()));
    for (TablePage *page : std::as_const(m_tables))
        page->setFilterText(m_bar->filterText());
    m_updateTimer.start();
}

void LeasesPanel::applyStates()
{
    if (!m_isShowingHidden)
        m_leases->forgetNewest();
    m_leases->setShownStates(m_bar->shownStates());
    m_updateTimer.start();
}

void LeasesPanel::clearFilter()
{
    m_bar->setFilterText({});
    m_bar->setPressedStates({});
    applyFilter();
}

/// The new leases that filter and states hide: they stay the newest.
void LeasesPanel::showHidden()
{
    const QScopedValueRollback showing(m_isShowingHidden, true);
    clearFilter();
    m_parts.view.settle();
    m_leases->proposeNewest();
    front().view().setFocus(Qt::OtherFocusReason); // the button that had it goes
}

void LeasesPanel::escape()
{
    if (!m_bar->filterText().isEmpty() || m_bar->pressedStates() != std::array<bool, 4>{})
        clearFilter();
    else if (m_bar->isAncestorOf(QApplication::focusWidget())) // nothing to clear: moves the focus back to the table
        front().view().setFocus(Qt::OtherFocusReason);
    else if (front().hasSelection() && !(front().holdsProxies() && m_leases->isProposed()))
        front().view().clearSelection();
    else
        m_leases->forgetNewest();
    m_updateTimer.start();
}

bool LeasesPanel::isExporting() const { return m_exports->isRunning(); }
void LeasesPanel::copy() { front().copy(); }
void LeasesPanel::forget() { front().forget(); }

void LeasesPanel::undo()
{
    const LeaseMarks::Undoable undoable = m_parts.desk.marks().undoable();
    if (undoable.rows == 0)
        return;
    const LeaseMarks::Restored restored = m_parts.desk.marks().undo();
    if (undoable.regionLocks) {
        showLocks();
        regionLocksPage().showRestored(restored.regionLocks);
    } else {
        showLeases();
        m_leases->showRestored(restored.leases);
    }
}

void LeasesPanel::cancelCopies()
{
    for (TablePage *page : std::as_const(m_tables))
        page->cancelCopy();
}

/// The controls show again what the rows are by.
void LeasesPanel::cancelArranging()
{
    m_parts.view.cancelArranging();
    const std::array<bool, 4> shown = m_parts.view.shownStates();
    m_bar->setPressedStates(shown == std::array{true, true, true, true} ? std::array<bool, 4>{} : shown);
    m_bar->setFilterText(m_parts.view.filterText());
    table().header().setSortIndicator(m_parts.view.sortColumn(), m_parts.view.sortOrder());
}

void LeasesPanel::showLeases() { m_tabs->setCurrentIndex(LeasesTab); }

void LeasesPanel::showLocks()
{
    if (regionLocksRowCount() > 0)
        m_tabs->setCurrentIndex(LocksTab);
}

void LeasesPanel::updateTabs()
{
    const int lines = m_parts.regionLocks.rowCount();
    if (lines > 0)
        regionLocksPage();
    m_tabs->setTabText(LeasesTab, tr("Leases"));
    m_tabs->setTabText(LocksTab, tr("Region locks (%1)").arg(locale().toString(lines)));
    const bool wasShown = !m_tabs->isHidden();
    m_tabs->setVisible(lines > 0);
    if (lines == 0)
        m_tabs->setCurrentIndex(LeasesTab);
    else if (!wasShown)
        m_tabs->setCurrentIndex(LocksTab); // the operator just requested them
}

void LeasesPanel::updateActions()
{
    const TablePage &page = front();
    const bool any = page.hasRows();
    m_actions->copy->setEnabled(any);
    m_bar->setCopyCount(m_leases->copyCount());
    m_actions->setKeyFormat(page.holdsProxies() ? m_leases->keyFormat() : QString());
    m_actions->copyNewest->setEnabled(m_leases->hasNewest());
    m_actions->setUncopied(m_parts.leases.uncopied());
    const LeaseMarks::Undoable undoable = m_parts.desk.marks().undoable();
    m_actions->setUndoable(undoable.rows, undoable.regionLocks);
    m_bar->setUncopied(m_parts.leases.uncopied());
    m_actions->copyAs()->menuAction()->setEnabled(any && page.holdsProxies());
    m_actions->copyCell->setEnabled(page.hasCurrent());
    m_cellsMenu->setPossible(any, page.hasCurrent());
    m_bar->setExportCount(page.hasSelection() ? page.selectedRows() : page.shownRows());
    m_actions->exportRows->setEnabled(any && !m_exports->isRunning());
    m_actions->exportAgain->setEnabled(any && page.holdsProxies() && m_exports->hasLast() && !m_exports->isRunning());
    m_actions->check->setEnabled(m_check && page.holdsProxies() && m_leases->checkCount() > 0);
    m_bar->setCheckCount(m_leases->checkCount());
    m_actions->forget->setEnabled(page.hasSelection());
    m_actions->selectAll->setEnabled(any);
}

void LeasesPanel::updateCounts()
{
    const LeaseTable::Counts counts = m_parts.leases.counts();
    m_actions->clearExpired->setEnabled(counts[size_t(LeaseState::Expired)] > 0);
    m_bar->setCounts(counts);
}

void LeasesPanel::showContextMenu(const TablePage &page, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->copy);
    if (page.holdsProxies())
        menu->addMenu(m_actions->copyAs());
    menu->addMenu(m_cellsMenu);
    menu->addSeparator();
    if (const QModelIndex cell = page.view().indexAt(at); page.holdsProxies() && cell.isValid()) {
        addCellFilters(*menu, cell, [this](const QString &text) { filterBy(text); });
        menu->addSeparator();
    }
    menu->addAction(m_actions->exportRows);
    if (m_check && page.holdsProxies())
        menu->addAction(m_actions->check);
    menu->addSeparator();
    menu->addAction(m_actions->forget);
    if (page.holdsProxies() && m_details) {
        menu->addSeparator();
        menu->addAction(m_details);
    }
    if (page.holdsProxies()) {
        for (const RowAction &one : std::as_const(m_rowActions)) {
            one.action->setEnabled(one.isPossible());
            menu->addAction(one.action);
        }
    }
    updateActions();
    menu->popup(page.view().viewport()->mapToGlobal(at));
}

void LeasesPanel::copyRows(const QList<RowId> &rows) { m_leases->copyRows(rows); }

void LeasesPanel::selectRows(const QList<RowId> &rows)
{
    m_parts.leases.updateStates();
    m_parts.view.settle();
    QList<RowId> there = rows;
    there.removeIf([this](RowId row) { return !m_parts.leases.contains(row); });
    if (there.isEmpty()) {
        Q_EMIT message(tr("These leases are no longer in the table. The history keeps them."));
        return;
    }
    showLeases();
    if (std::any_of(there.cbegin(), there.cend(), [this](RowId row) { return m_parts.view.viewRow(row) < 0; }))
        clearFilter();
    m_leases->selectRows(there);
    m_leases->view().setFocus(Qt::OtherFocusReason);
}

void LeasesPanel::showOnly(FilterField field, const QString &value)
{
    // A value cannot hold the quotes that enclose it; what is left of it is still found.
    const QString whole = QString(value).remove(u'"');
    showLeases();
    filterBy(filterFieldName(field) + u":\""_s + whole + u'"');
    m_leases->view().setFocus(Qt::OtherFocusReason);
}

void LeasesPanel::exportRows() { m_exports->ask(front().exportedRows()); }

void LeasesPanel::exportTo(const QString &path, const ExportChoice &choice)
{
    m_exports->write(front().exportedRows(), path, choice);
}

void LeasesPanel::saveState(QSettings &settings) const
{
    for (const TablePage *page : m_tables)
        page->saveState(settings);
    settings.setValue(u"leases/filter"_s, m_bar->filterText());
    const auto pressed = m_bar->pressedStates();
    int states = 0;
    for (size_t state = 0; state < pressed.size(); ++state)
        states |= int(pressed[state]) << state;
    settings.setValue(u"leases/states"_s, states);
    settings.setValue(u"leases/format"_s, m_actions->chosenFormat());
    settings.setValue(u"leases/onlyGood"_s, m_actions->onlyGood->isChecked());
    m_exports->save(settings);
    settings.setValue(u"leases/density"_s, table().density() == RowDensity::Compact ? u"compact"_s : u"comfortable"_s);
}

void LeasesPanel::restoreState(QSettings &settings)
{
    m_restoredFrom = &settings;
    for (TablePage *page : std::as_const(m_tables))
        page->restoreState(settings);
    m_actions->setFormat(settings.value(u"leases/format"_s).toString());
    m_actions->onlyGood->setChecked(settings.value(u"leases/onlyGood"_s).toBool());
    m_exports->restore(settings);
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

void LeasesPanel::retranslate()
{
    m_parts.view.setFilterVocabulary(filterVocabulary());
    m_actions->retranslate();
    m_cellsMenu->retranslate();
    m_densityMenu->retranslate();
    if (m_keyFormats)
        m_keyFormats->setTitle(tr("Copy f&ormat"));
    for (TablePage *page : std::as_const(m_tables))
        page->retranslate();
    updateTabs();
    m_tabs->setAccessibleName(tr("Tables"));
    setAccessibleName(tr("Leases"));
}

} // namespace proxydeck

#include "moc_leases_panel.cpp"
