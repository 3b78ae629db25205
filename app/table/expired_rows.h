// SPDX-License-Identifier: MIT
#pragma once

#include "table/expiry_queue.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <vector>

namespace proxydeck {

class LeaseTable;

/// Removes expired rows from the table some time after they expired or, if they came expired, after they came. The
/// history keeps them. Whatever the time, at most mostKept stay: then the first to have expired leave.
///
/// No work per row and second: one timer for the row that leaves next, which fires less than once a minute.
class ExpiredRows : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostKept = 100'000;

    /// The table must outlive it. \a most: for tests.
    explicit ExpiredRows(LeaseTable &table, qsizetype most = mostKept, QObject *parent = nullptr);

    /// How long expired rows stay, ms; 0: until there are more than mostKept. Default 0.
    void setKeepMs(qint64 ms);
    /// Removes the rows that are to go by now. Called by a timer, and by tests.
    void leave();

    /// All expired rows, ascending.
    static QList<RowId> of(const LeaseTable &table);

private:
    bool holds(const ExpiryQueue::Entry &entry) const;
    void watch(const QList<RowId> &rows);
    std::vector<RowId> taken(qint64 untilMs);
    size_t excess() const;
    void arm();

    LeaseTable &m_table;
    qsizetype m_most;
    qint64 m_keepMs = 0;
    ExpiryQueue m_queue; ///< by the time since which a row is known to have expired
    QTimer m_timer;
};

} // namespace proxydeck
