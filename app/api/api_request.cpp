// SPDX-License-Identifier: MIT
#include "api/api_request.h"

#include "base/without_secrets.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QByteArray encoded(const QString &text) { return QUrl::toPercentEncoding(text, ","); }

QByteArray address(const Endpoint &endpoint) { return QByteArray("https://") + endpoint.host + endpoint.path; }

QByteArray encodedItems(const QueryItems &items)
{
    QByteArray out;
    for (const QueryItem &item : items)
        out += '&' + encoded(item.name) + '=' + encoded(item.value);
    return out;
}

} // namespace

QUrl requestUrl(const ApiRequest &request)
{
    Q_ASSERT(request.endpoint);
    QByteArray url = address(*request.endpoint) + "?key=" + encoded(request.credentials.key.reveal());
    if (!request.credentials.apiPassword.isEmpty())
        url += "&pwd=" + encoded(request.credentials.apiPassword.reveal());
    url += encodedItems(request.items);
    return QUrl::fromEncoded(url, QUrl::StrictMode);
}

QString maskedRequest(const Endpoint &endpoint, const QueryItems &items, bool withApiPassword)
{
    QString out = "GET "_L1 + QString::fromUtf8(address(endpoint)) + "?key="_L1 + secretMask();
    if (withApiPassword)
        out += "&pwd="_L1 + secretMask();
    return out + QString::fromLatin1(encodedItems(items));
}

} // namespace proxydeck
