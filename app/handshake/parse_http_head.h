// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_fields.h"
#include "handshake/http_limits.h"
#include "handshake/http_text.h"

#include <utility>

namespace proxydeck {

/// The head that \a bytes are, with the empty line at its end. \a readFirstLine reads what an answer and a request have
/// each of its own into \a Head, and says whether it could: else NotHttp.
template<typename Head>
Expected<Head, HttpFault> parseHttpHead(QByteArrayView bytes, bool (*readFirstLine)(QByteArrayView line, Head &head))
{
    if (bytes.size() > HttpLimits::Head)
        return Unexpected<HttpFault>(HttpFault::HeadTooLong);
    Head head;
    const auto first = takeHttpLine(bytes);
    if (!first)
        return Unexpected<HttpFault>(first.error());
    if (!readFirstLine(*first, head))
        return Unexpected<HttpFault>(HttpFault::NotHttp);
    auto fields = HttpFields::parse(bytes);
    if (!fields)
        return Unexpected<HttpFault>(fields.error());
    head.fields = std::move(*fields);
    return head;
}

} // namespace proxydeck
