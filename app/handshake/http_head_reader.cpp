// SPDX-License-Identifier: MIT
#include "handshake/http_head_reader.h"

#include "handshake/http_limits.h"

#include <algorithm>

namespace proxydeck {

template<typename Head>
qsizetype HttpHeadReaderOf<Head>::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Reading && taken < bytes.size()) {
        const qsizetype newline = bytes.indexOf('\n', taken);
        const QByteArrayView piece = bytes.sliced(taken, (newline < 0 ? bytes.size() : newline + 1) - taken);
        taken += piece.size();
        // One byte more than is allowed is enough to see that it is too long.
        m_bytes += piece.first(std::min(piece.size(), HttpLimits::Head + 1 - m_bytes.size()));
        if (m_lineAt == 0 && !Head::canBegin(m_bytes))
            fail(HttpFault::NotHttp);
        else if (m_bytes.size() - m_lineAt > HttpLimits::Line + (newline < 0 ? 1 : 2))
            fail(HttpFault::LineTooLong);
        else if (m_bytes.size() > HttpLimits::Head)
            fail(HttpFault::HeadTooLong);
        else if (newline >= 0)
            onLine();
    }
    return taken;
}

template<typename Head>
void HttpHeadReaderOf<Head>::onLine()
{
    const QByteArrayView line = QByteArrayView(m_bytes).sliced(m_lineAt);
    const bool isFirst = m_lineAt == 0;
    m_lineAt = m_bytes.size();
    if (line != "\r\n" && line != "\n")
        return;
    if (isFirst && Head::mayFollowEmptyLine && !m_hasSkipped) {
        m_hasSkipped = true;
        m_bytes.clear();
        m_lineAt = 0;
        return;
    }
    auto head = Head::parse(m_bytes);
    if (!head) {
        fail(head.error());
    } else {
        m_head = std::move(*head);
        m_state = State::Done;
    }
}

template<typename Head>
void HttpHeadReaderOf<Head>::close()
{
    if (m_state == State::Reading)
        fail(HttpFault::ClosedInHead);
}

template<typename Head>
void HttpHeadReaderOf<Head>::fail(HttpFault fault)
{
    m_state = State::Failed;
    m_fault = fault;
}

template class HttpHeadReaderOf<HttpHead>;
template class HttpHeadReaderOf<HttpRequestHead>;

} // namespace proxydeck
