// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"
#include "api/api_request.h"
#include "base/expected.h"
#include "leases/lease.h"

#include <QList>

#include <optional>

namespace proxydeck {

/// An entry of `data` that could not be used; the rows beside it are kept.
struct BadRow
{
    enum class Reason : quint8 { NotAnObject, NoServer, BadPort, BadDeadline, NoUuid };
    int index = 0;   ///< position in the reply, from 0
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
    qint64 sentMs = 0;     ///< Clock::utcMs() when it left
    qint64 receivedMs = 0; ///< Clock::utcMs() when the headers arrived (or the failure was known)
    qint64 durationMs = 0; ///< to the last byte
    std::optional<qint64> dateMs; ///< the reply's `Date`, UTC ms
    /// Beside an error: the rows that could still be read from a body that broke off or was not what the vendor documents.
    /// They were paid for and work: keep them like any others. Empty on success and for the vendor's own refusals.
    ApiReply rescued = {};
    /// What was received, where it brought rows: at most keptReplyCharacters of it, secrets removed.
    QString text = {};
};

/// Some 1,000 rows: far more than the vendor gives in one call.
inline constexpr qsizetype keptReplyCharacters = 128 * 1024;

/// Reads a body. \a httpStatus is looked at only where the body says nothing. Never throws, never crashes, whatever the bytes.
///
/// - `code` == "SUCCESS" alone is success; any other code is Kind::Vendor, raw. Strict JSON, but for bytes that are not UTF-8,
///   which become U+FFFD, so that one broken name does not cost the rows beside it.
/// - A lease with an unreadable deadline is kept as undated and counted in badRows: it was paid for.
/// - Success without usable data is WrongShape; only for a list in use is `null` an empty list.
/// - Without a usable code, an extraction answered by 3xx or 4xx was refused on the way; any other status may have been charged.
///
/// Texts are raw, but for the secrets: none of \a credentials is left in message, request and task id, code and excerpts (the
/// vendor's task ids begin with the key).
Expected<ApiReply, ApiError> parseReply(const Endpoint &endpoint, const QByteArray &body, int httpStatus,
                                        const Credentials &credentials = {});

/// What the vendor wrote of one row: the object in \a text (CallOutcome::text) that names \a server, or has it as its uuid, as it
/// stands there. Empty where none does.
QString rowText(const QString &text, const QString &server);

/// Every row that can be recognised in a body that parseReply() refused: truncated, with trailing commas, or wrapped in an
/// unknown shape. badRows stays empty: what cannot be recognised is in the error's excerpt.
ApiReply rescueRows(const Endpoint &endpoint, const QByteArray &body, const Credentials &credentials = {});

} // namespace proxydeck
