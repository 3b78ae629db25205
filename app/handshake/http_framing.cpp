// SPDX-License-Identifier: MIT
#include "handshake/http_framing.h"

#include "handshake/http_text.h"

#include <algorithm>

namespace proxydeck {

Expected<HttpFraming, HttpFault> HttpFraming::of(const HttpHead &head, bool withoutBody)
{
    // The fields have to be right even where they say nothing: whoever sends two lengths is not to be believed at all.
    const qsizetype lengths = head.count("content-length");
    const qsizetype codings = head.count("transfer-encoding");
    if (lengths > 1)
        return Unexpected<HttpFault>(HttpFault::TwoLengths);
    if (lengths > 0 && codings > 0)
        return Unexpected<HttpFault>(HttpFault::LengthAndCoding);
    HttpFraming framing{Kind::UntilClose};
    if (codings > 0) {
        const QByteArray coding = head.value("transfer-encoding").toLower();
        if (codings > 1 || coding != "chunked" || head.minorVersion == 0)
            return Unexpected<HttpFault>(HttpFault::UnknownCoding);
        framing.kind = Kind::Chunked;
    } else if (lengths > 0) {
        const QByteArray text = head.value("content-length");
        if (text.contains(','))
            return Unexpected<HttpFault>(HttpFault::TwoLengths);
        constexpr qint64 most = qint64(1) << 53;
        const bool isNumber
            = !text.isEmpty() && text.size() <= 16 && std::all_of(text.begin(), text.end(), isHttpDigit);
        if (!isNumber || text.toLongLong() > most)
            return Unexpected<HttpFault>(HttpFault::BadLength);
        framing = {Kind::Length, text.toLongLong()};
    }
    if (withoutBody || head.status < 200 || head.status == 204 || head.status == 304)
        return HttpFraming{};
    return framing;
}

} // namespace proxydeck
