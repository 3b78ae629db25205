// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/copy_format.h"
#include "outbox/csv_writer.h"

namespace proxydeck {

/// The columns of a lease export, which LeaseCsvSource fills, in the vendor's names where it has them: server,
/// proxy_ip, area, area_code, isp, deadline, endpoint, account, request_id, task_id, extracted_at, and proxy_user,
/// proxy_password where \a options ask for them. No state: it would be old when read. Times are ISO 8601 with offset
/// +08:00, empty when unknown.
QStringList leaseCsvHeader(const CsvOptions &options);
/// A time as it stands there.
QString csvTime(qint64 utcMs);

/// The same for region-lock lines: uuid, area, isp, state, monopolize_time, endpoint, account, request_id,
/// extracted_at.
QStringList regionLockCsvHeader();
QStringList regionLockCsvRow(const RegionLock &line, const LeaseOrigin &origin);

} // namespace proxydeck
