// SPDX-License-Identifier: MIT
#pragma once

#include "history/ledger_history.h"
#include "ui/outgoing/row_exports.h"

#include <QWidget>

class QSettings;

namespace proxydeck {

class Clipboard;
class HistoryBar;
class HistoryTable;

/// A tab of HistoryWindow: the interface through which the window uses the current tab.
class HistoryTab : public QWidget
{
    Q_OBJECT

public:
    /// Objects used by every tab; all must outlive it.
    struct Parts
    {
        LedgerHistory *history; ///< null: no record is kept
        const HistoryBar &bar;
        Clipboard &clipboard;
    };

    /// Whether the results shown may not match the current filter.
    bool isStale() const { return m_stale; }
    void setStale() { m_stale = true; }
    void search(const HistoryFilter &filter);
    /// Cancels the running search.
    virtual void stop() = 0;
    /// Like stop(), and marks the tab as stale, so that it searches again when it is shown.
    void stopAndMarkStale();
    virtual bool isBusy() const = 0;
    /// Updates the message shown in place of rows or numbers.
    virtual void showState() = 0;
    virtual QString statusText() const = 0;

    /// Whether the tab lists rows that can be copied and exported, not totals.
    virtual bool listsRows() const { return false; }
    /// Whether its rows are proxies, to which copy formats apply.
    virtual bool holdsProxies() const { return false; }
    /// Whether there is anything to copy.
    virtual bool hasContent() const = 0;
    /// Number of all rows, including those not fetched yet; nullopt during counting or searching, or if the tab lists
    /// no rows.
    virtual std::optional<qint64> exportableRows() const { return {}; }

    /// Null if the tab shows no table.
    virtual HistoryTable *table() const = 0;
    virtual void copy() = 0;
    void copyCell();
    /// An export of what is selected and found now. It may start later, when something else is; the record must still
    /// be open then. Only if the tab lists rows.
    virtual RowExports::Rows exportedRows() const { return {}; }

    virtual void saveState(QSettings &) const { }
    virtual void restoreState(QSettings &) { }
    virtual void retranslate() { }

Q_SIGNALS:
    /// The rows shown, the selection or the running search changed.
    void edited();
    /// A short text for the status bar. Plain.
    void message(const QString &text);

protected:
    HistoryTab(const Parts &parts, QWidget *parent);

    virtual void doSearch(const HistoryFilter &filter) = 0;
    const Parts &parts() const { return m_parts; }
    /// Filter words that were not recognised; empty if there are none.
    QString unreadWords() const;
    static QString noRecordText();

private:
    Parts m_parts;
    bool m_stale = true;
};

} // namespace proxydeck
