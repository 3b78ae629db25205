// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/copy_format.h"

namespace proxydeck {

class OutgoingLeases;

/// What one copy did. `copied` includes expired, closeToDeadline and withoutCredentials.
struct CopyReport
{
    int copied = 0;
    int skippedExpired = 0;
    int expired = 0;            ///< copied all the same, since nothing else was selected
    int closeToDeadline = 0;    ///< with less left than the margin
    int refused = 0;            ///< cannot be written intact in this format
    int withoutCredentials = 0; ///< the format wants them, but the account's secrets are not in memory

    friend bool operator==(const CopyReport &, const CopyReport &) = default;
};

/// What shall be on the clipboard.
struct CopyText
{
    QString text;        ///< empty: nothing could be copied
    bool secret = false; ///< it has user or password in it
    CopyReport report;
};

/// By the clock of the copy and not by the table's states, which its timer may be about to change.
struct CopyTime
{
    qint64 nowMs = 0; ///< UTC ms by the vendor's clock
    qint64 closeMarginMs = 0;
};

/// Writes \a leases in \a format, in their order; expired ones only if they are alone. Runs in any thread. \a progress
/// gets the number of leases done now and then; false ends early, and what is returned is then of no use.
CopyText copyText(const OutgoingLeases &leases, const CopyFormat &format, const CopyTime &time,
                  const std::function<bool(qsizetype)> &progress = {});

} // namespace proxydeck
