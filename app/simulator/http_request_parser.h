// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "simulator/http_request.h"

namespace proxydeck::sim {

/// Requests out of a stream of bytes, however it is cut: in the middle of a line or several requests at once.
class HttpRequestParser
{
public:
    /// What becomes of what follows a head.
    enum class Bodies {
        Collect, ///< read by Content-Length; chunked bodies are refused with 501
        Leave,   ///< stays for takeRest(): a proxy passes it on unread
    };
    static constexpr qsizetype MaxLine = 16 * 1024;
    static constexpr qsizetype MaxHead = 64 * 1024;
    static constexpr qsizetype MaxBody = 1024 * 1024;

    explicit HttpRequestParser(Bodies bodies = Bodies::Collect)
        : m_bodies(bodies)
    {
    }

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    /// The next whole request; nothing while it is incomplete; or the HTTP status to refuse it with, after which the
    /// stream has no meaning any more.
    Expected<std::optional<HttpRequest>, int> next();
    bool isEmpty() const { return m_buffer.isEmpty(); }
    /// What was received and not yet used.
    QByteArray takeRest();

private:
    Expected<std::optional<HttpRequest>, int> withBody(HttpRequest request, qsizetype headSize);

    Bodies m_bodies;
    QByteArray m_buffer;
};

} // namespace proxydeck::sim
