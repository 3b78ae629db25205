// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"
#include "preferences/column_sets.h"
#include "table/lease_table.h"
#include "ui/leases/table_page.h"
#include "ui/table/copy_target.h"

#include <memory>

class QMenu;
class QStackedWidget;

namespace proxydeck {

class AccountBook;
class CellsJob;
class Clipboard;
class ColumnsMenu;
class Copier;
class Desk;
class KeyValues;
class LeaseTableView;
class LeaseView;
class LeasesEmptyState;
class LinkNotice;
class Preferences;
class ProgressItem;
class RowActions;
struct CopyFormat;

/// The leases page of LeasesPanel, with a hint over the table while it is empty.
class LeasesPage final : public TablePage
{
    Q_OBJECT

public:
    struct Parts
    {
        LeaseTable &leases;
        LeaseView &view;
        AccountBook &accounts;
        const VendorClock &vendorClock;
        Desk &desk;
        Clipboard &clipboard;
        const RowActions &actions; ///< provide the format to copy in
        const Preferences *preferences = nullptr;
        const KeyValues *keyValues = nullptr;
    };
    LeasesPage(const Parts &parts, QStackedWidget &pages);
    ~LeasesPage() override;

    LeaseTableView &table() const { return *m_table; }
    ColumnSets &columnSets() { return m_columnSets; }
    QMenu *columnsMenu() const;
    /// In the demo, the button that starts the demo is hidden.
    void setDemo(bool demo);
    /// Removes all expired rows, whatever the filter.
    void clearExpired();
    /// How many copy() would copy now.
    qsizetype copyCount() const { return m_target.count(); }
    /// See CopyTarget::setOnlyGood().
    void setOnlyGood(bool on) { m_target.setOnlyGood(on); }
    /// What a check means: what copy() would copy, whether or not it is limited to good leases.
    QList<RowId> checkRows();
    qsizetype checkCount() const { return checkTarget().count(); }
    /// The operator has asked for other rows than the newest: copy() means all that are shown.
    void forgetNewest();
    /// Whether something is selected that the operator did not select.
    bool isProposed() const;
    /// The newest leases, shown or not, whatever is selected.
    void copyNewest();
    bool hasNewest() const { return !m_target.arrived().isEmpty(); }
    /// Runs while a large copy does.
    ProgressItem &copyProgress() { return *m_progress; }
    /// Runs while filter or order of a large table are applied; it can be cancelled by cancelArranging() of the view.
    ProgressItem &arrangeProgress() { return *m_arranging; }
    /// \a rows are back.
    void showRestored(const QList<RowId> &rows);
    /// Selects the newest leases that are shown, and scrolls to them, unless the operator has selected others.
    void proposeNewest();
    void setShownStates(const std::array<bool, 4> &states);
    /// The most frequent values of \a field, as filter suggestions.
    QStringList filterValues(FilterField field) const;

    QTableView &view() const override;
    bool holdsProxies() const override { return true; }
    qsizetype selectedRows() const override;
    void setFilterText(const QString &text) override;
    void setDensity(RowDensity density) override;
    void refresh() override;
    void copy() override;
    /// The same in \a format, whatever format the key of these leases has.
    void copyIn(const CopyFormat &format);
    void copyLiving(const QUuid &key);
    /// Id of the format that the key of all leases that copy() would copy has; empty if there is none.
    QString keyFormat() const;
    /// Selects those of these leases that are shown, and scrolls to the first of them.
    void selectRows(const QList<RowId> &rows);
    /// Copies these leases, whatever is selected.
    void copyRows(const QList<RowId> &rows);
    void cancelCopy() override;
    QString exportName() const override;
    RowExports::Start bindExport() override;
    void forget() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;
    void retranslate() override;

Q_SIGNALS:
    void addKeyRequested();
    void demoRequested();
    void extractRequested();
    void extractAndCopyRequested();
    void clearFilterRequested();
    /// New leases are hidden by filter or states, and the operator wants to see them.
    void hiddenRequested();

protected:
    void takeCells(const QList<int> &columns, bool titles, const QString &column) override;
    void putOnClipboard(const QString &text) override;
    void updateStates() override;

private:
    void onRowsAdded(RowId first);
    void tellHidden();
    QString withSource(const QString &report) const;
    CopyTarget checkTarget() const;
    QList<RowId> rowsToTake(bool onlySelection) const;
    void onArranging(int thousandths);
    void startCopy(const QList<RowId> &rows, CopyTarget::Source source, const CopyFormat &format);
    void copyTarget(const CopyFormat *format);
    QString keyFormatOf(const QList<RowId> &rows) const;
    const CopyFormat &formatFor(const QList<RowId> &rows) const;
    void cancelCells();
    /// The text for a drag from the table: the selection. If there is nothing to drag, a message says why.
    QString textToDrag();

    Parts m_parts;
    LeaseTableView *m_table;
    CopyTarget m_target;
    CopyTarget::Source m_source = CopyTarget::Source::Selection; ///< of the copy under way
    ProgressItem *m_progress;
    ProgressItem *m_arranging;
    ColumnSets m_columnSets;
    ColumnsMenu *m_columnsMenu;
    LeasesEmptyState *m_empty;
    LinkNotice *m_hidden;
    std::unique_ptr<Copier> m_copier;
    std::unique_ptr<CellsJob> m_cellsJob;
    QString m_dragReport; ///< shown after the drop
    QList<RowId> m_dragged;
};

} // namespace proxydeck
