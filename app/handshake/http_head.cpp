// SPDX-License-Identifier: MIT
#include "handshake/http_head.h"

#include "handshake/http_limits.h"
#include "handshake/http_text.h"
#include "handshake/parse_http_head.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// `HTTP/1.1 200 OK`; the words are often missing, and the blank before them.
bool readStatusLine(QByteArrayView line, HttpHead &head)
{
    if (!isHttpVersion(line.first(std::min<qsizetype>(line.size(), 8))) || line.size() < 12 || line[8] != ' '
        || !isHttpText(line))
        return false;
    const QByteArrayView status = line.sliced(9, 3);
    if (!std::all_of(status.begin(), status.end(), isHttpDigit) || status[0] == '0')
        return false;
    if (line.size() > 12 && line[12] != ' ')
        return false;
    head.minorVersion = line[7] - '0';
    head.status = status.toInt();
    head.reason = line.size() > 13 ? line.sliced(13).toByteArray() : QByteArray();
    return true;
}

} // namespace

bool HttpHead::canBegin(QByteArrayView bytes)
{
    constexpr QByteArrayView begin = "HTTP/1.";
    const qsizetype size = std::min(begin.size(), bytes.size());
    return bytes.first(size) == begin.first(size);
}

Expected<HttpHead, HttpFault> HttpHead::parse(QByteArrayView bytes)
{
    return parseHttpHead<HttpHead>(bytes, readStatusLine);
}

} // namespace proxydeck
