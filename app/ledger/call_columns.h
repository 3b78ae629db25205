// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_records.h"

#include <QByteArray>

class QSqlQuery;

namespace proxydeck {

/// A statement for the calls that \a condition selects: what callOf() reads, in its order. \a condition is that of the
/// statement, from WHERE on. CROSS JOIN: the calls are found first, then their texts.
inline QByteArray callStatement(const char *condition)
{
    return QByteArray("SELECT call.uuid, call.started_ms, account.uuid, name.text, endpoint.text, parameters.text,"
                      " call.request_id, call.duration_ms, call.received, call.bad_rows, call.sent_ms, call.pressed_by,"
                      " call.key_number, call.outcome, call.steady_ms, call.key_id, call.reason, call.resolved_ms,"
                      " call.resolved_found, call.resolved_calls FROM call"
                      " CROSS JOIN account ON account.id = call.account"
                      " CROSS JOIN term AS name ON name.id = call.account_name"
                      " CROSS JOIN term AS endpoint ON endpoint.id = call.endpoint"
                      " CROSS JOIN term AS parameters ON parameters.id = call.parameters ")
        + condition;
}

/// Without the vendor's code.
CallEntry callOf(const QSqlQuery &row);

} // namespace proxydeck
