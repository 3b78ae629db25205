// SPDX-License-Identifier: MIT
#pragma once

#include "formats/copy_format.h"
#include "table/row_id.h"

#include <QList>

namespace proxydeck {

class OutgoingLeases;

/// Counts of one copy. `copied` includes expired, closeToDeadline, withoutCredentials and ofAnotherKey.
struct CopyReport
{
    int copied = 0;
    int skippedExpired = 0;
    int skippedUnlisted = 0;         ///< not expired, but the list in use names them no more
    int expired = 0;                 ///< copied only because all selected leases are expired
    int closeToDeadline = 0;         ///< with less time left than the margin
    int refused = 0;                 ///< cannot be written unchanged in this format
    Refusal refusal = Refusal::None; ///< of the first refused lease
    int withoutCredentials = 0;      ///< the format uses credentials, but the account's secrets are not in memory
    int ofAnotherKey = 0;            ///< the format uses credentials, but the account has another key now

    friend bool operator==(const CopyReport &, const CopyReport &) = default;
};

/// The text for the clipboard.
struct CopyText
{
    QString text;        ///< empty if nothing could be copied
    bool secret = false; ///< contains user or password
    CopyReport report;
    QList<RowId> rows = {}; ///< those that are in the text, in its order
};

/// The time of the copy: the table's states may be older, since its timer changes them later.
struct CopyTime
{
    qint64 nowMs = 0; ///< UTC ms by the vendor's clock
    qint64 closeMarginMs = 0;
};

/// Writes \a leases in \a format, in their order; expired ones only if all are expired, and those that the list in use
/// names no more only if all that have not expired are such. Runs in any thread. \a progress
/// is called from time to time with the number of leases done; if it returns false, writing stops and the result must
/// not be used.
CopyText copyText(const OutgoingLeases &leases, const CopyFormat &format, const CopyTime &time,
                  const std::function<bool(qsizetype)> &progress = {});

} // namespace proxydeck
