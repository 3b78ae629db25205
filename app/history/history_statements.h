// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"

#include <QString>
#include <QVariantList>

namespace proxydeck {

/// The schema that has when a call was sent and when a lease was copied and delisted.
inline constexpr int firstWithSendTimes = 4;
/// The schema that has what a list in use said of a call whose outcome was unknown.
inline constexpr int firstWithResolutions = 7;
/// The schema that has why the program made a call by itself.
inline constexpr int firstWithReasons = 8;

/// The schema that has what checks have found.
inline constexpr int firstWithChecks = 6;
inline constexpr int firstWithTraffic = 9;

// Statements of a search, newest first. A search reads the record in stretches: from one key (only older entries) down
// to another. So it can be cancelled at any time, although a single statement cannot. \a where comes from
// HistoryConditions.

/// The key a number of entries below another key. Values: earliest ms, key ms, key ms, key group (excluded), number of
/// entries.
QString batchStretchStatement();
QString callStretchStatement();

/// The first values of the next three statements: entries older than \a high, down to \a low (included). The values of
/// \a where follow, then the limit of the page.
QVariantList leaseStretchValues(const HistoryKey &low, const HistoryKey &high);
/// Columns: 0 to 7 the lease, 8 to 13 its origin, then the ids of the batch and of the lease, when it was delisted and
/// copied, the number of its key, and from 19 on its check.
QString leasePageStatement(const QString &where, int schema);
QString leaseCountStatement(const QString &where);
/// Columns: time obtained; endpoint, area and ISP as term ids; exit_ip, server; account as id; verdict of the check, or
/// NULL. Ordered only by batch.
QString leaseSummaryStatement(const QString &where, int schema);

/// The same for calls.
QVariantList callStretchValues(const HistoryKey &low, const HistoryKey &high);
/// Columns: 0 to 11 the call, its row id, when it was sent, who pressed it, its resolution, its reason. \a schema: of
/// the file; what it has no column for is empty.
QString callPageStatement(const QString &where, int schema);
QString callCountStatement(const QString &where);
/// Columns: outcome, code, count, whether a list in use resolved them.
QString callSummaryStatement(const QString &where, int schema);

/// The vendor's reply. Values: account, time obtained, request id.
QString replyStatement();

} // namespace proxydeck
