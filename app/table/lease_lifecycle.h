// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace proxydeck {

class LeaseTable;

/// Calls LeaseTable::advance() when the next state change is due, with one single-shot timer: no polling.
///
/// While nobody sees the leases it is called less than once a minute, however many changes are due: whoever looks again
/// has the states of that moment, not those of the last look.
class LeaseLifecycle : public QObject
{
    Q_OBJECT

public:
    explicit LeaseLifecycle(LeaseTable &table, QObject *parent = nullptr);

    /// Whether somebody can see the leases; at first it is assumed. Looks at once where they come into sight.
    void setSeen(bool seen);
    /// At once, whenever the next look would be.
    void look();

    /// Until the next look; -1 where none is needed.
    int waitMs() const { return m_timer.isActive() ? m_timer.interval() : -1; }

private:
    void arm();

    LeaseTable &m_table;
    QTimer m_timer;
    bool m_seen = true;
};

} // namespace proxydeck
