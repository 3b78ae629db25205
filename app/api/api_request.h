// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "catalogue/endpoint.h"
#include "catalogue/query_item.h"

#include <QList>
#include <QUrl>

namespace proxydeck {

/// What the vendor's API needs to identify the account.
struct Credentials
{
    Secret key;
    Secret apiPassword; ///< `pwd`; not sent if the account has none

    /// Other secrets of the account: not sent, but removed from a reply like those that are.
    QList<Secret> others = {};

    /// What must be removed from a reply, see withoutSecrets().
    QList<Secret> secrets() const { return QList<Secret>{key, apiPassword} + others; }
};

/// One call, ready to be sent.
struct ApiRequest
{
    const Endpoint *endpoint = nullptr;
    QueryItems items; ///< without key and pwd, see FormModel::queryItems()
    Credentials credentials;
};

/// `https://host/path?key=…&pwd=…&…`: key first, then pwd, then the items in their order. Values are percent-encoded,
/// except unreserved characters and the comma, which the vendor's own examples do not encode. Contains the secrets:
/// never log it.
QUrl requestUrl(const ApiRequest &request);

/// The request as text for the screen, with `••••••••` for every secret of any length: `GET https://…`.
QString maskedRequest(const Endpoint &endpoint, const QueryItems &items, bool withApiPassword);

} // namespace proxydeck
