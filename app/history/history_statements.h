// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"

#include <QString>
#include <QVariantList>

namespace proxydeck {

// The statements of a search, newest first. A search goes through the record in stretches: from one key (older than
// which it begins) down to another. So it can be given up at any time, though a statement cannot. \a where is
// HistoryConditions'.

/// The place some entries further down. Values: not before ms, key's ms, key's ms, key's group (not included), entries.
QString batchStretchStatement();
QString callStretchStatement();

/// The first values of the next three: what is older than \a high, down to \a low and including it. Those of \a where
/// follow, then the page's limit.
QVariantList leaseStretchValues(const HistoryKey &low, const HistoryKey &high);
/// Columns: 0 to 7 the lease, 8 to 13 its origin, then the batch's id and the lease's.
QString leasePageStatement(const QString &where);
QString leaseCountStatement(const QString &where);
/// Columns: obtained, endpoint, area and ISP as numbers of terms, exit_ip, server. In no order but that of the batches.
QString leaseSummaryStatement(const QString &where);

/// The same for calls.
QVariantList callStretchValues(const HistoryKey &low, const HistoryKey &high);
/// Columns: 0 to 11 the call in the order of CallEntry, then its id here.
QString callPageStatement(const QString &where);
QString callCountStatement(const QString &where);
/// Columns: outcome, code, number.
QString callSummaryStatement(const QString &where);

/// Account, when its leases were obtained, request id: what the vendor sent.
QString replyStatement();

} // namespace proxydeck
