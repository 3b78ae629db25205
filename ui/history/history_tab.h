// SPDX-License-Identifier: MIT
#pragma once

#include "history/ledger_history.h"

#include <QWidget>

class QSettings;

namespace proxydeck {

class Clipboard;
class HistoryBar;
class HistoryExport;
class HistoryTable;
struct CsvOptions;

/// A tab of HistoryWindow: what the window asks of whichever is in front.
class HistoryTab : public QWidget
{
    Q_OBJECT

public:
    /// What every tab works with; all of it must outlive it.
    struct Parts
    {
        LedgerHistory *history; ///< null: no record is kept
        const HistoryBar &bar;
        Clipboard &clipboard;
    };

    /// What it shows may no longer be what is asked for.
    bool isStale() const { return m_stale; }
    void setStale() { m_stale = true; }
    void search(const HistoryFilter &filter);
    /// Gives up what is running.
    virtual void stop() = 0;
    /// The same, to be searched again once somebody looks.
    void giveWay();
    virtual bool isBusy() const = 0;
    /// Puts what is to be said in place of rows or numbers where they would be.
    virtual void showState() = 0;
    virtual QString statusText() const = 0;

    /// Whether it lists rows, of which each can be copied and exported, rather than sums of them.
    virtual bool listsRows() const { return false; }
    /// Whether its rows are proxies, which have formats to be copied in.
    virtual bool holdsProxies() const { return false; }
    /// Whether there is anything to copy.
    virtual bool hasContent() const = 0;
    /// All rows, also those that were not fetched yet; nothing while they are being counted or searched, or where it
    /// lists none.
    virtual std::optional<qint64> exportableRows() const { return {}; }

    /// Null where none is shown.
    virtual HistoryTable *table() const = 0;
    virtual void copy() = 0;
    void copyCell();
    /// The beginning of an exported file's name.
    virtual QString exportName() const { return {}; }
    /// Starts \a job with the selection or with all that was found.
    virtual void startExport(HistoryExport &, const QString & /*path*/, bool /*onlySelection*/, const CsvOptions &) { }

    virtual void saveState(QSettings &) const { }
    virtual void restoreState(QSettings &) { }
    virtual void retranslate() { }

Q_SIGNALS:
    /// What is shown, selected or under way.
    void edited();
    /// A short text for the status bar. Plain.
    void message(const QString &text);

protected:
    HistoryTab(const Parts &parts, QWidget *parent);

    virtual void doSearch(const HistoryFilter &filter) = 0;
    const Parts &parts() const { return m_parts; }
    /// Words of the filter that nobody understands; empty where there are none.
    QString unreadWords() const;
    static QString noRecordText();

private:
    Parts m_parts;
    bool m_stale = true;
};

} // namespace proxydeck
