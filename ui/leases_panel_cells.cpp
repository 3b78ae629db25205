// SPDX-License-Identifier: MIT
// What LeasesPanel copies as the tables show it: tab-separated cells.
#include "ui/leases_panel.h"

#include "leases/lease_view.h"
#include "ui/cells_job.h"
#include "ui/cells_menu.h"
#include "ui/clipboard.h"
#include "ui/copier.h"
#include "ui/density_menu.h"
#include "ui/export_bar.h"
#include "ui/lease_table_view.h"
#include "ui/region_locks_view.h"

#include <QHeaderView>
#include <QLocale>
#include <QSet>

namespace proxydeck {

namespace {

/// In the order shown.
QList<int> shownColumnsOf(const QTableView &table)
{
    const QHeaderView *header = table.horizontalHeader();
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns.append(header->logicalIndex(visual));
    }
    return columns;
}

} // namespace

QMenu *LeasesPanel::copyCellsMenu() const { return m_cellsMenu; }

QMenu *LeasesPanel::densityMenu() const { return m_densityMenu; }

void LeasesPanel::setDetailsAction(QAction *action)
{
    m_details = action;
    addAction(action);
}

void LeasesPanel::setDensity(RowDensity density)
{
    m_table->setDensity(density);
    if (m_locks)
        m_locks->setDensity(density);
}

void LeasesPanel::copyCells(bool wholeRows, bool titles)
{
    const bool locks = showsLocks();
    const QTableView *table = locks ? static_cast<QTableView *>(m_locks) : m_table;
    const int column = table->currentIndex().column();
    if (!wholeRows && column < 0)
        return;
    const QList<int> columns = wholeRows ? shownColumnsOf(*table) : QList<int>{column};
    m_copier->cancel(); // or it would soon replace what is copied now
    cancelCells();
    m_copyOfSelection = table->selectionModel()->hasSelection();
    const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
    const auto put = [this, title = wholeRows ? QString() : title](const QString &text, qsizetype rows) {
        if (rows > 0)
            m_parts.clipboard.put(text);
        onCopied(cellsReport(title, rows));
    };

    if (locks) {
        QList<int> lines = m_locks->shownLines();
        if (m_copyOfSelection) {
            const QList<int> selected = m_locks->selectedLines();
            const QSet<int> wanted(selected.begin(), selected.end());
            lines.removeIf([&](int line) { return !wanted.contains(line); });
        }
        put(m_locks->text(lines, columns, titles), lines.size());
        return;
    }
    const QList<RowId> rows = rowsToTake(m_copyOfSelection);
    m_cellsJob = std::make_unique<CellsJob>(m_parts.view.cells(), CellsJob::Cells{rows, columns, titles});
    connect(m_cellsJob.get(), &CellsJob::progress, this, &LeasesPanel::onCopyProgress);
    connect(m_cellsJob.get(), &CellsJob::finished, this, [this, put](const QString &text, qsizetype written) {
        m_cellsJob.release()->deleteLater(); // it is the one that calls
        put(text, written);
    });
    if (rows.size() <= CellsJob::atOnce) {
        m_cellsJob->finishNow();
        return;
    }
    m_copySince.start();
    m_copyBar->hide();
    m_copyBar->setProgress(0, rows.size());
    m_cellsJob->start();
}

void LeasesPanel::cancelCells()
{
    if (!m_cellsJob)
        return;
    m_cellsJob.reset();
    m_copyBar->hide();
    Q_EMIT message(tr("Copy cancelled; the clipboard is as it was"));
}

QString LeasesPanel::cellsReport(const QString &column, qsizetype rows) const
{
    const QString count = locale().toString(rows);
    if (rows == 0)
        return tr("Nothing copied");
    if (column.isEmpty())
        return rows == 1 ? tr("Copied one row of the table") : tr("Copied %1 rows of the table").arg(count);
    return rows == 1 ? tr("Copied one value of “%1”").arg(column) : tr("Copied %1 values of “%2”").arg(count, column);
}

} // namespace proxydeck
