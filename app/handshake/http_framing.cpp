// SPDX-License-Identifier: MIT
#include "handshake/http_framing.h"

#include "handshake/http_text.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// What the fields announce; UntilClose if they say nothing.
Expected<HttpFraming, HttpFault> announced(const HttpFields &head, int minorVersion)
{
    using Kind = HttpFraming::Kind;
    const qsizetype lengths = head.count("content-length");
    const qsizetype codings = head.count("transfer-encoding");
    if (lengths > 1)
        return Unexpected<HttpFault>(HttpFault::TwoLengths);
    if (lengths > 0 && codings > 0)
        return Unexpected<HttpFault>(HttpFault::LengthAndCoding);
    if (codings > 0) {
        const QByteArray coding = head.value("transfer-encoding").toLower();
        if (codings > 1 || coding != "chunked" || minorVersion == 0)
            return Unexpected<HttpFault>(HttpFault::UnknownCoding);
        return HttpFraming{Kind::Chunked, 0};
    }
    if (lengths == 0)
        return HttpFraming{Kind::UntilClose, 0};
    const QByteArray text = head.value("content-length");
    if (text.contains(','))
        return Unexpected<HttpFault>(HttpFault::TwoLengths);
    constexpr qint64 most = qint64(1) << 53;
    const bool isNumber = !text.isEmpty() && text.size() <= 16 && std::all_of(text.begin(), text.end(), isHttpDigit);
    if (!isNumber || text.toLongLong() > most)
        return Unexpected<HttpFault>(HttpFault::BadLength);
    return HttpFraming{Kind::Length, text.toLongLong()};
}

} // namespace

Expected<HttpFraming, HttpFault> HttpFraming::of(const HttpHead &head, bool withoutBody)
{
    // The fields must be valid even where they are ignored: a message with two lengths is not trusted.
    const auto framing = announced(head, head.minorVersion);
    if (framing && (withoutBody || head.status < 200 || head.status == 204 || head.status == 304))
        return HttpFraming{};
    return framing;
}

Expected<HttpFraming, HttpFault> HttpFraming::of(const HttpRequestHead &head)
{
    const auto framing = announced(head, head.minorVersion);
    if (!framing)
        return framing;
    const bool isEmpty = framing->kind == Kind::UntilClose || (framing->kind == Kind::Length && framing->length == 0);
    if (head.method == "CONNECT" && !isEmpty)
        return Unexpected<HttpFault>(HttpFault::BodyInConnect);
    return framing->kind == Kind::UntilClose || head.method == "CONNECT" ? HttpFraming{} : *framing;
}

} // namespace proxydeck
