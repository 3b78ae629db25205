// SPDX-License-Identifier: MIT
#pragma once

#include "history/ledger_history.h"
#include "lease/lease_key.h"
#include "preferences/preference_table.h"
#include "ui/history/history_tab.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/record/history_query.h"

#include <QWidget>

#include <array>
#include <memory>

class QAction;
class QLabel;
class QMenu;
class QMenuBar;
class QSettings;
class QStatusBar;
class QTabWidget;
class QToolButton;

namespace proxydeck {

class AccountBook;
class CallsTab;
class Catalogue;
class Clipboard;
class FormatBook;
class HistoryBar;
class HistorySummaryView;
class HistoryTable;
class LeasesTab;
class Preferences;
class RowActions;
class SummaryTab;
class VendorClock;

/// A separate window for the record: search, copy and export of leases and calls of any time, and their totals.
/// Searches run in another thread: the window stays responsive, and a new search cancels the previous one.
class HistoryWindow : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        LedgerHistory *history; ///< null: no record is kept (demo), and the window shows a note
        const Catalogue &catalogue;
        AccountBook &accounts;
        const VendorClock &vendorClock;
        Clipboard &clipboard;
        const FormatBook *formats = nullptr; ///< null: the built-in formats
        Preferences *preferences = nullptr;  ///< null: their defaults
    };
    enum class Tab : quint8 { Leases, Calls, Summary };
    static constexpr int tabs = 3;

    explicit HistoryWindow(const Parts &parts, QWidget *parent = nullptr);
    ~HistoryWindow() override;

    void showTab(Tab tab);
    Tab tab() const;
    /// The summary of the vendor's day, nothing else narrowing it.
    void showToday();
    HistoryBar &bar() const { return *m_bar; }
    HistoryTable &leasesTable() const;
    HistoryTable &callsTable() const;
    HistorySummaryView &summaryView() const;
    /// Text of the bottom line about the current tab.
    QString statusText() const;
    /// Whether an export is being written.
    bool isExporting() const;
    /// Hidden without a FormatBook.
    QAction *editFormatsAction() const;

    /// Geometry, columns, tab and time range. No search text.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

public Q_SLOTS:
    /// Searches again: new entries may have been recorded.
    void refresh();
    /// Shows the window, restores it if minimised and raises it.
    void present();
    void copy();
    void exportRows();
    void exportTo(const QString &path, const proxydeck::ExportChoice &choice);

Q_SIGNALS:
    /// The operator copied these, or dragged them to another program.
    void leasesCopied(const QList<proxydeck::LeaseKey> &leases);

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTabs();
    void buildMenus();
    void connectAll();
    void retranslate();

    HistoryTab &front() const;
    HistoryFilter currentFilter() const;
    void searchFront();
    /// Searches run one after another: the search of the current tab must not wait for those of hidden tabs.
    void stopOthers();
    void askAccounts();
    void updateAll();
    QStringList valuesOf(FilterField field) const;

    void escape();
    void showContextMenu(const HistoryTab &tab, const QPoint &at);
    /// Runs \a run with the rows of the current tab, if it lists rows and their number is known.
    void exportIfListed(const std::function<void(const RowExports::Rows &)> &run);
    void follow(Preference preference);
    void say(const QString &text);

    Parts m_parts;
    RowActions *m_actions;
    QAction *m_refresh = nullptr;
    QAction *m_close = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_asTable = nullptr;
    std::array<QAction *, tabs> m_showTab{};
    QMenuBar *m_menuBar;
    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    HistoryBar *m_bar;
    QTabWidget *m_tabs;
    LeasesTab *m_leases;
    CallsTab *m_calls;
    SummaryTab *m_summary;
    std::array<HistoryTab *, tabs> m_byTab; ///< the same tabs, by index
    QToolButton *m_copyButton = nullptr;
    QToolButton *m_exportButton = nullptr;
    QToolButton *m_tableButton = nullptr;
    RowExports *m_exports;
    QStatusBar *m_statusBar;
    QLabel *m_status;
    LedgerHistory::Ticket m_accountsTicket = 0;
};

} // namespace proxydeck
