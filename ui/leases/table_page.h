// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outgoing/export_dialog.h"
#include "ui/widgets/table_header.h"

#include <QWidget>

#include <functional>

class QSettings;
class QTableView;

namespace proxydeck {

class ExportJob;

/// One of the tables of LeasesPanel: what the panel asks of whichever is in front.
class TablePage : public QWidget
{
    Q_OBJECT

public:
    virtual QTableView &view() const = 0;
    /// Whether its rows are proxies, which have states, formats to be copied in, credentials and details.
    virtual bool holdsProxies() const = 0;
    bool hasRows() const;
    bool hasSelection() const;
    bool hasCurrent() const;
    virtual qsizetype selectedRows() const = 0;
    qsizetype shownRows() const;

    virtual void setFilterText(const QString &text) = 0;
    virtual void setDensity(RowDensity density) = 0;
    void selectAll();
    /// Of what changes without the operator.
    virtual void refresh() { }

    /// The selection, or all shown rows, to the clipboard; message() says what it did.
    virtual void copy() = 0;
    /// The current cell, as it is shown.
    void copyCell();
    /// Those of the selection, or of all shown rows; \a wholeRows or else the current column.
    void copyCells(bool wholeRows, bool titles);
    /// A copy that goes on in the background, before another is made: it would soon replace that.
    virtual void cancelCopy() { }

    /// The beginning of an exported file's name.
    virtual QString exportName() const = 0;
    /// Starts \a job with what is to be in the file. \return how many rows that are.
    virtual qsizetype startExport(ExportJob &job, const QString &path, const ExportChoice &choice) = 0;

    /// Forgets the selection; asks first where something that may still hold would be lost.
    virtual void forget() = 0;

    virtual void saveState(QSettings &settings) const = 0;
    virtual void restoreState(QSettings &settings) = 0;
    virtual void retranslate() = 0;

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    /// Another copy is about to be made: what is copied in the background has to end.
    void aboutToCopy();
    /// Rows or the selection have changed.
    void rowsEdited();

protected:
    explicit TablePage(QWidget *parent);

    /// Tells of changes in what view() shows, once that has its model.
    void followRows();
    /// Takes the texts of \a columns out of the selection or, without one, of all shown rows, and hands them to
    /// putCells(). \a column is the title where it is one column.
    virtual void takeCells(const QList<int> &columns, bool titles, const QString &column) = 0;
    void putCells(const QString &text, qsizetype rows, const QString &column);
    virtual void putOnClipboard(const QString &text) = 0;
    /// What dies by the clock is dead before it is copied.
    virtual void catchUp() { }

    /// What is copied from now on is the selection, or else all shown rows; reports say so.
    void beginCopy(bool ofSelection) { m_copyOfSelection = ofSelection; }
    bool isCopyOfSelection() const { return m_copyOfSelection; }
    void tellCopied(const QString &report);
    void askToForget(const QString &question, const QString &detail, std::function<void()> forgetThem);

private:
    QString cellsReport(const QString &column, qsizetype rows) const;

    bool m_copyOfSelection = false;
};

} // namespace proxydeck
