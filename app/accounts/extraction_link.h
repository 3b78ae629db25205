// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "base/secret.h"
#include "catalogue/catalogue.h"
#include "catalogue/query_item.h"

#include <optional>

namespace proxydeck {

/// Content of an extraction link from the vendor's site: `https://share.proxy.qg.net/get?key=…&num=…`.
struct ExtractionLink
{
    Secret key;
    Secret apiPassword;
    Product product = Product::ShortLived;
    /// The modes that host and path allow, at least one: a link to share.proxy.qg.net/get can mean any of four.
    QList<Mode> possibleModes;
    Action action = Action::Extract;
    QueryItems items;    ///< other parameters of the endpoint
    QStringList unknown; ///< names of parameters that the endpoint does not have; ignored
};

/// Why a text is no extraction link.
enum class LinkProblem : quint8 {
    NoLink,      ///< not an http(s) link, or several texts
    NotVendors,  ///< a link to somebody else
    UnknownCall, ///< a link to a host of the vendor's, but to no call of the catalogue
    NoKey,       ///< without a key, or with one that cannot be one
    Ambiguous,   ///< a parameter occurs twice
};

/// Reads a single http(s) link with a key to a host and path of the catalogue. Accepts surrounding white space, quotes
/// or angle brackets, a leading `curl `, what TextKind::Link says of a copied text, and backslashes in the query: the
/// vendor's own tool writes `seq=\r\n` with these four characters.
Expected<ExtractionLink, LinkProblem> readExtractionLink(const QString &text, const Catalogue &catalogue);

/// The same, for those who do not ask why.
std::optional<ExtractionLink> parseExtractionLink(const QString &text, const Catalogue &catalogue);

} // namespace proxydeck
