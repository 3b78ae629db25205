// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"
#include "api/api_request.h"
#include "base/expected.h"
#include "lease/lease.h"

#include <QList>

#include <optional>

namespace proxydeck {

/// An entry of `data` that could not be used; the rows beside it are kept.
struct BadRow
{
    enum class Reason : quint8 { NotAnObject, NoServer, BadPort, BadDeadline, NoUuid };
    int index = 0; ///< position in the reply, from 0
    Reason reason = Reason::NotAnObject;
    QString excerpt; ///< its JSON, at most 500 characters, secrets removed: it was paid for and may be rescued by hand
};

/// A reply with code SUCCESS.
struct ApiReply
{
    QList<Lease> leases;
    QList<RegionLock> regionLocks;
    QList<BadRow> badRows;
    QString taskId;
    QString requestId;
};

/// What became of one call.
struct CallOutcome
{
    Expected<ApiReply, ApiError> result;
    int httpStatus = 0;
    qint64 sentMs = 0;            ///< Clock::utcMs() when it left
    qint64 receivedMs = 0;        ///< Clock::utcMs() when the headers arrived (or the failure was known)
    qint64 durationMs = 0;        ///< to the last byte
    std::optional<qint64> dateMs; ///< the reply's `Date`, UTC ms
    /// Beside an error: the rows that could still be read from a body that broke off or was not what the vendor
    /// documents. They were paid for and work: keep them like any others. Empty on success and for the vendor's own
    /// refusals.
    ApiReply rescued = {};
    /// What was received, where it brought rows: at most keptReplyCharacters of it, secrets removed.
    QString text = {};
};

/// Some 1,000 rows: far more than the vendor gives in one call.
inline constexpr qsizetype keptReplyCharacters = 128 * 1024;

} // namespace proxydeck
