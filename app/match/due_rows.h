// SPDX-License-Identifier: MIT
#pragma once

#include "table/expiry_queue.h"

#include <QObject>
#include <QTimer>

#include <span>

namespace proxydeck {

class LeaseFilter;
class LeaseTable;

/// Rows whose result under a filter by remaining time will change, ordered by the time of the change, with one timer
/// for the next one.
class DueRows : public QObject
{
    Q_OBJECT

public:
    explicit DueRows(const LeaseTable &table);

    /// Whether the rows are visible; true at first. While they are not, the timer is stopped. \return whether the value
    /// changed.
    bool setVisible(bool visible);

    void clear();
    void assign(ExpiryQueue queue);
    /// Adds \a rows with the next change that \a filter computes for them.
    void watch(std::span<const RowId> rows, const LeaseFilter &filter);
    /// Removes and returns the rows due at \a nowMs (UTC ms by the vendor's clock) that are still in the table:
    /// ascending, each once.
    std::vector<RowId> take(qint64 nowMs);

Q_SIGNALS:
    void due(); ///< call take() now

private:
    void arm();

    const LeaseTable &m_table;
    ExpiryQueue m_queue;
    QTimer m_timer;
    bool m_visible = true;
};

} // namespace proxydeck
