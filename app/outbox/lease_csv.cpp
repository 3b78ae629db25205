// SPDX-License-Identifier: MIT
#include "outbox/lease_csv.h"

#include "lease/check_texts.h"
#include "lease/vendor_time.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

QString csvTime(qint64 utcMs)
{
    if (utcMs == noDeadline || utcMs <= 0)
        return {};
    QString text = vendorTimeFromUtc(utcMs);
    if (text.isEmpty())
        return {};
    text.replace(u' ', u'T');
    return text + "+08:00"_L1;
}

QStringList leaseCsvHeader(const CsvOptions &options)
{
    QStringList header{u"server"_s,   u"proxy_ip"_s, u"area"_s,       u"area_code"_s, u"isp"_s,         u"deadline"_s,
                       u"endpoint"_s, u"account"_s,  u"request_id"_s, u"task_id"_s,   u"extracted_at"_s};
    if (options.credentials)
        header << u"proxy_user"_s << u"proxy_password"_s;
    // At the end, for readers that count the columns.
    return header << u"check"_s << u"latency_ms"_s << u"measured_exit"_s << u"checked_at"_s << u"tunnels"_s
                  << u"tunnels_succeeded"_s << u"tunnels_failed"_s << u"sent_bytes"_s << u"received_bytes"_s;
}

QStringList checkCsvFields(const OutgoingCheck &check)
{
    if (check.atMs == 0)
        return {QString(), QString(), QString(), QString()};
    return {verdictId(check.verdict), check.latencyMs < 0 ? QString() : QString::number(check.latencyMs), check.exitIp,
            csvTime(check.atMs)};
}

QStringList trafficCsvFields(const LeaseTraffic &traffic)
{
    QStringList fields;
    for (const qint64 number : {traffic.begun, traffic.succeeded, traffic.failed, traffic.up, traffic.down})
        fields << (traffic.begun == 0 ? QString() : QString::number(number));
    return fields;
}

QStringList leaseCsvRow(const Lease &lease, const LeaseOrigin &origin, const OutgoingCheck &check,
                        const LeaseTraffic &traffic)
{
    return QStringList{lease.server,
                       lease.exitIp,
                       lease.area,
                       lease.areaCode,
                       lease.isp,
                       csvTime(lease.deadlineMs),
                       origin.endpoint,
                       origin.accountName,
                       origin.requestId,
                       origin.taskId,
                       csvTime(origin.obtainedMs)}
    + checkCsvFields(check) + trafficCsvFields(traffic);
}

QStringList regionLockCsvHeader()
{
    return {u"uuid"_s,     u"area"_s,    u"isp"_s,        u"state"_s,       u"monopolize_time"_s,
            u"endpoint"_s, u"account"_s, u"request_id"_s, u"extracted_at"_s};
}

QStringList regionLockCsvRow(const RegionLock &line, const LeaseOrigin &origin)
{
    return {line.uuid,
            line.area,
            line.isp,
            line.state,
            csvTime(line.lockedSinceMs),
            origin.endpoint,
            origin.accountName,
            origin.requestId,
            csvTime(origin.obtainedMs)};
}

} // namespace proxydeck
