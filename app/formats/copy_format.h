// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "formats/quoting.h"
#include "lease/check_outcome.h"
#include "lease/lease.h"
#include "lease/lease_traffic.h"

#include <QList>
#include <QString>

#include <functional>
#include <span>

namespace proxydeck {

/// One way to write a lease as text: everything the engine needs to know about a target. One definition for each
/// format; an operator's own template is also a CopyFormat, with `name` instead of `label`.
struct CopyFormat
{
    QString id;                      ///< "url"; stored in settings
    const char *label = nullptr;     ///< English source, context "CopyFormat"; null for an operator's template
    QString pattern;                 ///< see FormatPattern
    Quoting quoting = Quoting::None; ///< for every value
    bool credentials = false; ///< whether it contains proxy user and password: equals FormatPattern::usesCredentials()
    QString separator = QStringLiteral("\n"); ///< between leases
    QString opening = {}; ///< before the first lease; `closing` is after the last: JSON needs brackets
    QString closing = {};
    /// Characters that have a meaning for the program that reads this format and that cannot be quoted there: a user or
    /// password with one of them is refused.
    QString forbidden = {};
    /// The tool cannot send non-ASCII credentials as UTF-8 (Python requests: Latin-1 or an exception; proxychains'
    /// base64 reads bytes above 127 as negative): these are refused too.
    bool asciiCredentials = false;
    QString name = {}; ///< the name that the operator gave it

    friend bool operator==(const CopyFormat &, const CopyFormat &) = default;
};

/// What the last check of a lease has found.
struct OutgoingCheck
{
    CheckVerdict verdict = CheckVerdict::Cancelled;
    qint32 latencyMs = -1; ///< -1 unless the answer came to its end
    QString exitIp = {};   ///< measured; empty: none
    qint64 atMs = 0;       ///< UTC ms; 0: never checked
};

/// A lease with the data that only its account has. No secrets unless the format uses them.
struct OutgoingLease
{
    Lease lease;
    LeaseOrigin origin;
    Secret proxyUser;
    Secret proxyPassword;
    OutgoingCheck check = {};
    LeaseTraffic traffic = {}; ///< by way of the local ports
};

/// Why a lease could not be written.
enum class Refusal : quint8 {
    None,
    ControlCharacter, ///< in user or password: a line end that was pasted with it
    Character,        ///< one in user or password that means something in this format
    NotAscii,         ///< user or password
    Other,            ///< the template, or an invalid address
};

struct Rendered
{
    QString text;
    int written = 0;
    Refusal refusal = Refusal::None; ///< of the first lease that was refused
    /// Leases that cannot be written unchanged in this format: a space in proxychains, a line break in a URL, an
    /// invalid host. All of them if the pattern itself is wrong.
    int refused = 0;
    std::vector<qsizetype> refusedAt = {}; ///< ascending; empty if the pattern is wrong
};
/// In texts from the network, hidden characters are made visible where the target cannot write them, and in names.
/// \a cancelled is called from time to time; if it returns true, the result has only the leases written so far.
Rendered render(const CopyFormat &format, std::span<const OutgoingLease> leases,
                const std::function<bool()> &cancelled = {});

/// The same for leases that are made one by one. \a progress is called from time to time with the number done; if it
/// returns false, rendering stops.
Rendered render(const CopyFormat &format, qsizetype leases, const std::function<OutgoingLease(qsizetype)> &lease,
                const std::function<bool(qsizetype)> &progress = {});

/// A request as a cURL command for a POSIX shell: `curl -sS '…'`. Without `-f`, which would hide the vendor's error
/// text in the body of a 400. \a url may contain secrets, because the operator asked for them. Empty if \a url has
/// control characters.
QString curlCommand(const QString &url);

} // namespace proxydeck
