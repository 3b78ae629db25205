// SPDX-License-Identifier: MIT
#include "handshake/error_answer.h"

#include <algorithm>

namespace proxydeck {

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 407:
        return "Proxy Authentication Required";
    case 408:
        return "Request Timeout";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return status < 500 ? "Bad Request" : "Internal Server Error";
    }
}

QByteArray seen(QByteArrayView text)
{
    QByteArray bytes = text.toByteArray();
    std::replace_if(
        bytes.begin(), bytes.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
    return bytes;
}

} // namespace

QByteArray structuredString(QByteArrayView text)
{
    QByteArray bytes = seen(text);
    return '"' + bytes.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray ErrorAnswer::proxyStatus() const
{
    QByteArray value = "ProxyDeck";
    if (!error.isEmpty())
        value += "; error=" + error;
    if (!details.isEmpty())
        value += "; details=" + structuredString(details);
    return value;
}

QByteArray ErrorAnswer::bytes(bool toHead) const
{
    const QByteArray reason = reasonOf(status);
    const QByteArray body = reason + (details.isEmpty() ? QByteArray() : ": " + seen(details)) + '\n';
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\n";
    if (!error.isEmpty())
        bytes += "Proxy-Status: " + proxyStatus() + "\r\n";
    if (status == 407)
        bytes += "Proxy-Authenticate: Basic realm=\"ProxyDeck\", charset=\"UTF-8\"\r\n";
    if (retryAfterS > 0)
        bytes += "Retry-After: " + QByteArray::number(retryAfterS) + "\r\n";
    // A browser that gets it instead of a page shows it as text and does not cache it.
    bytes += "Content-Type: text/plain; charset=us-ascii\r\nX-Content-Type-Options: nosniff\r\n"
             "Cache-Control: no-store\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n";
    return toHead ? bytes : bytes + body;
}

} // namespace proxydeck
