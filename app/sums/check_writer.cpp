// SPDX-License-Identifier: MIT
#include "sums/check_writer.h"

#include "sqlite/ledger_connection.h"

#include <QVariant>

#include <algorithm>

namespace proxydeck {

namespace {

QVariant msOrNull(qint32 ms) { return ms < 0 ? QVariant(QMetaType(QMetaType::Int)) : QVariant(ms); }

} // namespace

CheckWriter::CheckWriter(LedgerConnection &connection)
    : m_connection(connection)
    , m_write(connection.query())
{
}

bool CheckWriter::prepare() { return m_connection.prepare(m_write, statement); }

std::optional<LedgerFailure> CheckWriter::write(const QList<LeaseCheckSum> &sums)
{
    return m_connection.transaction([&] {
        return std::all_of(sums.begin(), sums.end(), [this](const LeaseCheckSum &sum) { return writeOne(sum); });
    });
}

bool CheckWriter::writeOne(const LeaseCheckSum &sum)
{
    const CheckOutcome &last = sum.last;
    int i = 0;
    const auto bind = [&](const QVariant &value) { m_write.bindValue(i++, value); };
    bind(int(last.verdict));
    bind(int(last.stage));
    bind(int(last.protocol));
    bind(int(last.tlsFault));
    bind(last.status);
    for (const qint32 ms :
         {last.times.connectMs, last.times.proxyMs, last.times.tlsMs, last.times.firstByteMs, last.times.restMs})
        bind(msOrNull(ms));
    bind(last.exitIp.isEmpty() ? QVariant(QMetaType(QMetaType::QString)) : QVariant(last.exitIp));
    bind(last.address);
    bind(last.atMs);
    bind(sum.good);
    bind(sum.bad);
    bind(sum.lease.server);
    bind(sum.lease.deadlineMs == noDeadline ? QVariant(QMetaType(QMetaType::LongLong))
                                            : QVariant(sum.lease.deadlineMs));
    bind(sum.lease.account.toRfc4122());
    return m_connection.run(m_write);
}

} // namespace proxydeck
