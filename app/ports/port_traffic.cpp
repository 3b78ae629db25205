// SPDX-License-Identifier: MIT
#include "ports/port_traffic.h"

#include "ledger/ledger.h"
#include "table/lease_table.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace proxydeck {

namespace {

constexpr int writeMs = 60'000;
constexpr qsizetype mostGone = 10'000;

} // namespace

PortTraffic::PortTraffic(LeaseTable &leases, Ledger *ledger, QObject *parent)
    : QObject(parent)
    , m_leases(leases)
    , m_ledger(ledger)
    , m_gone(mostGone)
{
    m_writing.setSingleShot(true);
    m_writing.setInterval(writeMs);
    connect(&m_writing, &QTimer::timeout, this, &PortTraffic::write);
    connect(&m_leases, &LeaseTable::rowsAboutToBeRemoved, this, &PortTraffic::takeRemoved);
}

PortTraffic::~PortTraffic() { write(); }

QList<RowId> PortTraffic::take(const QList<LeaseUse> &uses)
{
    std::vector<LeaseTable::Traffic> changed;
    QList<RowId> rows;
    for (const LeaseUse &use : uses) {
        const auto row = RowId(use.lease);
        const LeaseTraffic since{use.open, use.begun, use.succeeded, use.failed, use.cut, use.up, use.down};
        LeaseKey key;
        if (m_leases.contains(row)) {
            LeaseTraffic all = m_leases.traffic(row);
            all.add(since);
            changed.push_back({row, all});
            rows.append(row);
            key = m_leases.key(row);
        } else if (const LeaseKey *gone = m_gone.object(row)) {
            key = *gone;
        } else {
            continue;
        }
        if (m_ledger)
            m_unwritten[key].add(since);
    }
    m_leases.setTraffic(changed);
    if (!m_unwritten.isEmpty() && !m_writing.isActive())
        m_writing.start();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void PortTraffic::takeRemoved(const QList<RowId> &rows)
{
    if (!m_ledger)
        return;
    bool isUsed = false;
    // Also those that seem unused: while nobody looks, figures come once a minute.
    for (qsizetype i = std::max<qsizetype>(0, rows.size() - mostGone); i < rows.size(); ++i)
        m_gone.insert(rows.at(i), new LeaseKey(m_leases.key(rows.at(i))));
    for (const RowId row : rows)
        isUsed = isUsed || !m_leases.traffic(row).isNone();
    if (isUsed)
        write();
}

void PortTraffic::write()
{
    m_writing.stop();
    if (!m_ledger || m_unwritten.isEmpty())
        return;
    QList<TrafficRecord> records;
    records.reserve(m_unwritten.size());
    const QHash<LeaseKey, LeaseTraffic> unwritten = std::exchange(m_unwritten, {});
    for (auto it = unwritten.cbegin(); it != unwritten.cend(); ++it)
        records.append({it.key(), it.value()});
    m_ledger->recordTraffic(records);
}

} // namespace proxydeck

#include "moc_port_traffic.cpp"
