// SPDX-License-Identifier: MIT
#include "handshake/http_request_head.h"

#include "handshake/http_limits.h"
#include "handshake/http_text.h"
#include "handshake/parse_http_head.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// `GET http://a.test/ HTTP/1.1`, with one blank between its parts.
bool readRequestLine(QByteArrayView line, HttpRequestHead &head)
{
    const qsizetype method = line.indexOf(' ');
    const qsizetype version = line.lastIndexOf(' ');
    if (method < 0 || version <= method + 1 || !isHttpVersion(line.sliced(version + 1)))
        return false;
    const QByteArrayView target = line.sliced(method + 1, version - method - 1);
    if (!isHttpToken(line.first(method)) || !isHttpText(target) || target.contains(' ') || target.contains('\t'))
        return false;
    head.method = line.first(method).toByteArray();
    head.target = target.toByteArray();
    head.minorVersion = line.back() - '0';
    return true;
}

} // namespace

bool HttpRequestHead::canBegin(QByteArrayView bytes)
{
    if (bytes.startsWith('\r') || bytes.startsWith('\n'))
        return bytes == "\r" || bytes == "\r\n" || bytes == "\n"; // the empty line that may come first
    const QByteArrayView begin = bytes.first(std::min(bytes.size(), HttpLimits::Method + 1));
    const qsizetype blank = begin.indexOf(' ');
    return blank < 0 ? begin.size() <= HttpLimits::Method && isHttpToken(begin) : isHttpToken(begin.first(blank));
}

Expected<HttpRequestHead, HttpFault> HttpRequestHead::parse(QByteArrayView bytes)
{
    return parseHttpHead<HttpRequestHead>(bytes, readRequestLine);
}

} // namespace proxydeck
