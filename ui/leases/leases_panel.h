// SPDX-License-Identifier: MIT
#pragma once

#include "leases/filter_vocabulary.h"
#include "leases/lease_table.h"
#include "preferences/column_sets.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/widgets/table_header.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QAbstractItemModel;
class QAction;
class QMenu;
class QSettings;
class QStackedWidget;
class QTabBar;

namespace proxydeck {

class AccountBook;
class CellsJob;
class CellsMenu;
class Clipboard;
class ColumnsMenu;
class Copier;
class DensityMenu;
class Desk;
class ProgressLine;
class ExportJob;
class FormatBook;
class LeaseTableView;
class LeaseView;
class RowActions;
class LeasesBar;
class LeasesEmptyState;
class RegionLockModel;
class RegionLocksView;
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
    ColumnSets &columnSets() { return m_columnSets; }
    /// Copies of cells, columns and rows as the tables show them.
    QMenu *copyCellsMenu() const;
    /// How high rows are.
    QMenu *densityMenu() const;
    /// What shows and hides the details of the current lease: works by its shortcuts here too, and stands in the context menu.
    void setDetailsAction(QAction *action);

    LeaseTableView &table() const { return *m_table; }
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
    /// Writes what the tab in front shows, in the background; the end is told by message(). One at a time: nothing happens while
    /// another runs.
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
    enum Page { LeasesPage, LocksPage };
    void followRows(const QAbstractItemModel &model);
    bool showsLocks() const;
    void connectModels();
    void connectActions();
    void applyFilter();
    QStringList filterValues(FilterField field) const;
    void applyStates();
    void updateTabs();
    void updateEmptyState();
    void updateActions();
    void updateCounts();
    void onExported(const ExportResult &result);
    void onCopyProgress(qsizetype done, qsizetype total);
    void onCopied(const QString &report);
    /// What is dragged out of the table: the selection. Says why where there is nothing.
    QString textToDrag();
    void escape();
    void copyCell();
    /// Those of the selection, or of all shown rows; \a wholeRows or else the current column.
    void copyCells(bool wholeRows, bool titles);
    void cancelCells();
    QString cellsReport(const QString &column, qsizetype rows) const;
    void setDensity(RowDensity density);
    void showContextMenu(QWidget *view, const QPoint &at);
    void askToForget(const QString &question, const QString &detail, std::function<void()> forgetThem);
    QList<RowId> rowsToTake(bool onlySelection) const;
    void retranslate();

    Parts m_parts;
    RowActions *m_actions;
    CellsMenu *m_cellsMenu = nullptr;
    DensityMenu *m_densityMenu = nullptr;
    QPointer<QAction> m_details;
    LeasesBar *m_bar;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    LeaseTableView *m_table;
    ColumnSets m_columnSets;
    ColumnsMenu *m_columnsMenu;
    RegionLocksView *m_locks = nullptr;
    QPointer<QSettings> m_restoredFrom;
    LeasesEmptyState *m_empty;
    ProgressLine *m_exportBar;
    ProgressLine *m_copyBar;
    std::unique_ptr<Copier> m_copier;
    std::unique_ptr<CellsJob> m_cellsJob;
    QElapsedTimer m_copySince;
    bool m_copyOfSelection = false;
    QString m_dragReport; ///< said once it was dropped
    QPointer<ExportJob> m_export;
    QString m_folder; ///< of the last export
    ExportChoice::Defaults m_exportDefaults;
    QTimer m_updateTimer;
};

} // namespace proxydeck
