// SPDX-License-Identifier: MIT
#include "ui/history/history_window.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "leases/vendor_clock.h"
#include "ui/history/history_copy.h"
#include "ui/history/history_export.h"
#include "ui/history/tabs_with_corner.h"
#include "ui/outgoing/format_drag.h"
#include "ui/outgoing/progress_line.h"
#include "ui/outgoing/row_actions.h"
#include "ui/record/history_bar.h"
#include "ui/record/history_calls_model.h"
#include "ui/record/history_leases_model.h"
#include "ui/record/history_table.h"
#include "ui/record/history_texts.h"
#include "ui/summary/history_summary_view.h"

#include <QAction>
#include <QBoxLayout>
#include <QCloseEvent>
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

HistoryWindow::HistoryWindow(const Parts &parts, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_parts(parts)
    , m_actions(new RowActions(*this, parts.formats))
    , m_menuBar(new QMenuBar(this))
    , m_bar(new HistoryBar(
          parts.catalogue, parts.accounts, [this](FilterField field) { return valuesOf(field); }, this))
    , m_tabs(new TabsWithCorner(this))
    , m_leases(new HistoryLeasesModel(parts.history, parts.catalogue, parts.accounts, parts.vendorClock, this))
    , m_calls(new HistoryCallsModel(parts.history, parts.catalogue, parts.accounts, this))
    , m_leasesTable(new HistoryTable(*m_leases, u"historyLeases"_s, this))
    , m_callsTable(new HistoryTable(*m_calls, u"historyCalls"_s, this))
    , m_summary(new HistorySummaryView(parts.catalogue, this))
    , m_copyButton(new QToolButton(this))
    , m_exportButton(new QToolButton(this))
    , m_tableButton(new QToolButton(this))
    , m_exportBar(new ProgressLine(ProgressLine::Task::Export, this))
    , m_statusBar(new QStatusBar(this))
    , m_status(new QLabel(this))
    , m_copier(new HistoryCopy(parts.vendorClock, parts.accounts, parts.clipboard, this))
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
    layout->addWidget(m_exportBar);
    layout->addWidget(m_statusBar);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setObjectName(u"historyStatus"_s);
    m_statusBar->setContentsMargins(10, 0, 0, 0);
    m_statusBar->addWidget(m_status, 1);
    m_bar->setForCalls(false);
    m_bar->setShortcutHint(m_actions->focusFilter->shortcut());
    connectAll();
    retranslate();
    resize(1280, 780);
}

HistoryWindow::~HistoryWindow()
{
    if (m_parts.history) {
        m_parts.history->cancel(m_summaryTicket);
        m_parts.history->cancel(m_accountsTicket);
    }
    // The tables go after us, and would tell of their selections.
    for (HistoryTable *table : {m_leasesTable, m_callsTable})
        table->disconnect(this);
}

