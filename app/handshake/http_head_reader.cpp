// SPDX-License-Identifier: MIT
#include "handshake/http_head_reader.h"

#include "handshake/http_limits.h"

#include <algorithm>

namespace proxydeck {

qsizetype HttpHeadReader::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Reading && taken < bytes.size()) {
        const qsizetype newline = bytes.indexOf('\n', taken);
        const QByteArrayView piece = bytes.sliced(taken, (newline < 0 ? bytes.size() : newline + 1) - taken);
        taken += piece.size();
        // One byte more than is allowed is enough to see that it is too long.
        m_bytes += piece.first(std::min(piece.size(), HttpLimits::Head + 1 - m_bytes.size()));
        if (!isStatusLineYet()) {
            fail(HttpFault::NotHttp);
        } else if (m_bytes.size() - m_lineAt > HttpLimits::Line + (newline < 0 ? 1 : 2)) {
            fail(HttpFault::LineTooLong);
        } else if (m_bytes.size() > HttpLimits::Head) {
            fail(HttpFault::HeadTooLong);
        } else if (newline >= 0) {
            const QByteArrayView line = QByteArrayView(m_bytes).sliced(m_lineAt);
            m_lineAt = m_bytes.size();
            if (line != "\r\n" && line != "\n")
                continue;
            auto head = HttpHead::parse(m_bytes);
            if (!head) {
                fail(head.error());
            } else {
                m_head = std::move(*head);
                m_state = State::Done;
            }
        }
    }
    return taken;
}

void HttpHeadReader::close()
{
    if (m_state == State::Reading)
        fail(HttpFault::ClosedInHead);
}

void HttpHeadReader::fail(HttpFault fault)
{
    m_state = State::Failed;
    m_fault = fault;
}

bool HttpHeadReader::isStatusLineYet() const
{
    constexpr QByteArrayView begin = "HTTP/1.";
    const qsizetype size = std::min(begin.size(), m_bytes.size());
    return QByteArrayView(m_bytes).first(size) == begin.first(size);
}

} // namespace proxydeck
