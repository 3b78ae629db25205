// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace proxydeck {

class LeaseTable;

/// Calls LeaseTable::advance() when the next state change is due, using one single-shot timer: no polling.
///
/// While the leases are not visible it is called less than once a minute, no matter how many changes are due. When they
/// become visible again, the states are updated at once.
class LeaseLifecycle : public QObject
{
    Q_OBJECT

public:
    explicit LeaseLifecycle(LeaseTable &table, QObject *parent = nullptr);

    /// Whether the leases are visible; true at first. Updates at once when this changes.
    void setVisible(bool visible);
    /// Updates now, without waiting for the timer.
    void updateStates();

    /// Time until the next check, ms; -1 if none is needed.
    int waitMs() const { return m_timer.isActive() ? m_timer.interval() : -1; }

private:
    void arm();

    LeaseTable &m_table;
    QTimer m_timer;
    bool m_visible = true;
};

} // namespace proxydeck
