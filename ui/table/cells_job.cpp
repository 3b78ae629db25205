// SPDX-License-Identifier: MIT
#include "ui/table/cells_job.h"

#include "outbox/cells_text.h"
#include "table/lease_store.h"
#include "table/lease_table.h"
#include "view/lease_cells.h"

#include <QElapsedTimer>

#include <utility>

namespace proxydeck {

namespace {

constexpr qint64 cellsSliceMs = 12;  ///< short enough not to delay a key press noticeably
constexpr int rowsBetweenLooks = 64; ///< rows between checks of the time
constexpr qint64 tellEveryMs = 50;

/// Cells of a column with equal keys show the same text at present; below 0: every cell has its own text.
qint64 keyOfCell(const LeaseStore &store, RowId row, LeaseColumn column)
{
    switch (column) {
    case LeaseColumn::State:
        return qint64(store.state(row)) * 2 + (store.delistedMs(row) != 0); // see LeaseCells::isUnlisted()
    case LeaseColumn::Area:
        return store.area(row);
    case LeaseColumn::Isp:
        return store.isp(row);
    case LeaseColumn::Deadline:
        return store.deadlineMs(row);
    case LeaseColumn::Plan:
    case LeaseColumn::Account:
    case LeaseColumn::Request:
        return store.batchId(row);
    default:
        return -1;
    }
}

} // namespace

CellsJob::CellsJob(const LeaseCells &texts, Cells cells, QObject *parent)
    : QObject(parent)
    , m_texts(texts)
    , m_cells(std::move(cells))
{
    connect(&m_slices, &QTimer::timeout, this, &CellsJob::writeSlice);
    if (m_cells.titles) {
        QStringList titles;
        for (const int column : m_cells.columns)
            titles.append(tabbedCell(LeaseCells::title(LeaseColumn(column))));
        m_text += titles.join(u'\t') + u'\n';
    }
}

void CellsJob::start() { m_slices.start(0); }

void CellsJob::finishNow()
{
    while (m_next < m_cells.rows.size())
        writeRow(m_cells.rows.at(m_next++));
    finish();
}

void CellsJob::writeSlice()
{
    QElapsedTimer time;
    time.start();
    m_last = {}; // the table may have changed since the last slice
    while (m_next < m_cells.rows.size()) {
        writeRow(m_cells.rows.at(m_next++));
        if (m_next % rowsBetweenLooks == 0 && time.elapsed() >= cellsSliceMs)
            break;
    }
    if (m_next == m_cells.rows.size()) {
        finish();
        return;
    }
    m_toldMs += time.elapsed();
    if (m_toldMs >= tellEveryMs) {
        m_toldMs = 0;
        Q_EMIT progress(m_next, m_cells.rows.size());
    }
}

void CellsJob::writeRow(RowId row)
{
    if (!m_texts.table().contains(row))
        return;
    for (qsizetype i = 0; i < m_cells.columns.size(); ++i) {
        if (i > 0)
            m_text += u'\t';
        const auto column = LeaseColumn(m_cells.columns.at(i));
        const qint64 key = keyOfCell(m_texts.table().store(), row, column);
        Last &last = m_last[size_t(column)];
        if (key < 0 || key != last.key)
            last = {key, tabbedCell(m_texts.text(row, column))};
        m_text += last.text;
    }
    m_text += u'\n';
    ++m_written;
}

void CellsJob::finish()
{
    m_slices.stop();
    if (m_text.endsWith(u'\n'))
        m_text.chop(1); // no final line break, as in all copies: text pasted into a shell must not run at once
    Q_EMIT finished(m_text, m_written);
}

} // namespace proxydeck

#include "moc_cells_job.cpp"
