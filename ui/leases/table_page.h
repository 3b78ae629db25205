// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outgoing/row_exports.h"
#include "ui/widgets/table_header.h"

#include <QWidget>

#include <functional>

class QSettings;
class QTableView;

namespace proxydeck {

/// One of the tables of LeasesPanel: the interface through which the panel uses the current one.
class TablePage : public QWidget
{
    Q_OBJECT

public:
    virtual QTableView &view() const = 0;
    /// Whether its rows are proxies, which have states, copy formats, credentials and details.
    virtual bool holdsProxies() const = 0;
    bool hasRows() const;
    bool hasSelection() const;
    bool hasCurrent() const;
    virtual qsizetype selectedRows() const = 0;
    qsizetype shownRows() const;

    virtual void setFilterText(const QString &text) = 0;
    virtual void setDensity(RowDensity density) = 0;
    void selectAll();
    /// Updates what changes without an action of the operator.
    virtual void refresh() { }

    /// Copies the selection or, without one, what the page takes in its place; message() reports the result.
    virtual void copy() = 0;
    /// Copies the current cell as it is shown.
    void copyCell();
    /// Copies cells of the selection, or of all shown rows: \a wholeRows, or only the current column.
    void copyCells(bool wholeRows, bool titles);
    /// Cancels a copy running in the background before another copy is made, because it would replace that copy when it
    /// ends.
    virtual void cancelCopy() { }

    /// The beginning of the exported file's name.
    virtual QString exportName() const = 0;
    /// An export of the selection and of the rows shown as they are now. It may start later, when other rows are shown
    /// or selected; the page must still exist then. Rows that have been removed by then are left out.
    virtual RowExports::Start bindExport() = 0;
    RowExports::Rows exportedRows()
    {
        return {selectedRows(), shownRows(), holdsProxies(), exportName(), bindExport(), true};
    }

    /// Removes the selected rows; asks first if that cannot be undone.
    virtual void forget() = 0;

    virtual void saveState(QSettings &settings) const = 0;
    virtual void restoreState(QSettings &settings) = 0;
    virtual void retranslate() = 0;

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    /// Another copy is about to be made: the copy in the background must be cancelled.
    void aboutToCopy();
    /// After a message: perhaps something can be undone.
    void undoOffered();
    /// Rows or the selection have changed.
    void rowsEdited();

protected:
    explicit TablePage(QWidget *parent);

    /// Connects to the change signals of view(). Call it once the view has its model.
    void followRows();
    /// Collects the texts of \a columns from the selection or, without one, from all shown rows, and passes them to
    /// putCells(). \a column is the title if only one column is copied.
    virtual void takeCells(const QList<int> &columns, bool titles, const QString &column) = 0;
    void putCells(const QString &text, qsizetype rows, const QString &column);
    virtual void putOnClipboard(const QString &text) = 0;
    /// Updates leases that have expired before they are copied.
    virtual void updateStates() { }

    /// Sets whether the next copy is of the selection or of all shown rows; the report depends on it.
    void beginCopy(bool ofSelection) { m_copyOfSelection = ofSelection; }
    bool isCopyOfSelection() const { return m_copyOfSelection; }
    void tellCopied(const QString &report);
    void askToForget(const QString &question, const QString &detail, std::function<void()> forgetThem);

private:
    QString cellsReport(const QString &column, qsizetype rows) const;

    bool m_copyOfSelection = false;
};

} // namespace proxydeck
