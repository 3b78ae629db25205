// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "simulator/http_request.h"

namespace proxydeck::sim {

/// Parses requests from a stream of bytes, whatever the pieces: parts of a line, or several requests at once.
class HttpRequestParser
{
public:
    /// How to handle the bytes after a head.
    enum class Bodies {
        Collect, ///< read by Content-Length; chunked bodies are refused with 501
        Leave,   ///< left for takeRest(): a proxy passes them on unread
    };
    static constexpr qsizetype MaxLine = 16 * 1024;
    static constexpr qsizetype MaxHead = 64 * 1024;
    static constexpr qsizetype MaxBody = 1024 * 1024;

    explicit HttpRequestParser(Bodies bodies = Bodies::Collect)
        : m_bodies(bodies)
    {
    }

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    /// The next complete request; nothing if it is incomplete; or the HTTP status to refuse it with. After a refusal
    /// the rest of the stream cannot be parsed.
    Expected<std::optional<HttpRequest>, int> next();
    bool isEmpty() const { return m_buffer.isEmpty(); }
    /// The bytes received but not parsed.
    QByteArray takeRest();

private:
    Expected<std::optional<HttpRequest>, int> withBody(HttpRequest request, qsizetype headSize);

    Bodies m_bodies;
    QByteArray m_buffer;
};

} // namespace proxydeck::sim
