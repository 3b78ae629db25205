// SPDX-License-Identifier: MIT
#include "ui/history/history_window.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "lease/vendor_clock.h"
#include "lease/vendor_time.h"
#include "preferences/preferences.h"
#include "ui/filter/filter_words.h"
#include "ui/history/calls_tab.h"
#include "ui/history/leases_tab.h"
#include "ui/history/summary_tab.h"
#include "ui/history/tabs_with_corner.h"
#include "ui/outgoing/row_actions.h"
#include "ui/outgoing/row_exports.h"
#include "ui/record/history_bar.h"
#include "ui/record/history_table.h"
#include "ui/record/history_texts.h"
#include "ui/summary/history_summary_view.h"
#include "ui/widgets/fitted_window.h"
#include "ui/widgets/progress_line.h"

#include <QAction>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QDateTime>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int historyMessageMs = 12'000; ///< how long the bottom line shows the result of a copy

} // namespace

HistoryWindow::HistoryWindow(const Parts &parts, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_parts(parts)
    , m_actions(new RowActions(*this, parts.formats, parts.preferences))
    , m_menuBar(new QMenuBar(this))
    , m_bar(new HistoryBar(
          parts.catalogue, parts.accounts, [this](FilterField field) { return valuesOf(field); }, this))
    , m_tabs(new TabsWithCorner(this))
    , m_exports(new RowExports(*m_actions, parts.vendorClock, parts.preferences, u"history"_s, *this))
    , m_statusBar(new QStatusBar(this))
    , m_status(new QLabel(this))
{
    setObjectName(u"historyWindow"_s);
    buildMenus();
    buildTabs();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->setMenuBar(m_menuBar);
    layout->addWidget(m_bar);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_statusBar);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setObjectName(u"historyStatus"_s);
    m_statusBar->setContentsMargins(10, 0, 0, 0);
    m_statusBar->addWidget(m_status, 1);
    auto *progress = new ProgressLine(m_statusBar);
    progress->add(m_exports->progress());
    m_statusBar->addPermanentWidget(progress);
    progress->hide();
    m_bar->setForCalls(false);
    m_bar->setShortcutHint(m_actions->focusFilter->shortcut());
    connectAll();
    retranslate();
    openFitted(*this, QSize(1280, 780));
}

HistoryWindow::~HistoryWindow()
{
    if (m_parts.history)
        m_parts.history->cancel(m_accountsTicket);
    // The tabs are destroyed after this object and would still emit signals.
    for (HistoryTab *each : m_byTab)
        each->disconnect(this);
}

void HistoryWindow::buildTabs()
{
    m_tabs->setObjectName(u"historyTabs"_s);
    m_tabs->setDocumentMode(true);
    const HistoryTab::Parts parts{m_parts.history, *m_bar, m_parts.clipboard};
    const LeasesTab::Sources sources{m_parts.catalogue, m_parts.accounts, m_parts.vendorClock, *m_actions,
                                     m_parts.preferences};
    m_leases = new LeasesTab(parts, sources, *m_clear, this);
    m_calls = new CallsTab(parts, m_parts.catalogue, m_parts.accounts, *m_clear, this);
    m_summary = new SummaryTab(parts, m_parts.catalogue, m_parts.accounts, this);
    m_byTab = {m_leases, m_calls, m_summary};
    for (HistoryTab *each : m_byTab)
        m_tabs->addTab(each, QString());
    // Created after the tabs: Tab goes to the rows first.
    m_copyButton = new QToolButton(this);
    m_exportButton = new QToolButton(this);
    m_tableButton = new QToolButton(this);
    auto *corner = new QWidget(m_tabs);
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 2, 12, 4);
    row->setSpacing(8);
    m_tableButton->setDefaultAction(m_asTable);
    m_copyButton->setObjectName(u"historyCopy"_s);
    m_copyButton->setPopupMode(QToolButton::MenuButtonPopup);
    m_exportButton->setObjectName(u"historyExport"_s);
    for (QToolButton *button : {m_tableButton, m_copyButton, m_exportButton}) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        row->addWidget(button);
    }
    m_tabs->setCornerWidget(corner, Qt::TopRightCorner);
}

