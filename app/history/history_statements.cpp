// SPDX-License-Identifier: MIT
#include "history/history_statements.h"

#include "sums/check_columns.h"
#include "sums/traffic_columns.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

// CROSS JOIN makes SQLite keep this order of the tables: batches by time, then their leases, then the texts of the rows
// found. So nothing has to be sorted, and a page is found without reading more than that page.
constexpr auto leasesOfStretch = " FROM batch CROSS JOIN lease ON lease.batch = batch.id"_L1;
constexpr auto leaseTexts = " CROSS JOIN term AS area ON area.id = lease.area"
                            " CROSS JOIN term AS area_code ON area_code.id = lease.area_code"
                            " CROSS JOIN term AS isp ON isp.id = lease.isp"
                            " CROSS JOIN account ON account.id = batch.account"
                            " CROSS JOIN term AS name ON name.id = batch.account_name"
                            " CROSS JOIN term AS endpoint ON endpoint.id = batch.endpoint"_L1;
// The plain comparisons use the index; the others give the exact limits.
constexpr auto inLeaseStretch = " WHERE batch.obtained_ms >= ? AND batch.obtained_ms <= ?"
                                " AND (batch.obtained_ms > ? OR batch.id >= ?)"
                                " AND (batch.obtained_ms < ? OR batch.id < ? OR (batch.id = ? AND lease.id < ?))"_L1;
constexpr auto inCallStretch = " WHERE call.started_ms >= ? AND call.started_ms <= ?"
                               " AND (call.started_ms > ? OR call.id >= ?)"
                               " AND (call.started_ms < ? OR call.id < ?)"_L1;

QLatin1StringView checksOf(int schema)
{
    return schema >= firstWithChecks ? " LEFT JOIN lease_check ON lease_check.lease = lease.id"_L1 : ""_L1;
}

QString stretch(QLatin1StringView table, QLatin1StringView time)
{
    return "SELECT %2, id FROM %1 WHERE %2 >= ? AND %2 <= ? AND (%2 < ? OR id < ?)"
           " ORDER BY %2 DESC, id DESC LIMIT 1 OFFSET ?"_L1.arg(table, time);
}

} // namespace

QVariantList leaseStretchValues(const HistoryKey &low, const HistoryKey &high)
{
    return {low.timeMs, high.timeMs, low.timeMs, low.group, high.timeMs, high.group, high.group, high.row};
}

QVariantList callStretchValues(const HistoryKey &low, const HistoryKey &high)
{
    return {low.timeMs, high.timeMs, low.timeMs, low.group, high.timeMs, high.group};
}

QString batchStretchStatement() { return stretch("batch"_L1, "obtained_ms"_L1); }

QString callStretchStatement() { return stretch("call"_L1, "started_ms"_L1); }

QString leasePageStatement(const QString &where, int schema)
{
    return "SELECT lease.server, lease.host, lease.port, lease.exit_ip, area.text, area_code.text, isp.text,"
           " lease.deadline_ms, account.uuid, name.text, endpoint.text, batch.request_id, batch.task_id,"
           " batch.obtained_ms, batch.id, lease.id"_L1
        + (schema >= firstWithSendTimes ? u", lease.delisted_ms, lease.copied_ms, batch.key_number"_s
                                        : u", NULL, NULL, 0"_s)
        + (schema >= firstWithChecks ? ", "_L1 + QLatin1StringView(checkColumns) : QString())
        + (schema >= firstWithTraffic ? ", "_L1 + QLatin1StringView(trafficColumns) : QString()) + leasesOfStretch
        + leaseTexts + checksOf(schema)
        + (schema >= firstWithTraffic ? " LEFT JOIN lease_traffic ON lease_traffic.lease = lease.id"_L1 : ""_L1)
        + inLeaseStretch + where + " ORDER BY batch.obtained_ms DESC, batch.id DESC, lease.id DESC LIMIT ?"_L1;
}

QString leaseCountStatement(const QString &where)
{
    return "SELECT count(*)"_L1 + leasesOfStretch + inLeaseStretch + where;
}

QString leaseSummaryStatement(const QString &where, int schema)
{
    return "SELECT batch.obtained_ms, batch.endpoint, lease.area, lease.isp, lease.exit_ip, lease.server, batch.account"_L1
        + (schema >= firstWithChecks ? u", lease_check.verdict"_s : u", NULL"_s) + leasesOfStretch + checksOf(schema)
        + inLeaseStretch + where;
}

QString callPageStatement(const QString &where, int schema)
{
    const QString sending = schema >= firstWithSendTimes ? u", call.sent_ms, call.pressed_by"_s : u", NULL, 0"_s;
    const QString resolution = schema >= firstWithResolutions
        ? u", call.resolved_ms, call.resolved_found, call.resolved_calls"_s
        : u", NULL, NULL, NULL"_s;
    const QString reason = schema >= firstWithReasons ? u", call.reason"_s : u", NULL"_s;
    return "SELECT call.uuid, call.started_ms, account.uuid, name.text, endpoint.text, parameters.text, call.outcome,"
           " code.text, call.request_id, call.duration_ms, call.received, call.bad_rows, call.id"_L1
        + sending + resolution + reason
        + " FROM call"
          " CROSS JOIN account ON account.id = call.account"
          " CROSS JOIN term AS name ON name.id = call.account_name"
          " CROSS JOIN term AS endpoint ON endpoint.id = call.endpoint"
          " CROSS JOIN term AS parameters ON parameters.id = call.parameters"
          " CROSS JOIN term AS code ON code.id = call.vendor_code"_L1
        + inCallStretch + where + " ORDER BY call.started_ms DESC, call.id DESC LIMIT ?"_L1;
}

QString callCountStatement(const QString &where) { return "SELECT count(*) FROM call"_L1 + inCallStretch + where; }

QString callSummaryStatement(const QString &where, int schema)
{
    const QString resolved = schema >= firstWithResolutions ? u"call.resolved_calls IS NOT NULL"_s : u"0"_s;
    return "SELECT call.outcome, code.text, count(*), "_L1 + resolved
        + " AS resolved FROM call CROSS JOIN term AS code ON code.id = call.vendor_code"_L1 + inCallStretch + where
        + " GROUP BY call.outcome, call.vendor_code, resolved"_L1;
}

QString replyStatement()
{
    return u"SELECT reply.text FROM batch JOIN account ON account.id = batch.account JOIN reply ON reply.call = "
           u"batch.call"
           " WHERE account.uuid = ? AND batch.obtained_ms = ? AND batch.request_id = ?"_s;
}

} // namespace proxydeck
