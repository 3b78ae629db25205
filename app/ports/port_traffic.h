// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway_figures.h"
#include "lease/lease_key.h"
#include "lease/lease_traffic.h"
#include "table/row_id.h"

#include <QCache>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

namespace proxydeck {

class LeaseTable;
class Ledger;

/// What goes through each lease by way of the local ports: in the table at once, in the record each minute, and when
/// the lease leaves the table. Of targets it knows nothing.
class PortTraffic : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it; \a ledger is null where nothing is recorded.
    PortTraffic(LeaseTable &leases, Ledger *ledger, QObject *parent = nullptr);
    /// Writes what is not in the record yet.
    ~PortTraffic() override;

    /// \return the rows whose traffic is another; ascending.
    QList<RowId> take(const QList<LeaseUse> &uses);
    /// Writes what is not in the record yet.
    void write();

private:
    void takeRemoved(const QList<RowId> &rows);

    LeaseTable &m_leases;
    Ledger *m_ledger;
    QHash<LeaseKey, LeaseTraffic> m_unwritten;
    QCache<RowId, LeaseKey> m_gone; ///< of leases whose rows have gone: connections may go on for a while
    QTimer m_writing;
};

} // namespace proxydeck