void HistoryWindow::buildMenus()
{
    const auto make = [this](const QString &name, const QKeySequence &keys) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setAutoRepeat(false);
        action->setMenuRole(QAction::NoRole);
        return action;
    };
    m_refresh = make(u"historyRefresh"_s, QKeySequence(Qt::Key_F5));
    m_close = make(u"historyClose"_s, QKeySequence(Qt::CTRL | Qt::Key_W));
    m_clear = make(u"historyClear"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_asTable = make(u"historyAsTable"_s, QKeySequence(Qt::CTRL | Qt::Key_T));
    m_asTable->setCheckable(true);
    // The record cannot be deleted, so there is nothing to remove or to undo.
    for (QAction *none :
         {m_actions->forget, m_actions->undo, m_actions->copyNewest, m_actions->onlyUncopied, m_actions->onlyGood}) {
        none->setEnabled(false);
        none->setVisible(false);
    }

    m_fileMenu = m_menuBar->addMenu(QString());
    m_fileMenu->addActions({m_actions->exportRows, m_actions->exportAgain, m_refresh});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_close);
    m_editMenu = m_menuBar->addMenu(QString());
    m_editMenu->addAction(m_actions->copy);
    m_editMenu->addMenu(m_actions->copyAs());
    m_editMenu->addAction(m_actions->copyCell);
    m_editMenu->addSeparator();
    m_editMenu->addActions({m_actions->selectAll, m_actions->focusFilter, m_actions->escape, m_clear});
    m_viewMenu = m_menuBar->addMenu(QString());
    for (int tab = 0; tab < tabs; ++tab) {
        m_showTab[size_t(tab)] = make(u"historyTab%1"_s.arg(tab), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + tab)));
        m_viewMenu->addAction(m_showTab[size_t(tab)]);
        connect(m_showTab[size_t(tab)], &QAction::triggered, this, [this, tab] { showTab(Tab(tab)); });
    }
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_asTable);
    addActions({m_refresh, m_close, m_clear, m_asTable});
    addActions(QList<QAction *>(m_showTab.begin(), m_showTab.end()));
}

void HistoryWindow::connectAll()
{
    connect(m_bar, &HistoryBar::changed, this, &HistoryWindow::refresh);
    if (m_parts.preferences)
        connect(m_parts.preferences, &Preferences::changed, this, &HistoryWindow::follow);
    connect(m_bar, &HistoryBar::accepted, this, [this] {
        if (HistoryTable *table = front().table())
            table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_bar->setForCalls(tab() == Tab::Calls);
        stopOthers();
        if (isVisible() && front().isStale())
            searchFront();
        updateAll();
    });
    connect(m_leases, &LeasesTab::copied, this, &HistoryWindow::leasesCopied);
    for (HistoryTab *each : m_byTab) {
        connect(each, &HistoryTab::edited, this, &HistoryWindow::updateAll);
        connect(each, &HistoryTab::message, this, &HistoryWindow::say);
        if (each->listsRows()) {
            connect(each->table(), &QWidget::customContextMenuRequested, this,
                    [this, each](const QPoint &at) { showContextMenu(*each, at); });
        }
    }

    connect(m_refresh, &QAction::triggered, this, &HistoryWindow::refresh);
    connect(m_close, &QAction::triggered, this, &QWidget::close);
    connect(m_clear, &QAction::triggered, m_bar, &HistoryBar::clear);
    connect(m_asTable, &QAction::toggled, this, [this](bool on) { m_summary->view().setAsTable(on); });
    connect(m_actions->focusFilter, &QAction::triggered, m_bar, &HistoryBar::focusFilter);
    connect(m_actions->selectAll, &QAction::triggered, this, [this] {
        if (HistoryTable *table = front().table())
            table->selectAll();
    });
    connect(m_actions->escape, &QAction::triggered, this, &HistoryWindow::escape);
    connect(m_actions->copy, &QAction::triggered, this, &HistoryWindow::copy);
    connect(m_actions->copyCell, &QAction::triggered, this, [this] { front().copyCell(); });
    connect(m_actions->exportRows, &QAction::triggered, this, &HistoryWindow::exportRows);
    connect(m_actions->copyAs()->menuAction(), &QAction::triggered, m_copyButton, &QToolButton::showMenu);
    connect(m_actions, &RowActions::formatTriggered, this, &HistoryWindow::copy);
    connect(m_actions, &RowActions::formatChanged, this, &HistoryWindow::updateAll);
    connect(m_copyButton, &QToolButton::clicked, m_actions->copy, &QAction::trigger);
    connect(m_exportButton, &QToolButton::clicked, m_actions->exportRows, &QAction::trigger);
    connect(m_actions->exportAgain, &QAction::triggered, this,
            [this] { exportIfListed([this](const auto &rows) { m_exports->again(rows); }); });
    connect(m_actions, &RowActions::exportAsTriggered, this, [this](const QString &format) {
        exportIfListed([this, format](const auto &rows) { m_exports->ask(rows, format); });
    });
    connect(m_exports, &RowExports::message, this, &HistoryWindow::say);
    connect(m_exports, &RowExports::changed, this, &HistoryWindow::updateAll);
}

