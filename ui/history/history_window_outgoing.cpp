// SPDX-License-Identifier: MIT
// What HistoryWindow does with rows: copies and exports them.
#include "leases/vendor_clock.h"
#include "leases/vendor_time.h"
#include "outbox/copy_format.h"
#include "ui/desktop/clipboard.h"
#include "ui/history/history_copy.h"
#include "ui/history/history_export.h"
#include "ui/history/history_window.h"
#include "ui/outgoing/format_drag.h"
#include "ui/outgoing/progress_line.h"
#include "ui/outgoing/row_actions.h"
#include "ui/record/history_bar.h"
#include "ui/record/history_calls_model.h"
#include "ui/record/history_leases_model.h"
#include "ui/record/history_table.h"
#include "ui/summary/history_summary_view.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QStandardPaths>
#include <QStatusBar>

#include <numeric>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int historyMessageMs = 12'000; ///< how long the line at the bottom says what a copy did

QList<int> chosenRows(const HistoryTable &table, const QAbstractItemModel &model)
{
    QList<int> rows = table.selectedRows();
    if (rows.isEmpty()) {
        rows.resize(model.rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    return rows;
}

} // namespace

void HistoryWindow::say(const QString &text) { m_statusBar->showMessage(text, historyMessageMs); }

void HistoryWindow::copy()
{
    const QLocale locale;
    if (tab() == Tab::Summary) {
        if (const QString text = m_summary->text(); !text.isEmpty()) {
            m_parts.clipboard.put(text);
            say(tr("Copied the figures"));
        }
        return;
    }
    const QList<int> rows = chosenRows(*table(tab()), *model(tab()));
    if (rows.isEmpty())
        return;
    if (tab() == Tab::Calls) {
        // No format fits calls: as a spreadsheet takes them.
        m_parts.clipboard.put(m_callsTable->text(rows));
        say(rows.size() == 1 ? tr("Copied one call") : tr("Copied %1 calls").arg(locale.toString(rows.size())));
        return;
    }
    QList<HistoryLease> leases;
    leases.reserve(rows.size());
    for (const int row : rows)
        leases.append(m_leases->lease(row));
    m_copier->start(leases, m_actions->currentFormat());
}

QString HistoryWindow::textToDrag()
{
    const QList<int> rows = m_leasesTable->selectedRows();
    if (rows.size() > FormatDrag::mostRows) {
        say(tr("These are too many to drag (%1 at most). Copy them instead.")
                .arg(QLocale().toString(FormatDrag::mostRows)));
        return {};
    }
    QList<HistoryLease> leases;
    leases.reserve(rows.size());
    for (const int row : rows)
        leases.append(m_leases->lease(row));
    const QString text = m_copier->text(leases, m_actions->currentFormat(), &m_dragReport);
    if (text.isEmpty())
        say(m_dragReport);
    return text;
}

void HistoryWindow::copyCell()
{
    const HistoryTable *front = table(tab());
    const QModelIndex index = front ? front->currentIndex() : QModelIndex();
    if (!index.isValid())
        return;
    const QString text = index.data().toString();
    m_parts.clipboard.put(text);
    say(tr("Copied %1").arg(text));
}

void HistoryWindow::escape()
{
    HistoryTable *front = table(tab());
    if (m_bar->hasWords())
        m_bar->setFilterText({});
    else if (front)
        front->clearSelection();
}

void HistoryWindow::showContextMenu(HistoryTable *of, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->copy);
    if (of == m_leasesTable)
        menu->addMenu(m_actions->copyAs());
    menu->addAction(m_actions->copyCell);
    menu->addSeparator();
    menu->addActions({m_actions->exportCsv, m_actions->selectAll});
    menu->popup(of->viewport()->mapToGlobal(at));
}

void HistoryWindow::exportRows()
{
    HistoryModel *rows = model(tab());
    if (m_export || !rows || rows->rowCount() == 0 || !rows->total())
        return;
    const bool calls = tab() == Tab::Calls;
    auto *dialog = new ExportDialog(table(tab())->selectedRows().size(), qsizetype(*rows->total()), false, {}, this);
    dialog->setObjectName(u"historyExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, calls] {
        const ExportChoice choice = dialog->choice();
        const QString when = vendorTimeFromUtc(m_parts.vendorClock.nowMs()).remove(u':').replace(u' ', u'-').left(15);
        const QString folder = QFileInfo(m_folder).isDir()
            ? m_folder
            : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        const QString proposal
            = QDir(folder).filePath((calls ? u"history-calls-%1.csv"_s : u"history-leases-%1.csv"_s).arg(when));
        auto *files = new QFileDialog(this, tr("Export CSV"), proposal, tr("CSV files (*.csv)"));
        files->setObjectName(u"historyExportFile"_s);
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setAcceptMode(QFileDialog::AcceptSave);
        files->setDefaultSuffix(u"csv"_s);
        files->selectFile(proposal);
        connect(files, &QFileDialog::fileSelected, this,
                [this, choice](const QString &path) { exportTo(path, choice); });
        files->open();
    });
    dialog->open();
}

void HistoryWindow::exportTo(const QString &path, const ExportChoice &choice)
{
    const HistoryModel *rows = model(tab());
    if (m_export || !m_parts.history || !rows)
        return;
    CsvOptions options;
    options.byteOrderMark = choice.byteOrderMark;
    m_folder = QFileInfo(path).absolutePath();
    m_export = std::make_unique<HistoryExport>();
    connect(m_export.get(), &HistoryExport::progress, m_exportBar, &ProgressLine::setProgress);
    connect(m_export.get(), &HistoryExport::finished, this, &HistoryWindow::onExported);
    m_exportBar->setProgress(0, choice.onlySelection ? table(tab())->selectedRows().size() : rows->total().value_or(0));
    m_exportBar->show();
    const QString record = m_parts.history->fileName();
    if (tab() == Tab::Leases && choice.onlySelection) {
        QList<HistoryLease> leases;
        for (const int row : m_leasesTable->selectedRows())
            leases.append(m_leases->lease(row));
        m_export->exportLeases(leases, path, options);
    } else if (tab() == Tab::Leases) {
        // What is shown, and not what has been typed since.
        m_export->exportAllLeases(record, rows->filter(), path, options);
    } else if (choice.onlySelection) {
        QList<CallEntry> calls;
        for (const int row : m_callsTable->selectedRows())
            calls.append(m_calls->call(row));
        m_export->exportCalls(calls, path, options);
    } else {
        m_export->exportAllCalls(record, rows->filter(), path, options);
    }
    updateAll();
}

void HistoryWindow::onExported(const ExportResult &result)
{
    m_export.release()->deleteLater(); // it is what calls
    m_exportBar->hide();
    updateAll();
    const QString file = QDir::toNativeSeparators(result.path);
    switch (result.outcome) {
    case ExportResult::Outcome::Written:
        say(result.rows == 1 ? tr("Exported one row to %1").arg(file)
                             : tr("Exported %1 rows to %2").arg(QLocale().toString(result.rows), file));
        break;
    case ExportResult::Outcome::Cancelled:
        say(tr("Export cancelled; %1 is as it was").arg(file));
        break;
    case ExportResult::Outcome::Failed:
        say(tr("Could not write %1: %2").arg(file, result.error));
        break;
    }
}

} // namespace proxydeck
