// SPDX-License-Identifier: MIT
// What LeasesPanel does with rows: copies, exports and forgets them.
#include "ui/leases/leases_panel.h"

#include "desk/desk.h"
#include "leases/lease_view.h"
#include "leases/region_lock_model.h"
#include "leases/row_ids.h"
#include "leases/vendor_clock.h"
#include "leases/vendor_time.h"
#include "outbox/copy_format.h"
#include "outbox/export_job.h"
#include "ui/desktop/clipboard.h"
#include "ui/leases/region_locks_view.h"
#include "ui/outgoing/copier.h"
#include "ui/outgoing/format_drag.h"
#include "ui/outgoing/progress_line.h"
#include "ui/outgoing/proxy_credentials.h"
#include "ui/outgoing/row_actions.h"
#include "ui/table/lease_selection.h"
#include "ui/table/lease_table_view.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace proxydeck {

QList<RowId> LeasesPanel::rowsToTake(bool onlySelection) const
{
    m_parts.leases.catchUp(); // what died since the last look is dead
    if (onlySelection)
        return m_table->selection().rowIds();
    m_parts.view.settle(); // what the filter says is meant, not what is still on its way out of sight
    return m_parts.view.rowIds();
}

void LeasesPanel::copy()
{
    const bool locks = showsLocks();
    const bool selection = (locks ? m_locks->selectionModel() : m_table->selectionModel())->hasSelection();
    if (locks) {
        const QList<int> lines = selection ? m_locks->selectedLines() : m_locks->shownLines();
        if (lines.isEmpty())
            return;
        m_copier->cancel(); // or it would soon replace what is copied now
        cancelCells();
        m_copyOfSelection = selection;
        // No format fits lines that are no proxies: as a spreadsheet takes them.
        m_parts.clipboard.put(m_locks->text(lines));
        onCopied(lines.size() == 1 ? tr("Copied one region lock")
                                   : tr("Copied %1 region locks").arg(locale().toString(lines.size())));
    } else {
        const QList<RowId> rows = rowsToTake(selection);
        if (rows.isEmpty())
            return;
        cancelCells();
        m_copyOfSelection = selection;
        m_copySince.start();
        m_copyBar->hide();
        m_copyBar->setProgress(0, rows.size());
        m_copier->start(rows, m_actions->currentFormat(), m_parts.clipboard);
    }
}

QString LeasesPanel::textToDrag()
{
    const QList<RowId> rows = m_table->selection().rowIds();
    if (rows.size() > FormatDrag::mostRows) {
        Q_EMIT message(tr("These are too many to drag (%1 at most). Copy them instead.")
                           .arg(locale().toString(FormatDrag::mostRows)));
        return {};
    }
    const CopyText dragged = m_copier->text(rows, m_actions->currentFormat());
    m_dragReport = m_copier->reportText(dragged.report, m_actions->currentFormat());
    if (dragged.text.isEmpty())
        Q_EMIT message(m_dragReport);
    return dragged.text;
}

void LeasesPanel::setCopyMarginMs(qint64 ms)
{
    m_copier->setCloseMarginMs(ms);
}

void LeasesPanel::onCopyProgress(qsizetype done, qsizetype total)
{
    m_copyBar->setProgress(done, total);
    // What is over at once shall not make the table jump.
    if (m_copySince.elapsed() > 200)
        m_copyBar->show();
}

void LeasesPanel::onCopied(const QString &report)
{
    m_copyBar->hide();
    Q_EMIT message(m_copyOfSelection ? report : tr("%1 (nothing was selected: all that are shown)").arg(report));
}

void LeasesPanel::copyCell()
{
    m_parts.leases.catchUp();
    const QTableView *table = showsLocks() ? static_cast<QTableView *>(m_locks) : m_table;
    const QModelIndex index = table->currentIndex();
    if (!index.isValid())
        return;
    const QString text = index.data().toString();
    m_copier->cancel();
    cancelCells();
    m_parts.clipboard.put(text);
    Q_EMIT message(tr("Copied %1").arg(text));
}

void LeasesPanel::exportRows()
{
    if (m_export)
        return;
    const bool locks = showsLocks();
    const qsizetype selected = locks ? m_locks->selectedLines().size() : m_table->selection().rowIds().size();
    const qsizetype shown = locks ? m_locks->model()->rowCount() : m_parts.view.rowCount();
    if (shown == 0)
        return;
    auto *dialog = new ExportDialog(selected, shown, !locks, m_exportDefaults, this);
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, locks] {
        const ExportChoice choice = dialog->choice();
        // By the vendor's clock and zone, as the times in the file are.
        const QString when = vendorTimeFromUtc(m_parts.vendorClock.nowMs()).remove(u':').replace(u' ', u'-').left(15);
        const QString folder = QFileInfo(m_folder).isDir() ? m_folder
                                                           : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        const QString proposal = QDir(folder).filePath((locks ? u"region-locks-%1.csv"_s : u"leases-%1.csv"_s).arg(when));
        auto *files = new QFileDialog(this, tr("Export CSV"), proposal, tr("CSV files (*.csv)"));
        files->setObjectName(u"exportFile"_s);
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setAcceptMode(QFileDialog::AcceptSave);
        files->setDefaultSuffix(u"csv"_s);
        files->selectFile(proposal);
        connect(files, &QFileDialog::fileSelected, this, [this, choice](const QString &path) { exportTo(path, choice); });
        files->open();
    });
    dialog->open();
}

