// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "catalogue/catalogue.h"
#include "catalogue/query_item.h"

#include <optional>

namespace proxydeck {

/// What an extraction link from the vendor's site says: `https://share.proxy.qg.net/get?key=…&num=…`.
struct ExtractionLink
{
    Secret key;
    Secret apiPassword;
    Product product = Product::ShortLived;
    /// The modes that the host and path allow, at least one: a link to share.proxy.qg.net/get can be any of four.
    QList<Mode> possibleModes;
    Action action = Action::Extract;
    QueryItems items;    ///< the other parameters that the endpoint knows
    QStringList unknown; ///< names of parameters that it does not know; ignored
};

/// Nothing unless \a text is one http(s) link to one of the catalogue's hosts and paths with a key. Accepts surrounding
/// white space, quotes or angle brackets, and a leading `curl `.
std::optional<ExtractionLink> parseExtractionLink(const QString &text, const Catalogue &catalogue);

} // namespace proxydeck
