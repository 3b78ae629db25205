// SPDX-License-Identifier: MIT
#pragma once

#include "preferences/column_sets.h"
#include "table/lease_table.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/widgets/table_header.h"

#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QMenu;
class QSettings;
class QStackedWidget;
class QTabBar;

namespace proxydeck {

class AccountBook;
class CellsMenu;
class Clipboard;
class DensityMenu;
class Desk;
class ExportJob;
class ExportQuestion;
class FormatBook;
class LeaseTableView;
class LeaseView;
class LeasesBar;
class LeasesPage;
class LocksPage;
class ProgressLine;
class RegionLockModel;
class RegionLocksView;
class RowActions;
class TablePage;
class VendorClock;
struct ExportResult;

/// The centre of the window: all leases, what still lives of them, and the ways out of the program for them.
class LeasesPanel : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        LeaseTable &leases;
        LeaseView &view;
        RegionLockModel &regionLocks;
        AccountBook &accounts;
        VendorClock &vendorClock;
        Desk &desk;
        Clipboard &clipboard;
        const FormatBook *formats = nullptr; ///< null: the built-in ones
    };
    explicit LeasesPanel(const Parts &parts, QWidget *parent = nullptr);
    ~LeasesPanel() override;

    /// Leases with less left are warned about when they are copied.
    void setCopyMarginMs(qint64 ms);
    /// What an export begins with.
    void setExportDefaults(const ExportChoice::Defaults &defaults) { m_exportDefaults = defaults; }
    /// In the demo nothing offers the demo.
    void setDemo(bool demo);

    // For the window's menus. All have their texts, shortcuts and states from here.
    QAction *copyAction() const;
    QMenu *copyAsMenu() const;
    QAction *copyCellAction() const;
    QAction *exportAction() const;
    QAction *focusFilterAction() const;
    QAction *forgetAction() const;
    QAction *selectAllAction() const;
    QAction *escapeAction() const;
    /// Not visible without a book of formats; it is in the "Copy as" menu too.
    QAction *editFormatsAction() const;
    /// Which columns are shown, where and how wide, and sets of them.
    QMenu *columnsMenu() const;
    ColumnSets &columnSets() const;
    /// Copies of cells, columns and rows as the tables show them.
    QMenu *copyCellsMenu() const;
    /// How high rows are.
    QMenu *densityMenu() const;
    /// What shows and hides the details of the current lease: works by its shortcuts here too, and stands in the
    /// context menu.
    void setDetailsAction(QAction *action);

    LeaseTableView &table() const;
    /// Made with the first lines; in most runs there are none.
    RegionLocksView &regionLocksTable();
    /// Region-lock lines that are shown.
    qsizetype regionLocksRowCount() const;

    /// Columns, order, sort, filter, pressed states and last format. No secret, no address.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

public Q_SLOTS:
    /// The tab of leases, where the other one is in front.
    void showLeases();
    /// The tab of region locks, once there are some.
    void showLocks();
    /// The selection, or all shown rows, to the clipboard in the format used last; message() says what it did.
    void copy();
    /// Asks what and where, then exportTo().
    void exportRows();
    /// Writes what the tab in front shows, in the background; the end is told by message(). One at a time: nothing
    /// happens while another runs.
    void exportTo(const QString &path, const proxydeck::ExportChoice &choice);
    /// Forgets the selection; asks first where something that may still live would be lost.
    void forget();
    void clearFilter();

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    void addKeyRequested();
    void demoRequested();
    void extractRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    TablePage &front() const;
    void addPage(TablePage &page);
    LocksPage &locksPage();
    void connectActions();
    void applyFilter();
    void applyStates();
    void updateTabs();
    void updateActions();
    void updateCounts();
    void exportPage(TablePage &page, const QString &path, const ExportChoice &choice);
    void onExported(const ExportResult &result);
    void cancelCopies();
    void escape();
    void setDensity(RowDensity density);
    void showContextMenu(const TablePage &page, const QPoint &at);
    void retranslate();

    Parts m_parts;
    RowActions *m_actions;
    CellsMenu *m_cellsMenu = nullptr;
    DensityMenu *m_densityMenu = nullptr;
    QPointer<QAction> m_details;
    LeasesBar *m_bar;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    ExportQuestion *m_exportQuestion;
    ProgressLine *m_exportBar;
    ProgressLine *m_copyBar;
    QList<TablePage *> m_tables; ///< by tab
    LeasesPage *m_leases = nullptr;
    LocksPage *m_locks = nullptr; ///< made with the first lines
    QPointer<QSettings> m_restoredFrom;
    QPointer<ExportJob> m_export;
    ExportChoice::Defaults m_exportDefaults;
    QTimer m_updateTimer;
};

} // namespace proxydeck
