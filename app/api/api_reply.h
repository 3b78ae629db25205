// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"
#include "api/api_request.h"
#include "base/expected.h"
#include "lease/lease.h"

#include <QList>

#include <algorithm>
#include <optional>

namespace proxydeck {

/// An entry of `data` that could not be used, or not all of it; the other rows are kept.
struct BadRow
{
    enum class Reason : quint8 {
        NotAnObject,
        NoServer,
        BadPort,
        BadDeadline, ///< kept, as a lease or lock without a time
        NoUuid
    };
    int index = 0; ///< position in the reply, from 0
    Reason reason = Reason::NotAnObject;
    QString excerpt; ///< its JSON, at most 500 characters, secrets removed: it was paid for and may still be usable

    bool isKept() const { return reason == Reason::BadDeadline; }
};

/// Number of entries that are faulty. Those that were kept without their time are not.
inline int faultyEntries(const QList<BadRow> &rows)
{
    return int(std::count_if(rows.begin(), rows.end(), [](const BadRow &row) { return !row.isKept(); }));
}

/// Far more than a reply of the vendor has rows.
inline constexpr qsizetype mostListedBadRows = 1'000;

/// A reply with code SUCCESS.
struct ApiReply
{
    QList<Lease> leases;
    QList<RegionLock> regionLocks;
    QList<BadRow> badRows; ///< the first mostListedBadRows of them
    int moreBadRows = 0;   ///< faulty entries that are not listed
    QString taskId;
    QString requestId;
};

/// The result of one call.
struct CallOutcome
{
    Expected<ApiReply, ApiError> result;
    int httpStatus = 0;
    qint64 sentMs = 0;            ///< Clock::utcMs() when it was sent
    qint64 receivedMs = 0;        ///< Clock::utcMs() when the headers were received (or the failure was known)
    qint64 durationMs = 0;        ///< until the last byte
    std::optional<qint64> dateMs; ///< the reply's `Date`, UTC ms
    /// Set with an error: the rows that could be read from a body that was cut off, was not as documented, or came
    /// under another code than SUCCESS. They were paid for and work: keep them like others. Empty on success.
    ApiReply rescued = {};
    /// The text received, for a reply with rows: at most keptReplyCharacters of it, secrets removed.
    QString text = {};
    CallWay way = {};
    qint64 sentSteadyMs = 0;     ///< Clock::steadyMs() at sentMs
    qint64 receivedSteadyMs = 0; ///< Clock::steadyMs() at receivedMs

    /// Whether the answer has the vendor's format. A page of a server in between, which has a `Date` too, has not.
    bool isOfVendor() const { return result || result.error().kind == ApiError::Kind::Vendor; }
};

/// About 1,000 rows: far more than the vendor returns in one call.
inline constexpr qsizetype keptReplyCharacters = 128 * 1024;

} // namespace proxydeck
