// SPDX-License-Identifier: MIT
#pragma once

#include "table/row_id.h"
#include "view/lease_columns.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <array>

namespace proxydeck {

class LeaseCells;

/// Writes cells of the table of leases as shown, as tab-separated text with one line per lease. Many leases are
/// processed in short slices between events. Leases forgotten in the meantime are left out. Destroying the job cancels
/// it.
class CellsJob : public QObject
{
    Q_OBJECT

public:
    struct Cells
    {
        QList<RowId> rows;   ///< in output order
        QList<int> columns;  ///< LeaseColumn values
        bool titles = false; ///< write a first line with the column titles
    };

    /// Up to this number of rows, finishNow() is fast enough.
    static constexpr qsizetype atOnce = 2'000;

    /// \a texts must outlive it.
    CellsJob(const LeaseCells &texts, Cells cells, QObject *parent = nullptr);

    void start();
    /// Completes the whole job before it returns.
    void finishNow();

Q_SIGNALS:
    void progress(qsizetype done, qsizetype total); ///< at most about 20 times a second
    /// Emitted once; \a rows is the number of rows written. The job may then be destroyed with deleteLater().
    void finished(const QString &text, qsizetype rows);

private:
    void writeSlice();
    void writeRow(RowId row);
    void finish();

    const LeaseCells &m_texts;
    const Cells m_cells;
    QTimer m_slices;
    QString m_text;
    qsizetype m_next = 0;
    qsizetype m_written = 0;
    qint64 m_toldMs = 0;
    // The previous text of each column. Consecutive rows often share it, and formatting a time or a state costs more
    // than everything else.
    struct Last
    {
        qint64 key = -1;
        QString text;
    };
    std::array<Last, size_t(LeaseColumn::Count)> m_last;
};

} // namespace proxydeck
