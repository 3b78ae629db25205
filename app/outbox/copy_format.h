// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "lease/lease.h"
#include "outbox/quoting.h"

#include <QList>
#include <QString>

#include <functional>
#include <span>

namespace proxydeck {

/// One way of writing a lease as text: everything the engine needs to know about a target. One definition per format;
/// an operator's own template is one more of these, with `name` instead of `label`.
struct CopyFormat
{
    QString id;                      ///< "url", kept in settings
    const char *label = nullptr;     ///< English source, context "CopyFormat"; null for an operator's template
    QString pattern;                 ///< see FormatPattern
    Quoting quoting = Quoting::None; ///< of every value
    bool credentials = false;        ///< whether proxy user and password go in: equals FormatPattern::usesCredentials()
    QString separator = QStringLiteral("\n"); ///< between leases
    QString opening = {};                     ///< before the first and after the last: JSON needs brackets
    QString closing = {};
    /// Characters that mean something to whoever reads this format and that it cannot quote: a user or password with
    /// one of them is refused.
    QString forbidden = {};
    /// The tool cannot send others as UTF-8 (Python requests: Latin-1 or an exception; proxychains' base64 takes bytes
    /// above 127 for negative): refused as well.
    bool asciiCredentials = false;
    QString name = {}; ///< an operator's own name for it

    friend bool operator==(const CopyFormat &, const CopyFormat &) = default;
};

/// A lease with what only the account knows. No secrets unless the format asks for them.
struct OutgoingLease
{
    Lease lease;
    LeaseOrigin origin;
    Secret proxyUser;
    Secret proxyPassword;
};

struct Rendered
{
    QString text;
    int written = 0;
    /// Could not be written intact in this format: a space in proxychains, a line break in a URL, a host that is none.
    /// All of them if the pattern itself is wrong.
    int refused = 0;
};
/// Texts from the network are made visible where the target could not write hidden characters, and in names.
/// \a cancelled is asked now and then; true ends early with what there is.
Rendered render(const CopyFormat &format, std::span<const OutgoingLease> leases,
                const std::function<bool()> &cancelled = {});

/// The same where leases are made one by one. \a progress gets the number done now and then; false ends early.
Rendered render(const CopyFormat &format, qsizetype leases, const std::function<OutgoingLease(qsizetype)> &lease,
                const std::function<bool(qsizetype)> &progress = {});

/// A request as a cURL command for a POSIX shell: `curl -sS '…'`. Without `-f`, which would hide the vendor's
/// explanation in the body of a 400. \a url may hold secrets: the operator asked for it. Empty if \a url has control
/// characters.
QString curlCommand(const QString &url);

} // namespace proxydeck
