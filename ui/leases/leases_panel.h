// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"
#include "preferences/column_sets.h"
#include "table/lease_table.h"
#include "ui/leases/table_page.h"
#include "ui/outgoing/export_dialog.h"
#include "ui/widgets/table_header.h"

#include <QList>
#include <QPointer>
#include <QTimer>
#include <QUuid>
#include <QWidget>

#include <functional>

class QAction;
class QMenu;
class QModelIndex;
class QSettings;
class QStackedWidget;
class QTabBar;

namespace proxydeck {

class AccountBook;
class CellsMenu;
class CheckCommand;
class Clipboard;
class DensityMenu;
class Desk;
class FormatBook;
class KeyValues;
class LeaseChecks;
class LeaseTableView;
class LeaseView;
class LeasesBar;
class LeasesPage;
class RegionLocksPage;
class Preferences;
class ProgressItem;
class RegionLockModel;
class RegionLocksView;
class RowActions;
class RowExports;
class VendorClock;

/// The centre of the window: all leases, their states and remaining times, and the actions to copy and export them.
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
        const FormatBook *formats = nullptr; ///< null: the built-in formats
        Preferences *preferences = nullptr;  ///< null: their defaults
        KeyValues *keyValues = nullptr;      ///< null: keys have no formats of their own
        LeaseChecks *checks = nullptr;       ///< null: leases are not checked
    };
    explicit LeasesPanel(const Parts &parts, QWidget *parent = nullptr);
    ~LeasesPanel() override;

    /// In the demo, the button that starts the demo is hidden.
    void setDemo(bool demo);

    // For the window's menus. Their texts, shortcuts and states are managed here.
    QAction *copyAction() const;
    QMenu *copyAsMenu() const;
    /// Chooses the format to copy in, without copying.
    QMenu *formatMenu() const;
    QAction *copyNewestAction() const;
    QAction *undoAction() const;
    /// Checkable.
    QAction *onlyUncopiedAction() const;
    QAction *exportAction() const;
    /// To the last file in the last format.
    QAction *exportAgainAction() const;
    QAction *focusFilterAction() const;
    QAction *forgetAction() const;
    QAction *clearExpiredAction() const;
    QAction *checkAction() const;
    QAction *selectAllAction() const;
    QAction *escapeAction() const;
    /// Hidden without a FormatBook; it is also in the "Copy as" menu.
    QAction *editFormatsAction() const;
    /// An action for the context menu of a lease; \a isPossible is asked when it opens.
    void addRowAction(QAction *action, std::function<bool()> isPossible);
    /// Visibility, order and widths of columns, and column sets.
    QMenu *columnsMenu() const;
    ColumnSets &columnSets() const;
    /// Copies of cells, columns and rows as the tables show them.
    QMenu *copyCellsMenu() const;
    /// Row height.
    QMenu *densityMenu() const;
    /// A new menu that chooses the format of \a keys; null without KeyValues or a FormatBook.
    QMenu *makeKeyFormatMenu(std::function<QList<QUuid>()> keys);
    /// The action that shows and hides the details of the current lease: its shortcuts work here too, and it is added
    /// to the context menu.
    void setDetailsAction(QAction *action);

    LeaseTableView &table() const;
    /// Created with the first region-lock lines; in most runs there are none.
    RegionLocksView &regionLocksTable();
    /// The long work of this panel, for the window to show.
    QList<ProgressItem *> progressItems() const;
    /// Whether an export is being written.
    bool isExporting() const;
    /// Number of region-lock lines shown.
    qsizetype regionLocksRowCount() const;

    /// Columns, order, sort, filter, pressed states and last format. No secret, no address.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

public Q_SLOTS:
    /// Switches to the leases tab.
    void showLeases();
    /// Switches to the region locks tab, if it exists.
    void showLocks();
    /// Selects these leases and gives the table the focus. Those that are no longer in the table are left out; if a
    /// filter hides any of the others, it is cleared.
    void selectRows(const QList<proxydeck::RowId> &rows);
    /// Filters by one field, whatever was filtered before.
    void showOnly(proxydeck::FilterField field, const QString &value);
    /// Copies in the format used last: the selection, else the newest leases, else all live ones shown. message()
    /// reports the result.
    void copy();
    /// Copies these leases in the format used last, whatever is selected.
    void copyRows(const QList<proxydeck::RowId> &rows);
    /// Asks for the contents and the file, then calls exportTo().
    void exportRows();
    /// Writes the rows of the current tab in the background; message() reports the end. One export at a time: does
    /// nothing while another runs.
    void exportTo(const QString &path, const proxydeck::ExportChoice &choice);
    /// Removes the selected rows; asks first if that cannot be undone.
    void forget();
    void clearFilter();
    /// Filters by the name of \a key.
    void showOnlyKey(const QUuid &key);
    /// The same for the key of a call, and the table gets the focus. By \a nameThen, its name at the time of the call,
    /// if the key was deleted since.
    void showOnlyKeyOf(const QUuid &key, const QString &nameThen);
    /// Copies what lives of \a key, whatever is shown or selected.
    void copyLiving(const QUuid &key);

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    /// After message(): what it tells can be undone by this action.
    void undoOffered(QAction *undo);
    void addKeyRequested();
    void demoRequested();
    void extractRequested();
    void extractAndCopyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    TablePage &front() const;
    void addPage(TablePage &page);
    RegionLocksPage &regionLocksPage();
    void connectActions();
    void applyFilter();
    void applyStates();
    void showHidden();
    void updateTabs();
    void updateActions();
    void updateCounts();
    void cancelCopies();
    void cancelArranging();
    /// Takes the last removal back.
    void undo();
    void escape();
    void filterBy(const QString &text);
    void onDoubleClick(const QModelIndex &index);
    void setDensity(RowDensity density);
    void showContextMenu(const TablePage &page, const QPoint &at);
    void retranslate();

    Parts m_parts;
    RowActions *m_actions;
    CellsMenu *m_cellsMenu = nullptr;
    DensityMenu *m_densityMenu = nullptr;
    QPointer<QAction> m_details;
    QPointer<QMenu> m_keyFormats;
    struct RowAction
    {
        QPointer<QAction> action;
        std::function<bool()> isPossible;
    };
    QList<RowAction> m_rowActions;
    LeasesBar *m_bar;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    RowExports *m_exports;
    CheckCommand *m_check = nullptr; ///< null: leases are not checked
    QList<TablePage *> m_tables;     ///< by tab
    LeasesPage *m_leases = nullptr;
    RegionLocksPage *m_locks = nullptr; ///< created with the first lines
    QPointer<QSettings> m_restoredFrom;
    QTimer m_updateTimer;
    bool m_isShowingHidden = false;
};

} // namespace proxydeck