void LeasesPanel::exportTo(const QString &path, const ExportChoice &choice)
{
    if (m_export)
        return;
    CsvOptions options;
    options.byteOrderMark = choice.byteOrderMark;
    options.credentials = choice.credentials;
    m_folder = QFileInfo(path).absolutePath();
    m_export = new ExportJob(this);
    connect(m_export, &ExportJob::progress, m_exportBar, &ProgressLine::setProgress);
    connect(m_export, &ExportJob::finished, this, &LeasesPanel::onExported);
    if (showsLocks()) {
        const QList<int> lines = choice.onlySelection ? m_locks->selectedLines() : m_locks->shownLines();
        m_exportBar->setProgress(0, lines.size());
        m_export->exportRegionLocks(m_parts.regionLocks, lines, path, options);
    } else {
        const QList<RowId> rows = rowsToTake(choice.onlySelection);
        m_exportBar->setProgress(0, rows.size());
        m_export->exportLeases(m_parts.leases, proxyCredentials(m_parts.accounts, options.credentials), rows, path, options);
    }
    m_exportBar->show();
    updateActions();
}

void LeasesPanel::onExported(const ExportResult &result)
{
    m_export->deleteLater();
    m_export = nullptr;
    m_exportBar->hide();
    updateActions();
    const QString file = QDir::toNativeSeparators(result.path);
    switch (result.outcome) {
    case ExportResult::Outcome::Written: {
        QString text = result.rows == 1 ? tr("Exported one row to %1").arg(file)
                                        : tr("Exported %1 rows to %2").arg(locale().toString(result.rows), file);
        if (result.withoutCredentials > 0)
            text = tr("%1; without credentials: %2").arg(text, locale().toString(result.withoutCredentials));
        Q_EMIT message(text);
        break;
    }
    case ExportResult::Outcome::Cancelled:
        Q_EMIT message(tr("Export cancelled; %1 is as it was").arg(file));
        break;
    case ExportResult::Outcome::Failed:
        Q_EMIT message(tr("Could not write %1: %2").arg(file, result.error));
        break;
    }
}

void LeasesPanel::askToForget(const QString &question, const QString &detail, std::function<void()> forgetThem)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Forget"), question, QMessageBox::Cancel, this);
    box->setObjectName(u"forgetQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(detail);
    QPushButton *yes = box->addButton(tr("Forget"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"forgetYes"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, std::move(forgetThem));
    box->open();
}

void LeasesPanel::forget()
{
    if (showsLocks()) {
        const QList<int> lines = m_locks->selectedLines();
        if (lines.isEmpty())
            return;
        QList<QPersistentModelIndex> kept;
        for (const int line : lines)
            kept.append(m_parts.regionLocks.index(line, 0));
        // What a lock's state means is the vendor's to know: each may still hold.
        askToForget(lines.size() == 1 ? tr("Forget this region lock?") : tr("Forget %1 region locks?").arg(lines.size()),
                    tr("It is removed from this table only; at the vendor nothing changes."), [this, kept] {
                        QList<int> rows; // lines may have come or gone while the question stood
                        for (const QPersistentModelIndex &index : kept) {
                            if (index.isValid())
                                rows.append(index.row());
                        }
                        m_parts.regionLocks.removeAt(rows);
                        Q_EMIT message(rows.size() == 1 ? tr("Forgot one region lock")
                                                        : tr("Forgot %1 region locks").arg(rows.size()));
                    });
        return;
    }

    m_parts.leases.catchUp();
    QList<RowId> selected = m_table->selection().rowIds();
    if (selected.isEmpty())
        return;
    // As they lie in memory: a million looked up in another order take several times as long.
    sortAscending({selected.data(), size_t(selected.size())});
    const QList<RowId> rows = selected;
    const auto forgetThem = [this, rows] {
        QList<RowId> known; // some may be gone by now
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(known),
                     [this](RowId row) { return m_parts.leases.contains(row); });
        m_parts.desk.forgetLeases(known);
        Q_EMIT message(known.size() == 1 ? tr("Forgot one lease")
                                         : tr("Forgot %1 leases").arg(locale().toString(known.size())));
    };
    // Without a deadline is not expired.
    const auto living = std::count_if(rows.begin(), rows.end(),
                                      [this](RowId row) { return m_parts.leases.state(row) != LeaseState::Expired; });
    if (living == 0) {
        forgetThem();
        return;
    }
    askToForget(living == 1 ? tr("Forget a lease that still lives?")
                            : tr("Forget %1 leases that still live?").arg(locale().toString(living)),
                tr("They were paid for and can still be used. Forgotten ones do not come back to the table by themselves."),
                forgetThem);
}

} // namespace proxydeck
