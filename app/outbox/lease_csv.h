// SPDX-License-Identifier: MIT
#pragma once

#include "formats/copy_format.h"
#include "outbox/csv_writer.h"

namespace proxydeck {

/// The columns of a lease export, filled by LeaseCsvSource, with the vendor's names where it has them: server,
/// proxy_ip, area, area_code, isp, deadline, endpoint, account, request_id, task_id, extracted_at, and proxy_user,
/// proxy_password if \a options ask for them. No state, because it would be out of date in a file. Times are ISO 8601
/// with offset +08:00, empty if unknown. After them what the last check has found: check (verdictId()), latency_ms,
/// measured_exit, checked_at; and what went through the lease by way of local ports: tunnels, tunnels_succeeded,
/// tunnels_failed, sent_bytes, received_bytes.
QStringList leaseCsvHeader(const CsvOptions &options);
/// The fields of a check; all empty if there was none.
QStringList checkCsvFields(const OutgoingCheck &check);
/// The fields of what went through a lease; all empty if nothing did.
QStringList trafficCsvFields(const LeaseTraffic &traffic);
/// One lease, for the columns without credentials. LeaseCsvSource does the same for very many rows.
QStringList leaseCsvRow(const Lease &lease, const LeaseOrigin &origin, const OutgoingCheck &check = {},
                        const LeaseTraffic &traffic = {});
/// A time as written in the file.
QString csvTime(qint64 utcMs);

/// The same for region-lock lines: uuid, area, isp, state, monopolize_time, endpoint, account, request_id,
/// extracted_at.
QStringList regionLockCsvHeader();
QStringList regionLockCsvRow(const RegionLock &line, const LeaseOrigin &origin);

} // namespace proxydeck
