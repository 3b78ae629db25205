// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "catalogue/endpoint.h"
#include "catalogue/query_item.h"

#include <QUrl>

namespace proxydeck {

/// What the vendor's API wants to know of the caller.
struct Credentials
{
    Secret key;
    Secret apiPassword; ///< `pwd`; empty where the account has none, and then not sent
};

/// One call, ready to be sent.
struct ApiRequest
{
    const Endpoint *endpoint = nullptr;
    QueryItems items; ///< beyond key and pwd, see FormModel::queryItems()
    Credentials credentials;
};

/// `https://host/path?key=…&pwd=…&…`: key first, then pwd, then the items in their order. Values are percent-encoded but for
/// unreserved characters and the comma, which the vendor's own examples send plainly. Holds the secrets: never log it.
QUrl requestUrl(const ApiRequest &request);

/// The same as text for the screen, with `••••••••` for every secret whatever its length: `GET https://…`.
QString maskedRequest(const Endpoint &endpoint, const QueryItems &items, bool withApiPassword);

/// What stands for a secret on the screen: `••••••••`, whatever its length.
QString secretMask();

/// \a text with every occurrence of the secrets replaced by secretMask(): in any case of letters, plain or escaped as in a URL
/// (once or several times), in JSON or in HTML. Replies can echo what was sent.
QString withoutSecrets(QString text, const Credentials &credentials);

/// The beginning of \a text, at most \a limit characters, without the secrets, not even one cut in two at the end.
QString excerptWithoutSecrets(const QString &text, qsizetype limit, const Credentials &credentials);

} // namespace proxydeck