void HistoryWindow::buildTabs()
{
    m_tabs->setObjectName(u"historyTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_leasesTable, QString());
    m_tabs->addTab(m_callsTable, QString());
    m_tabs->addTab(m_summary, QString());
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
    // What is recorded stays: there is nothing to forget here.
    m_actions->forget->setEnabled(false);
    m_actions->forget->setVisible(false);

    m_fileMenu = m_menuBar->addMenu(QString());
    m_fileMenu->addActions({m_actions->exportCsv, m_refresh});
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
    connect(m_bar, &HistoryBar::accepted, this, [this] {
        if (HistoryTable *front = table(tab()))
            front->setFocus(Qt::OtherFocusReason);
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_bar->setForCalls(tab() == Tab::Calls);
        stopOthers(tab());
        if (isVisible() && m_stale[size_t(tab())])
            searchTab(tab());
        updateAll();
    });
    for (HistoryModel *each : {static_cast<HistoryModel *>(m_leases), static_cast<HistoryModel *>(m_calls)})
        connect(each, &HistoryModel::stateChanged, this, &HistoryWindow::updateAll);
    for (HistoryTable *each : {m_leasesTable, m_callsTable}) {
        connect(each, &HistoryTable::selectionEdited, this, &HistoryWindow::updateAll);
        connect(each, &QWidget::customContextMenuRequested, this,
                [this, each](const QPoint &at) { showContextMenu(each, at); });
    }

    connect(m_refresh, &QAction::triggered, this, &HistoryWindow::refresh);
    connect(m_close, &QAction::triggered, this, &QWidget::close);
    connect(m_clear, &QAction::triggered, m_bar, &HistoryBar::clear);
    connect(m_asTable, &QAction::toggled, this, [this](bool on) { m_summary->setAsTable(on); });
    connect(m_actions->focusFilter, &QAction::triggered, m_bar, &HistoryBar::focusFilter);
    connect(m_actions->selectAll, &QAction::triggered, this, [this] {
        if (HistoryTable *front = table(tab()))
            front->selectAll();
    });
    connect(m_actions->escape, &QAction::triggered, this, &HistoryWindow::escape);
    connect(m_actions->copy, &QAction::triggered, this, &HistoryWindow::copy);
    connect(m_actions->copyCell, &QAction::triggered, this, &HistoryWindow::copyCell);
    connect(m_actions->exportCsv, &QAction::triggered, this, &HistoryWindow::exportRows);
    connect(m_actions->copyAs()->menuAction(), &QAction::triggered, m_copyButton, &QToolButton::showMenu);
    connect(m_actions, &RowActions::formatTriggered, this, &HistoryWindow::copy);
    connect(m_actions, &RowActions::formatChanged, this, &HistoryWindow::updateAll);
    connect(m_copyButton, &QToolButton::clicked, m_actions->copy, &QAction::trigger);
    connect(m_exportButton, &QToolButton::clicked, m_actions->exportCsv, &QAction::trigger);
    connect(m_copier, &HistoryCopy::copied, this, &HistoryWindow::say);
    auto *drag = new FormatDrag(*m_leasesTable, [this] { return textToDrag(); });
    connect(drag, &FormatDrag::dropped, this, [this] { say(m_dragReport); });
    connect(m_exportBar, &ProgressLine::cancelRequested, this, [this] {
        if (m_export)
            m_export->cancel();
    });
}

void HistoryWindow::setExpiringMarginMs(qint64 ms) { m_expiringMarginMs = ms; }

void HistoryWindow::setCopyFormat(const QString &id) { m_actions->setFormat(id); }

QAction *HistoryWindow::editFormatsAction() const { return m_actions->editFormats; }

HistoryWindow::Tab HistoryWindow::tab() const { return Tab(m_tabs->currentIndex()); }

void HistoryWindow::showTab(Tab tab) { m_tabs->setCurrentIndex(int(tab)); }

HistoryModel *HistoryWindow::model(Tab tab) const
{
    if (tab == Tab::Summary)
        return nullptr;
    return tab == Tab::Leases ? static_cast<HistoryModel *>(m_leases) : m_calls;
}

HistoryTable *HistoryWindow::table(Tab tab) const
{
    if (tab == Tab::Summary)
        return m_summary->isTable() ? &m_summary->table() : nullptr;
    return tab == Tab::Leases ? m_leasesTable : m_callsTable;
}

void HistoryWindow::updateAll()
{
    m_leasesTable->setEmptyText(emptyText(*m_leases));
    m_callsTable->setEmptyText(emptyText(*m_calls));
    QString message;
    if (!m_parts.history)
        message = emptyText(*m_leases);
    else if (m_summaryFailure)
        message = historyFailureText(*m_summaryFailure);
    else if (!m_hasSummary)
        message = tr("Adding up…");
    m_summary->setMessage(message);
    m_status->setText(statusText());

    const Tab front = tab();
    const HistoryModel *rows = model(front);
    const bool any = rows ? rows->rowCount() > 0 : m_hasSummary && message.isEmpty();
    m_actions->copy->setEnabled(any);
    m_actions->copyAs()->menuAction()->setEnabled(any && front == Tab::Leases);
    m_actions->copyCell->setEnabled(any && rows);
    m_actions->selectAll->setEnabled(any && rows);
    m_actions->exportCsv->setEnabled(any && rows && !m_export && rows->total() && !rows->isSearching());
    m_asTable->setEnabled(front == Tab::Summary);
    m_tableButton->setVisible(front == Tab::Summary);
    m_exportButton->setVisible(front != Tab::Summary);
    m_copyButton->setEnabled(m_actions->copy->isEnabled());
    m_exportButton->setEnabled(m_actions->exportCsv->isEnabled());
    m_copyButton->setMenu(front == Tab::Leases ? m_actions->copyAs() : nullptr);
    m_copyButton->setPopupMode(front == Tab::Leases ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
    m_copyButton->setText(front == Tab::Leases ? tr("Copy as %1").arg(m_actions->formatName()) : tr("Copy", "button"));
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
    m_leases->stop();
    m_calls->stop();
    if (m_parts.history)
        m_parts.history->cancel(std::exchange(m_summaryTicket, 0));
    QWidget::closeEvent(event);
}

void HistoryWindow::saveState(QSettings &settings) const
{
    settings.setValue(u"history/geometry"_s, saveGeometry());
    settings.setValue(u"history/tab"_s, m_tabs->currentIndex());
    settings.setValue(u"history/asTable"_s, m_asTable->isChecked());
    m_bar->saveState(settings);
    m_leasesTable->saveState(settings);
    m_callsTable->saveState(settings);
}

void HistoryWindow::restoreState(QSettings &settings)
{
    restoreGeometry(settings.value(u"history/geometry"_s).toByteArray());
    m_bar->restoreState(settings);
    m_leasesTable->restoreState(settings);
    m_callsTable->restoreState(settings);
    m_asTable->setChecked(settings.value(u"history/asTable"_s).toBool());
    m_tabs->setCurrentIndex(std::clamp(settings.value(u"history/tab"_s).toInt(), 0, tabs - 1));
}

void HistoryWindow::retranslate()
{
    setWindowTitle(tr("History"));
    m_actions->retranslate();
    m_refresh->setText(tr("Search &Again"));
    m_close->setText(tr("&Close"));
    m_clear->setText(tr("Show &Everything"));
    m_asTable->setText(tr("Figures as a &Table"));
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
    m_leasesTable->setAccessibleName(tr("Leases of the record"));
    m_callsTable->setAccessibleName(tr("Calls of the record"));
    m_exportButton->setText(tr("Export CSV…"));
    m_leases->retranslate();
    m_calls->retranslate();
    updateAll();
}

void HistoryWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck
