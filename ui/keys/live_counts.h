// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUuid>

namespace proxydeck {

class LeaseTable;

/// How many leases of each key are not known to have expired; those without a deadline are counted too. Counted anew a
/// moment after the states in the table have changed, in one pass for all keys.
class LiveCounts : public QObject
{
    Q_OBJECT

public:
    explicit LiveCounts(const LeaseTable &leases, QObject *parent = nullptr);

    int of(const QUuid &key) const { return m_counts.value(key); }
    /// Counts at once, for whoever cannot wait for changed().
    void count();

Q_SIGNALS:
    void changed();

private:
    const LeaseTable &m_leases;
    QHash<QUuid, int> m_counts;
    QTimer m_soon;
};

} // namespace proxydeck
