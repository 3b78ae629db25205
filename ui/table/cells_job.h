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

/// Writes cells of the table of leases as tab-separated text, as they are shown, a line for each lease. Of many leases
/// in short slices between events. Those forgotten meanwhile are left out. Destroying it ends it.
class CellsJob : public QObject
{
    Q_OBJECT

public:
    struct Cells
    {
        QList<RowId> rows;   ///< in the order in which they shall stand
        QList<int> columns;  ///< LeaseColumn
        bool titles = false; ///< a line with the columns' titles first
    };

    /// Up to so many rows are not worth an end that comes later: see finishNow().
    static constexpr qsizetype atOnce = 2'000;

    /// \a texts must outlive it.
    CellsJob(const LeaseCells &texts, Cells cells, QObject *parent = nullptr);

    void start();
    /// Does all of it before it returns.
    void finishNow();

Q_SIGNALS:
    void progress(qsizetype done, qsizetype total); ///< at most about 20 times a second
    /// Once; \a rows are those in it. This may be destroyed then, by deleteLater().
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
    // What rows that follow each other mostly have in common: to write an instant or a state costs more than all the
    // rest.
    struct Last
    {
        qint64 key = -1;
        QString text;
    };
    std::array<Last, size_t(LeaseColumn::Count)> m_last;
};

} // namespace proxydeck
