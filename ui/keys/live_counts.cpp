// SPDX-License-Identifier: MIT
#include "ui/keys/live_counts.h"

#include "table/lease_store.h"
#include "table/lease_table.h"

#include <vector>

namespace proxydeck {

LiveCounts::LiveCounts(const LeaseTable &leases, QObject *parent)
    : QObject(parent)
    , m_leases(leases)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(50); // a filter or a restart changes states in many steps
    connect(&m_soon, &QTimer::timeout, this, &LiveCounts::count);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_leases, &LeaseTable::countsChanged, this, soon);
    connect(&m_leases, &LeaseTable::rowsAdded, this, soon);
    connect(&m_leases, &LeaseTable::rowsRemoved, this, soon);
    count();
}

void LiveCounts::count()
{
    const LeaseStore &store = m_leases.store();
    std::vector<int> byLabel(store.labels()); // a label is a key with the name it had
    store.forEach([&](RowId row) {
        if (store.state(row) != LeaseState::Expired)
            ++byLabel[store.batch(store.batchId(row)).label];
    });
    QHash<QUuid, int> counts;
    for (quint32 label = 0; label < store.labels(); ++label) {
        if (byLabel[label] > 0)
            counts[store.account(store.labelAt(label).account)] += byLabel[label];
    }
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT changed();
}

} // namespace proxydeck

#include "moc_live_counts.cpp"
