// SPDX-License-Identifier: MIT
#include "sums/traffic_writer.h"

#include "sqlite/ledger_connection.h"

#include <QVariant>

#include <algorithm>

namespace proxydeck {

TrafficWriter::TrafficWriter(LedgerConnection &connection)
    : m_connection(connection)
    , m_write(connection.query())
{
}

bool TrafficWriter::prepare() { return m_connection.prepare(m_write, statement); }

std::optional<LedgerFailure> TrafficWriter::write(const QList<TrafficRecord> &records)
{
    return m_connection.transaction([&] {
        return std::all_of(records.begin(), records.end(),
                           [this](const TrafficRecord &record) { return writeOne(record); });
    });
}

bool TrafficWriter::writeOne(const TrafficRecord &record)
{
    const LeaseTraffic &traffic = record.traffic;
    int i = 0;
    for (const qint64 number :
         {traffic.begun, traffic.succeeded, traffic.failed, traffic.cut, traffic.up, traffic.down})
        m_write.bindValue(i++, number);
    m_write.bindValue(i++, record.lease.server);
    m_write.bindValue(i++,
                      record.lease.deadlineMs == noDeadline ? QVariant(QMetaType(QMetaType::LongLong))
                                                            : QVariant(record.lease.deadlineMs));
    m_write.bindValue(i++, record.lease.account.toRfc4122());
    return m_connection.run(m_write);
}

} // namespace proxydeck
