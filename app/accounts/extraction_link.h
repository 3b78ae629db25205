// SPDX-License-Identifier: MIT
#pragma once

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

/// Nothing unless \a text is a single http(s) link with a key to a host and path of the catalogue. Accepts surrounding
/// white space, quotes or angle brackets, and a leading `curl `.
std::optional<ExtractionLink> parseExtractionLink(const QString &text, const Catalogue &catalogue);

} // namespace proxydeck