void HistoryWindow::follow(Preference preference)
{
    if (preference == Preference::ExpiringMargin)
        refresh(); // it decides about the states that are searched
}

bool HistoryWindow::isExporting() const { return m_exports->isRunning(); }

QAction *HistoryWindow::editFormatsAction() const { return m_actions->editFormats; }

HistoryWindow::Tab HistoryWindow::tab() const { return Tab(m_tabs->currentIndex()); }

void HistoryWindow::showTab(Tab tab) { m_tabs->setCurrentIndex(int(tab)); }

void HistoryWindow::showToday()
{
    m_bar->clear();
    m_bar->setRange(HistoryRange::VendorDay);
    m_asTable->setChecked(false);
    showTab(Tab::Summary);
}

HistoryTab &HistoryWindow::front() const { return *m_byTab[size_t(tab())]; }

HistoryTable &HistoryWindow::leasesTable() const { return *m_leases->table(); }
HistoryTable &HistoryWindow::callsTable() const { return *m_calls->table(); }
HistorySummaryView &HistoryWindow::summaryView() const { return m_summary->view(); }

QString HistoryWindow::statusText() const { return front().statusText(); }

HistoryFilter HistoryWindow::currentFilter() const
{
    // Days and times of day use this machine's clock; lease states use the vendor's clock.
    HistoryFilter filter = m_bar->filter(QDateTime::currentDateTime());
    filter.nowMs = m_parts.vendorClock.nowMs();
    if (m_bar->range() == HistoryRange::VendorDay)
        filter.fromMs = vendorDayStartMs(filter.nowMs);
    if (m_parts.preferences)
        filter.expiringMarginMs = m_parts.preferences->ms(Preference::ExpiringMargin);
    return filter;
}

void HistoryWindow::refresh()
{
    for (HistoryTab *each : m_byTab)
        each->setStale();
    if (isVisible())
        searchFront();
}

void HistoryWindow::stopOthers()
{
    for (HistoryTab *each : m_byTab) {
        if (each != &front())
            each->stopAndMarkStale();
    }
}

void HistoryWindow::searchFront()
{
    stopOthers();
    front().search(currentFilter());
    updateAll();
}

void HistoryWindow::askAccounts()
{
    if (!m_parts.history)
        return;
    m_parts.history->cancel(m_accountsTicket);
    m_accountsTicket = m_parts.history->accounts([this](const Expected<QList<HistoryAccount>, HistoryFailure> &answer) {
        m_accountsTicket = 0;
        if (answer)
            m_bar->setKnownAccounts(*answer);
    });
}

