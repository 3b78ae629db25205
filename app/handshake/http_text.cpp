// SPDX-License-Identifier: MIT
#include "handshake/http_text.h"

#include "handshake/http_limits.h"

#include <algorithm>

namespace proxydeck {

bool isHttpToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isHttpDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
    });
}

bool isHttpText(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && c != '\t') || u == 0x7f;
    });
}

bool isHttpVersion(QByteArrayView text) { return text == "HTTP/1.1" || text == "HTTP/1.0"; }

Expected<QByteArrayView, HttpFault> takeHttpLine(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf('\n');
    if (end < 0)
        return Unexpected<HttpFault>(HttpFault::ClosedInHead);
    QByteArrayView line = rest.first(end);
    rest = rest.sliced(end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.contains('\r'))
        return Unexpected<HttpFault>(HttpFault::BareReturn);
    if (line.size() > HttpLimits::Line)
        return Unexpected<HttpFault>(HttpFault::LineTooLong);
    return line;
}

} // namespace proxydeck
