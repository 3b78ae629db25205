// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/outgoing_leases.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace proxydeck {

/// Takes many leases out of the table in short slices between events. Rows that are forgotten during this are still
/// included; only rows removed before the start are left out. Destroying it stops it.
class SnapshotTaker : public QObject
{
    Q_OBJECT

public:
    using Snapshot = std::shared_ptr<const OutgoingLeases>;

    /// \a whenTaken is called once, from the event loop; it may destroy this object. The table must outlive it.
    SnapshotTaker(const LeaseTable &leases, OutgoingLeases::CredentialsOf credentials, const QList<RowId> &rows,
                  std::function<void(Snapshot)> whenTaken);

private:
    void takeSlice();
    void takeRest();

    QList<RowId> m_rows;
    std::shared_ptr<OutgoingLeases> m_taken;
    std::function<void(Snapshot)> m_whenTaken;
    qsizetype m_next = 0;
    QTimer m_slices;
};

} // namespace proxydeck
