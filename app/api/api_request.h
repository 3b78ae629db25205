// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "catalogue/endpoint.h"
#include "catalogue/query_item.h"

#include <QList>
#include <QUrl>

namespace proxydeck {

/// What the vendor's API wants to know of the caller.
struct Credentials
{
    Secret key;
    Secret apiPassword; ///< `pwd`; empty where the account has none, and then not sent

    /// What a reply must not repeat, see withoutSecrets().
    QList<Secret> secrets() const { return {key, apiPassword}; }
};

/// One call, ready to be sent.
struct ApiRequest
{
    const Endpoint *endpoint = nullptr;
    QueryItems items; ///< beyond key and pwd, see FormModel::queryItems()
    Credentials credentials;
};

/// `https://host/path?key=…&pwd=…&…`: key first, then pwd, then the items in their order. Values are percent-encoded
/// but for unreserved characters and the comma, which the vendor's own examples send plainly. Holds the secrets: never
/// log it.
QUrl requestUrl(const ApiRequest &request);

/// The same as text for the screen, with `••••••••` for every secret whatever its length: `GET https://…`.
QString maskedRequest(const Endpoint &endpoint, const QueryItems &items, bool withApiPassword);

} // namespace proxydeck