void HistoryWindow::updateAll()
{
    for (HistoryTab *each : m_byTab)
        each->showState();
    m_status->setText(statusText());

    const HistoryTab &shown = front();
    const bool any = shown.hasContent();
    const bool formats = shown.holdsProxies();
    m_actions->copy->setEnabled(any);
    m_actions->copyAs()->menuAction()->setEnabled(any && formats);
    m_actions->copyCell->setEnabled(any && shown.listsRows());
    m_actions->selectAll->setEnabled(any && shown.listsRows());
    const bool exportable = !m_exports->isRunning() && shown.exportableRows();
    m_actions->exportRows->setEnabled(exportable);
    m_actions->exportAgain->setEnabled(exportable && formats && m_exports->hasLast());
    m_asTable->setEnabled(!shown.listsRows());
    m_tableButton->setVisible(!shown.listsRows());
    m_exportButton->setVisible(shown.listsRows());
    m_copyButton->setEnabled(m_actions->copy->isEnabled());
    m_exportButton->setEnabled(m_actions->exportRows->isEnabled());
    m_exportButton->setMenu(formats ? m_actions->exportMenu() : nullptr);
    m_exportButton->setPopupMode(formats ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
    m_exportButton->setText(formats ? tr("Export…") : tr("Export CSV…"));
    m_copyButton->setMenu(formats ? m_actions->copyAs() : nullptr);
    m_copyButton->setPopupMode(formats ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
    m_copyButton->setText(formats ? tr("Copy as %1").arg(m_actions->formatName()) : tr("Copy", "button"));
}

QStringList HistoryWindow::valuesOf(FilterField field) const
{
    QStringList values;
    const auto add = [&values](const QString &value) {
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
    };
    switch (field) {
    case FilterField::State:
        for (const LeaseState state :
             {LeaseState::Expired, LeaseState::Live, LeaseState::Expiring, LeaseState::Undated})
            add(filterStateName(state));
        break;
    case FilterField::Area:
    case FilterField::Isp:
        return m_leases->shownValues(field);
    case FilterField::Account:
        for (int row = 0; row < int(m_parts.accounts.size()); ++row)
            add(historyAccountText(m_parts.accounts.at(row).id, {}, m_parts.accounts));
        break;
    case FilterField::Product:
    case FilterField::Mode:
        for (const Endpoint &endpoint : m_parts.catalogue.endpoints())
            add((field == FilterField::Product ? productWords(endpoint.product) : modeWords(endpoint.mode)).value(0));
        break;
    default:
        break;
    }
    return values;
}

void HistoryWindow::say(const QString &text) { m_statusBar->showMessage(text, historyMessageMs); }

void HistoryWindow::copy() { front().copy(); }

void HistoryWindow::escape()
{
    HistoryTable *table = front().table();
    if (m_bar->hasWords())
        m_bar->setFilterText({});
    else if (table)
        table->clearSelection();
}

void HistoryWindow::showContextMenu(const HistoryTab &tab, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->copy);
    if (tab.holdsProxies())
        menu->addMenu(m_actions->copyAs());
    menu->addAction(m_actions->copyCell);
    menu->addSeparator();
    menu->addActions({m_actions->exportRows, m_actions->selectAll});
    menu->popup(tab.table()->viewport()->mapToGlobal(at));
}

void HistoryWindow::exportIfListed(const std::function<void(const RowExports::Rows &)> &run)
{
    if (m_parts.history && front().exportableRows())
        run(front().exportedRows());
}

void HistoryWindow::exportRows()
{
    exportIfListed([this](const auto &rows) { m_exports->ask(rows); });
}

void HistoryWindow::exportTo(const QString &path, const ExportChoice &choice)
{
    if (m_parts.history && front().listsRows())
        m_exports->write(front().exportedRows(), path, choice);
}

void HistoryWindow::present()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void HistoryWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    askAccounts();
    refresh();
}

void HistoryWindow::closeEvent(QCloseEvent *event)
{
    for (HistoryTab *each : m_byTab)
        each->stop();
    QWidget::closeEvent(event);
}

void HistoryWindow::saveState(QSettings &settings) const
{
    settings.setValue(u"history/geometry"_s, saveGeometry());
    settings.setValue(u"history/tab"_s, m_tabs->currentIndex());
    settings.setValue(u"history/asTable"_s, m_asTable->isChecked());
    m_bar->saveState(settings);
    m_exports->save(settings);
    for (const HistoryTab *each : m_byTab)
        each->saveState(settings);
}

void HistoryWindow::restoreState(QSettings &settings)
{
    restoreGeometry(settings.value(u"history/geometry"_s).toByteArray());
    m_bar->restoreState(settings);
    m_exports->restore(settings);
    for (HistoryTab *each : m_byTab)
        each->restoreState(settings);
    m_asTable->setChecked(settings.value(u"history/asTable"_s).toBool());
    m_tabs->setCurrentIndex(std::clamp(settings.value(u"history/tab"_s).toInt(), 0, tabs - 1));
}

void HistoryWindow::retranslate()
{
    setWindowTitle(tr("History"));
    m_actions->retranslate();
    m_refresh->setText(tr("Search &again"));
    m_close->setText(tr("&Close"));
    m_clear->setText(tr("Show &everything"));
    m_asTable->setText(tr("Figures as a &table"));
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    const QString names[]{tr("Leases"), tr("Calls"), tr("Summary")};
    const QString menu[]{tr("&Leases"), tr("&Calls"), tr("&Summary")};
    for (int tab = 0; tab < tabs; ++tab) {
        m_tabs->setTabText(tab, names[tab]);
        const QString keys = m_showTab[size_t(tab)]->shortcut().toString(QKeySequence::NativeText);
        m_tabs->setTabToolTip(tab, keys);
        m_showTab[size_t(tab)]->setText(menu[tab]);
    }
    m_tabs->setAccessibleName(tr("What is shown"));
    for (HistoryTab *each : m_byTab)
        each->retranslate();
    updateAll();
}

void HistoryWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_statusBar->clearMessage(); // it is in the language of before
        retranslate();
    }
}

} // namespace proxydeck

#include "moc_history_window.cpp"
