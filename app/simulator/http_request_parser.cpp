// SPDX-License-Identifier: MIT
#include "simulator/http_request_parser.h"

#include <algorithm>
#include <utility>

namespace proxydeck::sim {

namespace {

using Refused = Unexpected<int>;

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text) { return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter); }

bool isText(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && c != '\t') || u == 0x7f;
    });
}

Expected<HttpRequest, int> parseRequestLine(QByteArrayView line)
{
    if (line.size() > HttpRequestParser::MaxLine)
        return Refused(414);
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1)
        return Refused(400);
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    const auto notInTarget = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; };
    if (!isToken(method) || std::any_of(target.begin(), target.end(), notInTarget))
        return Refused(400);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Refused(version.startsWith("HTTP/") ? 505 : 400);
    HttpRequest request;
    request.method = method.toByteArray();
    request.target = target.toByteArray();
    request.minorVersion = version.endsWith('1') ? 1 : 0;
    return request;
}

Expected<HttpRequest, int> parseHead(QByteArrayView head)
{
    const qsizetype lineEnd = head.indexOf("\r\n");
    auto request = parseRequestLine(head.first(lineEnd));
    if (!request)
        return request;
    for (qsizetype at = lineEnd + 2; at < head.size();) {
        const qsizetype end = head.indexOf("\r\n", at);
        const QByteArrayView line = head.sliced(at, end - at);
        at = end + 2;
        const qsizetype colon = line.indexOf(':');
        // A leading space (a folded line) is refused here too, because readers disagree on how to handle it.
        if (colon <= 0 || !isToken(line.first(colon)) || !isText(line.sliced(colon + 1)))
            return Refused(400);
        request->headers.append({line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    }
    const auto count = [&request](QByteArrayView name) {
        return std::count_if(request->headers.cbegin(), request->headers.cend(), [name](const HttpHeader &header) {
            return header.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    const auto hosts = count("host");
    if (hosts > 1 || (hosts == 0 && request->minorVersion == 1) || count("content-length") > 1)
        return Refused(400);
    return request;
}

} // namespace

Expected<std::optional<HttpRequest>, int> HttpRequestParser::next()
{
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const qsizetype lineEnd = m_buffer.indexOf("\r\n");
    if (lineEnd < 0 && m_buffer.size() > MaxLine)
        return Refused(414);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > MaxHead || (end < 0 && m_buffer.size() > MaxHead))
        return Refused(431);
    if (end < 0)
        return std::nullopt;
    auto request = parseHead(QByteArrayView(m_buffer).first(end + 2));
    if (!request)
        return Refused(request.error());
    if (m_bodies == Bodies::Leave) {
        m_buffer.remove(0, end + 4);
        return std::move(*request);
    }
    return withBody(std::move(*request), end + 4);
}

Expected<std::optional<HttpRequest>, int> HttpRequestParser::withBody(HttpRequest request, qsizetype headSize)
{
    if (!request.header("transfer-encoding").isNull())
        return Refused(501);
    qsizetype length = 0;
    if (const QByteArray text = request.header("content-length"); !text.isNull()) {
        bool ok = !text.isEmpty() && text.size() <= 18
            && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        length = ok ? static_cast<qsizetype>(text.toLongLong(&ok)) : 0;
        if (!ok)
            return Refused(400);
        if (length > MaxBody)
            return Refused(413);
    }
    if (m_buffer.size() - headSize < length)
        return std::nullopt;
    request.body = m_buffer.sliced(headSize, length);
    m_buffer.remove(0, headSize + length);
    return request;
}

QByteArray HttpRequestParser::takeRest() { return std::exchange(m_buffer, {}); }

} // namespace proxydeck::sim
