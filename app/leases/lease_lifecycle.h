// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace proxydeck {

class LeaseTable;

/// Calls LeaseTable::advance() when the next state change is due, with one single-shot timer: no polling.
class LeaseLifecycle : public QObject
{
    Q_OBJECT

public:
    explicit LeaseLifecycle(LeaseTable &table, QObject *parent = nullptr);

private:
    void arm();

    LeaseTable &m_table;
    QTimer m_timer;
};

} // namespace proxydeck
