// SPDX-License-Identifier: MIT
#include "simulator/http_reply.h"

namespace proxydeck::sim {

HttpReply HttpReply::plain(int status, const QByteArray &text)
{
    return {status, "text/plain; charset=utf-8", text, {}};
}

QByteArray HttpReply::head(const QByteArray &date, bool keepAlive, Framing framing) const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\n";
    const auto add = [&head](const QByteArray &name, const QByteArray &value) { head += name + ": " + value + "\r\n"; };
    if (!date.isEmpty())
        add("Date", date);
    if (!contentType.isEmpty())
        add("Content-Type", contentType);
    if (framing == Framing::Chunked)
        add("Transfer-Encoding", "chunked");
    else
        add("Content-Length", QByteArray::number(body.size()));
    for (const HttpHeader &header : headers)
        add(header.name, header.value);
    add("Connection", keepAlive ? "keep-alive" : "close");
    return head + "\r\n";
}

QByteArray HttpReply::reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 407:
        return "Proxy Authentication Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

} // namespace proxydeck::sim
