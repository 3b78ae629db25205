// SPDX-License-Identifier: MIT
#pragma once

#include "table/expiry_queue.h"

#include <QObject>
#include <QTimer>

#include <span>

namespace proxydeck {

class LeaseFilter;
class LeaseTable;

/// The rows that a filter by time left will judge otherwise, ordered by when; with one timer for the next of them.
class DueRows : public QObject
{
    Q_OBJECT

public:
    explicit DueRows(const LeaseTable &table);

    /// Whether somebody can see the rows; at first it is assumed. Unseen the timer rests. \return whether that is new.
    bool setSeen(bool seen);

    void clear();
    void assign(ExpiryQueue queue);
    /// As \a filter knows their next instant by now.
    void watch(std::span<const RowId> rows, const LeaseFilter &filter);
    /// Takes those due at \a nowMs (UTC ms by the vendor's clock) that are still in the table: ascending, each once.
    std::vector<RowId> take(qint64 nowMs);

Q_SIGNALS:
    void due(); ///< look at the clock now

private:
    void arm();

    const LeaseTable &m_table;
    ExpiryQueue m_queue;
    QTimer m_timer;
    bool m_seen = true;
};

} // namespace proxydeck
