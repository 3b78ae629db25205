// SPDX-License-Identifier: MIT
#include "ledger/call_columns.h"

#include <QSqlQuery>
#include <QVariant>

namespace proxydeck {

CallEntry callOf(const QSqlQuery &row)
{
    CallEntry call;
    call.id = QUuid::fromRfc4122(row.value(0).toByteArray());
    call.startedMs = row.value(1).toLongLong();
    call.account = QUuid::fromRfc4122(row.value(2).toByteArray());
    call.accountName = row.value(3).toString();
    call.endpoint = row.value(4).toString();
    call.parameters = row.value(5).toString();
    call.requestId = row.value(6).toString();
    call.durationMs = row.value(7).toLongLong();
    call.received = row.value(8).toInt();
    call.badRows = row.value(9).toInt();
    call.sentMs = row.value(10).toLongLong();
    call.pressedBy = PressedBy(row.value(11).toInt());
    call.keyNumber = row.value(12).toInt();
    call.outcome = CallEntry::Outcome(row.value(13).toInt());
    call.steadyMs = row.value(14).toLongLong();
    call.keyId = QUuid::fromRfc4122(row.value(15).toByteArray());
    call.reason = row.value(16).toString();
    call.resolution = {row.value(17).toLongLong(), row.value(18).toInt(), row.value(19).toInt()};
    return call;
}

} // namespace proxydeck
